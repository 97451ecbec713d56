using Lis.Import.Tables;

namespace Lis.Import.Templates;

/// <summary>Templates among the profiles: filled in, they go the road of every other file.</summary>
public static class TemplateProfile
{
    /// <summary>What the names of these profiles begin with.</summary>
    public const string Prefix = "template-";

    /// <summary>The profile as it is listed.</summary>
    /// <param name="name">Name of the template.</param>
    /// <param name="title">Its title.</param>
    public static ImportProfile Listed(string name, string title) => new()
    {
        Name = Prefix + name,
        Description = $"Udfyldt skabelon: {title} (xlsx eller csv), én linje pr. række. Skabelonen hentes på /api/v1/templates.",
        Parameters = [ParameterTexts.Sheet],
    };

    /// <summary>The profile that reads rows of a shape; its items are <see cref="TemplateRow"/>s and rejects.</summary>
    public static ImportProfile Reading(TemplateShape shape)
    {
        ArgumentNullException.ThrowIfNull(shape);
        return new()
        {
            Name = Prefix + shape.Name,
            Description = shape.Title,
            Parameters = [ParameterTexts.Sheet],
            Read = request => TemplateReader.Read(shape, request),
        };
    }
}
