using Lis.Api.Settings;
using Lis.Api.Templates;
using Lis.Import;
using Lis.Import.Sheets;
using Lis.Import.Templates;

namespace Lis.Api.Imports;

/// <summary>The profiles that this installation knows: the service's own and those of its folder.</summary>
public sealed class ProfileCatalogue
{
    readonly Dictionary<string, ImportProfile> byName;

    /// <exception cref="SettingsException">A file is no profile, or takes a name that is taken.</exception>
    public ProfileCatalogue(ImportSettings settings)
    {
        All =
        [
            .. ImportProfiles.All,
            .. TemplateSet.All.Select(template => TemplateProfile.Listed(template.Name, template.Title)),
            .. InFolder(settings.ProfilesFolder),
        ];
        var taken = All.GroupBy(profile => profile.Name, StringComparer.Ordinal).Where(group => group.Count() > 1).ToList();
        if (taken.Count > 0)
        {
            throw new SettingsException([.. taken.Select(group => $"Imports:ProfilesFolder holds a profile '{group.Key}', and that name is taken.")]);
        }

        byName = All.ToDictionary(profile => profile.Name, StringComparer.Ordinal);
    }

    /// <summary>All, in the order in which people should meet them.</summary>
    public IReadOnlyList<ImportProfile> All { get; }

    /// <summary>The profile of that name; null = there is none.</summary>
    public ImportProfile? Find(string name) => byName.GetValueOrDefault(name);

    static IReadOnlyList<ImportProfile> InFolder(string? folder)
    {
        try
        {
            return folder is null ? [] : SheetProfileFile.InFolder(folder);
        }
        catch (FormatException fault)
        {
            throw new SettingsException([$"Imports:ProfilesFolder: {fault.Message}"]);
        }
    }
}
