using Lis.Api.Settings;
using Lis.Api.Templates;
using Lis.Import;
using Lis.Import.Sheets;
using Lis.Import.Templates;

namespace Lis.Api.Imports;

/// <summary>
/// The profiles that this installation knows: the service's own and those of its folder. A folder is looked through at once, so that a fault in
/// it stops the start; the service's own are read when the first import wants them.
/// </summary>
public sealed class ProfileCatalogue
{
    readonly Lazy<IReadOnlyList<ImportProfile>> all;

    readonly Lazy<Dictionary<string, ImportProfile>> byName;

    /// <exception cref="SettingsException">A file is no profile, or takes a name that is taken.</exception>
    public ProfileCatalogue(ImportSettings settings)
    {
        all = settings.ProfilesFolder is { } folder ? new(WithThoseOf(folder)) : new(Own);
        byName = new(() => All.ToDictionary(profile => profile.Name, StringComparer.Ordinal));
    }

    /// <summary>All, in the order in which people should meet them.</summary>
    public IReadOnlyList<ImportProfile> All => all.Value;

    /// <summary>The profile of that name; null = there is none.</summary>
    public ImportProfile? Find(string name) => byName.Value.GetValueOrDefault(name);

    static IReadOnlyList<ImportProfile> Own() =>
        [.. ImportProfiles.All, .. TemplateSet.All.Select(template => TemplateProfile.Listed(template.Name, template.Title))];

    static IReadOnlyList<ImportProfile> WithThoseOf(string folder)
    {
        var (added, faults) = SheetProfileFile.InFolder(folder);
        IReadOnlyList<ImportProfile> profiles = [.. Own(), .. added];
        var taken = profiles.CountBy(profile => profile.Name, StringComparer.Ordinal)
            .Where(count => count.Value > 1)
            .Select(count => $"Imports:ProfilesFolder holds a profile '{count.Key}', and that name is taken; give it another.");
        IReadOnlyList<string> findings = [.. faults.Select(fault => $"Imports:ProfilesFolder: {fault}"), .. taken];
        return findings.Count == 0 ? profiles : throw new SettingsException(findings);
    }
}
