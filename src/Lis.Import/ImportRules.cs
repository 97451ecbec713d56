namespace Lis.Import;

/// <summary>The stable codes of the rules that a file can break; clients and people may rely on them.</summary>
public static class ImportRules
{
    /// <summary>The file cannot be read as what it should be.</summary>
    public const string FileFormat = "file-format";

    /// <summary>The file, or a part of it, is larger than allowed once unpacked.</summary>
    public const string FileTooLarge = "file-too-large";

    /// <summary>The file has no rows.</summary>
    public const string FileEmpty = "file-empty";

    /// <summary>A parameter of the import does not fit the file.</summary>
    public const string Parameter = "parameter";

    /// <summary>A column or a heading that the profile needs is not there.</summary>
    public const string ColumnMissing = "column-missing";

    /// <summary>A column or a field that the profile does not know.</summary>
    public const string ColumnUnknown = "column-unknown";

    /// <summary>Two columns have the same name.</summary>
    public const string ColumnTwice = "column-twice";

    /// <summary>A line has more or fewer fields than the heading.</summary>
    public const string RowWidth = "row-width";

    /// <summary>A quotation mark is not closed, or stands where none may stand.</summary>
    public const string Quotes = "quotes";

    /// <summary>Text that is not valid in the file's encoding.</summary>
    public const string TextEncoding = "text-encoding";

    /// <summary>Text that is longer than allowed.</summary>
    public const string TextLength = "text-length";

    /// <summary>No indicator is named.</summary>
    public const string IndicatorMissing = "indicator-missing";

    /// <summary>The indicator is not known.</summary>
    public const string IndicatorUnknown = "indicator-unknown";

    /// <summary>No area is named.</summary>
    public const string AreaMissing = "area-missing";

    /// <summary>The area is not known.</summary>
    public const string AreaUnknown = "area-unknown";

    /// <summary>The name fits more than one area.</summary>
    public const string AreaAmbiguous = "area-ambiguous";

    /// <summary>Code and name in one line are of two areas.</summary>
    public const string AreaContradiction = "area-contradiction";

    /// <summary>No period is named.</summary>
    public const string PeriodMissing = "period-missing";

    /// <summary>The text is no period.</summary>
    public const string PeriodInvalid = "period-invalid";

    /// <summary>The text is no breakdown, or no member of one.</summary>
    public const string BreakdownInvalid = "breakdown-invalid";

    /// <summary>The text is neither a number nor one of the source's signs.</summary>
    public const string ValueNotNumber = "value-not-number";

    /// <summary>More digits than can be stored; nothing is rounded in silence.</summary>
    public const string ValueDigits = "value-digits";

    /// <summary>The number is outside what it can be.</summary>
    public const string ValueRange = "value-range";

    /// <summary>Figures in one line contradict one another.</summary>
    public const string ValueContradiction = "value-contradiction";

    /// <summary>The text is no status.</summary>
    public const string StatusUnknown = "status-unknown";

    /// <summary>A value where the status says there is none, or none where it says there is one.</summary>
    public const string StatusContradiction = "status-contradiction";

    /// <summary>The text is neither true nor false.</summary>
    public const string FlagInvalid = "flag-invalid";

    /// <summary>The text is no date or time of the form that the profile demands.</summary>
    public const string DateInvalid = "date-invalid";

    /// <summary>A personal number; never stored and never repeated.</summary>
    public const string PersonalData = "personal-data";

    /// <summary>The text is none of the choices.</summary>
    public const string ChoiceUnknown = "choice-unknown";

    /// <summary>A row says nothing of which one it is.</summary>
    public const string KeyMissing = "key-missing";

    /// <summary>A key stands in two rows of a file.</summary>
    public const string KeyTwice = "key-twice";
}
