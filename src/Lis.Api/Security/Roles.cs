namespace Lis.Api.Security;

/// <summary>The app roles of contract section 5; none implies another except <see cref="Admin"/>.</summary>
[Flags]
public enum Roles
{
    None = 0,
    Read = 1,
    ReadConfidential = 2,
    Preview = 4,
    Write = 8,
    Import = 16,
    Admin = 32,
}

public static class RoleNames
{
    static readonly Dictionary<string, Roles> ByName = new(StringComparer.Ordinal)
    {
        ["Lis.Read"] = Roles.Read,
        ["Lis.Read.Confidential"] = Roles.ReadConfidential,
        ["Lis.Preview"] = Roles.Preview,
        ["Lis.Write"] = Roles.Write,
        ["Lis.Import"] = Roles.Import,
        ["Lis.Admin"] = Roles.Admin | Roles.Read | Roles.ReadConfidential | Roles.Preview | Roles.Write | Roles.Import,
    };

    /// <summary>The names as they stand in tokens.</summary>
    public static IEnumerable<string> All => ByName.Keys;

    public static Roles Of(IEnumerable<string> names) =>
        names.Aggregate(Roles.None, (roles, name) => roles | ByName.GetValueOrDefault(name));
}
