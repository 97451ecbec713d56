using Lis.Domain;
using Lis.OData.Model;
using Lis.OData.Planning;

namespace Lis.Api.Security;

/// <summary>Contract section 5 as rules of rows and columns, for every place where the engine meets a table.</summary>
public sealed class AccessRules : IAccessRules
{
    const string Nothing = "false";

    const string Shown = "Shown";

    const string Visibility = "Visibility";

    /// <summary>The single-valued navigations along which a row hangs on a row that can be confidential.</summary>
    static readonly string[] Parents = ["Indicator", "Target"];

    /// <inheritdoc />
    public string? RowRule(EntityType type, string profile)
    {
        var access = AccessProfile.Parse(profile);
        if (!access.Roles.MayRead(type.Name))
        {
            return Nothing;
        }

        string?[] rules = [MunicipalityRule(type, access), VisibilityRule(type, access), StateRule(type, access)];
        var text = string.Join(" and ", rules.OfType<string>());
        return text.Length == 0 ? null : text;
    }

    /// <inheritdoc />
    public PropertySource SourceOf(EntityType type, StructuralProperty property, string profile) =>
        AccessProfile.Parse(profile) is var access && (access.SeesConfidential || (type.Name == nameof(ImportRun) && !access.Roles.SeesPartOf(type.Name)))
            ? property.Source
            : type.FindProperty(Shown + property.Name)?.Source ?? property.Source;

    static string? StateRule(EntityType type, AccessProfile access) => access.Roles.SeesPartOf(type.Name)
        ? $"State eq {type.FullName[..^type.Name.Length]}ImportRunState'{nameof(ImportRunState.Succeeded)}'"
        : null;

    static string? MunicipalityRule(EntityType type, AccessProfile access) =>
        access.SeesEveryMunicipality || type.FindProperty("MunicipalityCode") is null
            ? null
            : $"(MunicipalityCode eq null or MunicipalityCode eq @@{LisCaller.MunicipalityValue})";

    static string? VisibilityRule(EntityType type, AccessProfile access) =>
        !access.SeesConfidential && type.FindProperty("IsConfidential") is not null ? "IsConfidential eq false"
        : access.SeesConfidential || PathToVisibility(type) is not { } path
            ? null
            : $"{path} ne {type.FullName[..^type.Name.Length]}IndicatorVisibility'Confidential'";

    static string? PathToVisibility(EntityType type)
    {
        if (type.FindProperty(Visibility) is not null)
        {
            return Visibility;
        }

        return Parents
            .Select(type.FindNavigation)
            .Where(navigation => navigation is { IsCollection: false } && navigation.Target != type)
            .Select(navigation => PathToVisibility(navigation!.Target) is { } rest ? $"{navigation.Name}/{rest}" : null)
            .FirstOrDefault(path => path is not null);
    }
}
