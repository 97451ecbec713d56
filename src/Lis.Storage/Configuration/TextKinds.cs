using Microsoft.EntityFrameworkCore.Metadata;

namespace Lis.Storage.Configuration;

/// <summary>
/// Which text columns are identifiers (binary order) and which are names or running text (Danish order), and how long they may be
/// (contract section 2: codes 64, names and titles 200, the rest without limit).
/// </summary>
internal static class TextKinds
{
    private static readonly HashSet<string> Identifiers = new(StringComparer.Ordinal)
    {
        "Key", "BreakdownKey", "EntityKey", "EntitySet", "Dimension", "Member", "CaseNumber", "KleNumber", "Facet", "SourceTable",
        "FileSha256", "Profile", "Actor", "Action", "Rule", "Column", "Changes", "Homepage", "Url",
        "Fingerprint", "Mark", "SpoolFile", "Parameters", "Scope", "LeaseOwner", "Caller", "Request", "Headers",
    };

    private static readonly HashSet<string> Periods = new(StringComparer.Ordinal)
    {
        "Period", "BaselinePeriod", "PeriodFrom", "PeriodTo", "ComparatorPeriod",
    };

    public static bool IsIdentifier(IReadOnlyProperty property) =>
        IsCode(property) || Identifiers.Contains(property.Name) || JsonText.IsCollection(property.ClrType);

    public static int? MaxLength(IReadOnlyProperty property) => property switch
    {
        _ when JsonText.IsCollection(property.ClrType) => null,
        _ when IsCode(property) => 64,
        _ when property.Name.EndsWith("Name", StringComparison.Ordinal) || property.Name == "Title" => 200,
        _ => null,
    };

    private static bool IsCode(IReadOnlyProperty property) =>
        property.Name.EndsWith("Code", StringComparison.Ordinal) || Periods.Contains(property.Name);
}
