using System.Text.RegularExpressions;

namespace Lis.Tests.Architecture;

/// <summary>Code that the compiler cannot vouch for stands in one file, where decision 0017 says why.</summary>
public partial class UnsafeCodeTests
{
    [Fact]
    public void One_file_alone_has_unsafe_code() => Assert.Equal(
        ["src/Lis.OData/Execution/Sqlite/SqliteColumns.cs"],
        from file in SourceTree.CSharp("src")
        where file.Uses(UnsafeKeyword()).Any()
        select file.Path);

    [GeneratedRegex(@"\bunsafe\b(?=\s+(?:static|class|struct|delegate|partial|void|\{|\w+\s+\w+\())")]
    private static partial Regex UnsafeKeyword();
}
