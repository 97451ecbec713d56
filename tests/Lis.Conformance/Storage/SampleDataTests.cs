using System.Text.Json;
using Lis.Conformance.Harness;
using Lis.Domain;
using Lis.Storage.Commits;
using Lis.Storage.Connections;
using Lis.Storage.SampleData;
using Microsoft.EntityFrameworkCore;

namespace Lis.Conformance.Storage;

public class SampleDataTests
{
    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(StorageDatabase.Kinds), MemberType = typeof(StorageDatabase))]
    public async Task Every_row_of_every_file_is_stored_once_and_in_one_commit(DatabaseKind kind)
    {
        await using var database = await StorageDatabase.MigratedAsync(kind);
        Assert.True(await SampleDataLoader.LoadAsync(database.Lis, Cancellation));
        Assert.False(await SampleDataLoader.LoadAsync(database.Lis, Cancellation));

        foreach (var set in SampleFiles.Rows().GroupBy(row => row.EntitySet))
        {
            Assert.Equal([$"{set.Count()}"], await database.Lis.QueryAsync($"SELECT count(*) FROM \"{set.Key}\""));
            Assert.Equal(["2"], await database.Lis.QueryAsync($"SELECT DISTINCT \"ChangeNo\" FROM \"{set.Key}\""));
            Assert.Equal(["2"], await database.Lis.QueryAsync($"SELECT DISTINCT \"ChangeNo\" FROM \"DataVersions\" WHERE \"EntitySet\" = '{set.Key}'"));
        }
    }

    [Theory]
    [MemberData(nameof(StorageDatabase.Kinds), MemberType = typeof(StorageDatabase))]
    public async Task Children_belong_to_their_parent_links_hold_and_new_rows_get_new_keys(DatabaseKind kind)
    {
        await using var database = await StorageDatabase.MigratedAsync(kind);
        await SampleDataLoader.LoadAsync(database.Lis, Cancellation);

        await using var write = await WriteTransaction.BeginAsync(database.Lis, RowScope.All, Cancellation);
        var items = await write.Context.FocusItems.Include(item => item.FocusList).Include(item => item.Committees).ToListAsync(Cancellation);
        Assert.NotEmpty(items);
        Assert.All(items, item => Assert.Equal(item.FocusList!.MunicipalityCode, item.MunicipalityCode));
        Assert.Equal(2, items.Single(item => item.Number == 9).Committees.Count);
        var observations = await write.Context.Observations.Include(row => row.Indicator).ToListAsync(Cancellation);
        Assert.All(observations, row => Assert.Equal(row.Indicator!.MunicipalityCode, row.MunicipalityCode));
        Assert.All(observations, row => Assert.Equal((row.Value, row.PeriodStart.Year), (row.ShownValue, (int)(row.Id / 1_000_000_000_000))));

        var largest = items.Max(item => item.Id);
        var added = new FocusItem { Title = "new", FocusListId = items[0].FocusListId, MunicipalityCode = items[0].MunicipalityCode };
        write.Context.Add(added);
        await write.SaveAsync(Cancellation);
        Assert.True(added.Id > largest);
    }

    [Theory]
    [InlineData("01-Areas.json", """{"Code":"000","Name":"x","Kind":"Country","Colour":"red"}""", "Colour")]
    [InlineData("01-Areas.json", """{"Code":"000","Name":"x","Kind":"Continent"}""", "Kind")]
    [InlineData("01-Areas.json", """{"Code":"000","Name":"x","Kind":"1"}""", "Kind")]
    [InlineData("01-Areas.json", """{"Code":"000","Kind":"Country"}""", "Name")]
    [InlineData("01-Areas.json", """{"Code":"000","Name":null,"Kind":"Country"}""", "Name")]
    [InlineData("01-Areas.json", """{"Code":"000","Name":"x","Kind":"Country","ValidFrom":"1.1.2018"}""", "ValidFrom")]
    [InlineData("01-Areas.json", """{"Code":"000","Name":"x","Kind":"Country","ParentCode":"999"}""", "ParentCode")]
    [InlineData("06-Committees.json", """{"Id":1,"Name":"x","Kind":"Other","FocusItems":[7]}""", "FocusItems")]
    [InlineData("20-Observations.json", """{"IndicatorCode":"i","AreaCode":"000","Period":"2018K1","Value":1}""", "Period")]
    [InlineData("20-Observations.json", """{"IndicatorCode":"i","AreaCode":"000","Period":"2018","ValueStatus":"Lost"}""", "ValueStatus")]
    [InlineData("20-Observations.json", """{"IndicatorCode":"i","AreaCode":"000","Period":"2018","Value":1.1234567}""", "Value")]
    [InlineData("31-Planets.json", """{"Code":"mars"}""", "Planets")]
    public async Task A_defect_in_a_file_is_an_error_that_names_its_place(string file, string row, string property)
    {
        await using var context = LisDatabase.CreateModelContext(DatabaseProvider.Sqlite);
        var graph = new SampleGraph(context);
        void Load()
        {
            graph.Add(new(file, 3, JsonDocument.Parse(row).RootElement));
            graph.Join();
        }

        var fault = Assert.Throws<SampleDataException>(Load);
        Assert.Contains($"{file}, row 3", fault.Message, StringComparison.Ordinal);
        Assert.Contains(property, fault.Message, StringComparison.Ordinal);
    }
}
