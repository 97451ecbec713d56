using Lis.Conformance.Harness;
using Lis.Storage.Connections;
using Lis.Storage.Map;

namespace Lis.Conformance.Storage;

/// <summary>The files src/Lis.Storage/Map/*.tsv say what EF's model says. LIS_UPDATE_CASES=1 writes them anew.</summary>
public sealed class MapFileTests
{
    [Theory]
    [InlineData(DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.Postgres)]
    public void The_file_is_what_EF_says(DatabaseProvider provider)
    {
        var path = Repository.PathOf($"src/Lis.Storage/Map/{provider}.tsv");
        var written = File.ReadAllText(path);
        var expected = EfMapFile.Write(EfModelReader.Read(provider));
        if (Environment.GetEnvironmentVariable("LIS_UPDATE_CASES") == "1")
        {
            File.WriteAllText(path, expected);
        }

        Assert.Equal(expected, written);
    }

    [Theory]
    [InlineData(DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.Postgres)]
    public void The_file_is_read_as_it_was_written(DatabaseProvider provider) =>
        Assert.Equal(File.ReadAllText(Repository.PathOf($"src/Lis.Storage/Map/{provider}.tsv")), EfMapFile.Write(EfMap.Of(provider)));
}
