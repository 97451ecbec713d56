using System.Net;
using System.Text;
using Lis.Conformance.Harness;

namespace Lis.Conformance.Imports;

/// <summary>Templates give nobody more than he has: neither what they show nor what they store.</summary>
public abstract class TemplateRightsTests(OwnSecuredHost host) : TemplateSuite(host)
{
    [Theory]
    [InlineData(Tenants.Herning, "indicators", "Lis.Read", "Lis.Import")]
    [InlineData(Tenants.Unassigned, "indicators", "Lis.Read", "Lis.Write")]
    [InlineData(Tenants.Herning, "areas", "Lis.Admin")]
    [InlineData(Tenants.Operator, "areas", "Lis.Write")]
    [InlineData(Tenants.Operator, "breakdowns", "Lis.Write", "Lis.Import")]
    public async Task Who_may_not_write_a_set_may_not_fill_in_its_template(string tenant, string template, params string[] roles) =>
        (await UploadAsync(Encoding.UTF8.GetBytes("Kode;Navn;Type\nD-9;x;Skole\n"), $"profile=template-{template}", Token(tenant, roles)))
            .Expect(HttpStatusCode.Forbidden);

    [Fact]
    public async Task Rows_of_others_and_of_all_are_refused_one_by_one()
    {
        var run = await FillInAsync(
            "Kode;Navn;Periodetype;Type;Kommunekode\n766-frem;x;Måned;Effekt;766\nfolketal;Nyt navn;Måned;Effekt;\n657-egen;x;Måned;Effekt;\n",
            "indicators",
            "&mode=partial",
            Token(Tenants.Herning, "Lis.Write"));

        Assert.Equal("Succeeded 3 1 0 0 2", Summary(run));
        Assert.Equal(["forbidden", "forbidden"], (await ErrorsAsync(run)).Select(error => error.GetProperty("Rule").GetString()));
        Assert.NotEqual("Nyt navn", (await EntityAsync("Indicators('folketal')"))!.Value.GetProperty("Name").GetString());
        Assert.Null(await EntityAsync("Indicators('766-frem')"));
    }

    [Fact]
    public async Task Drop_downs_offer_what_the_caller_sees_and_nothing_of_others()
    {
        foreach (var file in new[] { "targets.xlsx", "indicators.xlsx", "targets.xlsx?rows=true", "indicators.xlsx?rows=true" })
        {
            var own = (await DownloadAsync(file, Token(Tenants.Herning, "Lis.Read"))).Expect(HttpStatusCode.OK).Body;
            var cells = SheetsOf(own).Cast<System.Data.DataTable>().SelectMany(sheet => sheet.Rows.Cast<System.Data.DataRow>())
                .SelectMany(row => row.ItemArray.OfType<string>()).ToList();

            Assert.Contains(cells, cell => cell.StartsWith("657-", StringComparison.Ordinal));
            Assert.DoesNotContain(cells, cell => cell.StartsWith("766-", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task A_writer_who_cannot_read_is_shown_no_rows()
    {
        var writer = Token(Tenants.Herning, "Lis.Write");
        var choices = DropDownsOf((await DownloadAsync("targets.xlsx", writer)).Expect(HttpStatusCode.OK).Body);

        Assert.Contains("Type *", choices.Keys);
        Assert.DoesNotContain("Indikatorkode", choices.Keys);
        (await DownloadAsync("targets.csv?rows=true", writer)).Expect(HttpStatusCode.Forbidden);
        (await GetAsync("/api/v1/templates")).Expect(HttpStatusCode.Unauthorized);
    }

    [Theory]
    [InlineData("cases.xlsx", HttpStatusCode.NotFound)]
    [InlineData("areas.docx", HttpStatusCode.NotFound)]
    [InlineData("areas.csv?rows=maybe", HttpStatusCode.BadRequest)]
    public async Task What_there_is_not_is_told(string file, HttpStatusCode status) => (await DownloadAsync(file)).Expect(status);

    [Fact]
    public async Task A_template_cannot_wait_for_an_hour()
    {
        var answer = await UploadAsync("Kode\nx\n"u8.ToArray(), "profile=template-indicators&publishAt=2099-01-01T00:00:00Z", Operator);
        Assert.Contains("publishAt", answer.Expect(HttpStatusCode.BadRequest).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_list_names_each_template_with_its_profile_and_files()
    {
        var list = (await GetAsync("/api/v1/templates", Token(Tenants.Herning, "Lis.Read"))).Expect(HttpStatusCode.OK).Json;
        var profiles = (await GetAsync("/api/v1/imports/profiles", Operator)).Json.EnumerateArray().Select(profile => profile.GetProperty("name").GetString()).ToHashSet();

        Assert.Equal(["indicators", "areas", "breakdowns", "targets"], list.EnumerateArray().Select(each => each.GetProperty("name").GetString()));
        foreach (var template in list.EnumerateArray())
        {
            Assert.Contains(template.GetProperty("profile").GetString(), profiles);
            foreach (var file in template.GetProperty("files").EnumerateArray())
            {
                (await GetAsync(file.GetString()!, Operator)).Expect(HttpStatusCode.OK);
            }
        }
    }
}

public sealed class TemplateRightsTestsOnSqlite(SqliteOwnSecuredHost host) : TemplateRightsTests(host), IClassFixture<SqliteOwnSecuredHost>;

public sealed class TemplateRightsTestsOnPostgres(PostgresOwnSecuredHost host) : TemplateRightsTests(host), IClassFixture<PostgresOwnSecuredHost>;
