namespace Lis.Conformance.Harness;

/// <summary>Where the working tree is that these tests were built from.</summary>
public static class Repository
{
    public static string Root { get; } = Find(AppContext.BaseDirectory);

    public static string PathOf(string relative) => Path.Combine(Root, relative);

    static string Find(string folder)
    {
        for (var at = new DirectoryInfo(folder); at is not null; at = at.Parent)
        {
            if (File.Exists(Path.Combine(at.FullName, "Lis.Api.sln")))
            {
                return at.FullName;
            }
        }

        throw new DirectoryNotFoundException($"no Lis.Api.sln above {folder}");
    }
}
