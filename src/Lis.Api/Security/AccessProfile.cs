using System.Globalization;

namespace Lis.Api.Security;

/// <summary>The part of a caller that decides which rules apply. Its text is the profile under which the engine keeps plans.</summary>
/// <param name="Roles">What the caller may do.</param>
/// <param name="SeesEveryMunicipality">Whether rows of every municipality are visible.</param>
public readonly record struct AccessProfile(Roles Roles, bool SeesEveryMunicipality)
{
    const char Every = '*';

    public bool SeesConfidential => Roles.HasFlag(Roles.Read | Roles.ReadConfidential);

    public static AccessProfile Parse(string text)
    {
        var every = text.EndsWith(Every);
        return new((Roles)int.Parse(every ? text[..^1] : text, NumberStyles.None, CultureInfo.InvariantCulture), every);
    }

    public override string ToString() => ((int)Roles).ToString(CultureInfo.InvariantCulture) + (SeesEveryMunicipality ? Every : "");
}
