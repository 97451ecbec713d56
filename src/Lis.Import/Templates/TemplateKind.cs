namespace Lis.Import.Templates;

/// <summary>What the cells of a template's column hold.</summary>
public enum TemplateKind
{
    /// <summary>Text as it stands.</summary>
    Text,

    /// <summary>The key of a row, perhaps followed by a dash and its name, as drop-downs show it.</summary>
    Code,

    /// <summary>A whole number.</summary>
    Whole,

    /// <summary>A number in Danish or invariant writing.</summary>
    Number,

    /// <summary>A day.</summary>
    Day,

    /// <summary>Yes or no.</summary>
    Flag,

    /// <summary>One of the choices and nothing else.</summary>
    Choice,

    /// <summary>Texts parted by a vertical bar.</summary>
    List,
}
