using Lis.Api.Security;
using Lis.Import.Templates;

namespace Lis.Api.Templates;

/// <summary>A set whose rows people may fill in as a file.</summary>
/// <param name="Name">Name in addresses, commands and profiles.</param>
/// <param name="Set">The entity set.</param>
/// <param name="Title">Danish title.</param>
/// <param name="IsForAll">Whether the rows belong to nobody, so that only who acts for all may write them.</param>
public sealed record TemplateSet(string Name, string Set, string Title, bool IsForAll)
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<TemplateSet> All { get; } =
    [
        new("indicators", "Indicators", "Indikatorer", false),
        new("areas", "Areas", "Områder", true),
        new("breakdowns", "Breakdowns", "Opdelinger", true),
        new("targets", "Targets", "Mål", false),
    ];

    /// <summary>The template of that name; null = there is none.</summary>
    public static TemplateSet? Find(string? name) => All.FirstOrDefault(template => template.Name == name);

    /// <summary>The template that a profile reads; null = the profile reads figures.</summary>
    public static TemplateSet? OfProfile(string? profile) =>
        profile?.StartsWith(TemplateProfile.Prefix, StringComparison.Ordinal) == true ? Find(profile[TemplateProfile.Prefix.Length..]) : null;

    /// <summary>What stands against a caller's filling it in; null = nothing. Each row is judged again when it is stored.</summary>
    public string? Complaint(LisCaller caller)
    {
        ArgumentNullException.ThrowIfNull(caller);
        return !caller.Has(Roles.Write) || caller.Municipality is null ? "Filling in templates needs Lis.Write and a municipality."
            : IsForAll && !(caller.Has(Roles.Admin) && caller.Municipality == LisCaller.EveryMunicipality)
                ? $"{Set} belong to all; writing them takes Lis.Admin with every municipality."
                : null;
    }
}
