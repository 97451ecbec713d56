using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Lis.Api.Commands;
using Lis.Api.Settings;
using Lis.Conformance.Harness;
using Lis.Conformance.Storage;

namespace Lis.Conformance.Imports;

/// <summary>
/// A profile that a municipality adds by dropping a file: the one of the README, listed, used over HTTP and by the command line; and one with
/// a fault, which stops the start.
/// </summary>
public sealed partial class OwnProfileTests : IDisposable
{
    const string Query = "profile=sygefravaer&source=egne-registreringer&indicator=657-ungeledighed&area=657&measure=Fravær";

    const string File =
        "Sygefravær\r\nUdskrevet;1. marts 2018\r\nKommune;Afdeling;Mål;Enhed;januar 2018;februar 2018\r\nHele kommunen;Skole;Fravær;pct.;4,5;1.260,25\r\n"
        + ";Ældre;Fravær;pct.;<5;0*\r\nI alt;;Fravær;pct.;9;9\r\nKilde: løn;;;;;\r\n";

    readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("lis-profiles-");

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    string Setting => $"--Imports:ProfilesFolder={folder.FullName}";

    [Theory]
    [MemberData(nameof(StorageDatabase.Kinds), MemberType = typeof(StorageDatabase))]
    public async Task A_profile_in_the_folder_is_listed_and_reads_files_over_HTTP_and_by_the_command_line(DatabaseKind kind)
    {
        if (kind == DatabaseKind.Postgres)
        {
            PostgresCluster.SkipWhenAbsent();
        }

        var readme = await System.IO.File.ReadAllTextAsync(Repository.PathOf("README.md"), Cancellation);
        await System.IO.File.WriteAllTextAsync(PathOf("sygefravaer.json"), Profile().Match(readme).Groups[1].Value, Cancellation);
        await using var database = await TestDatabase.CreateAsync(kind, DatabaseContent.Sample);
        await using var entra = EntraAuthority.Start();
        await using (var host = await LisHost.StartAsync(database, HostSettings.Production(entra), Setting))
        {
            var token = entra.User(Tenants.Herning, "Lis.Read", "Lis.Import").Bearer();
            var listed = (await host.GetAsync("/api/v1/imports/profiles", token)).Expect(HttpStatusCode.OK).Json.EnumerateArray()
                .Single(profile => profile.GetProperty("name").GetString() == "sygefravaer");
            Assert.Contains("lønsystemet", listed.GetProperty("description").GetString(), StringComparison.Ordinal);
            Assert.Contains(listed.GetProperty("parameters").EnumerateArray(), parameter => parameter.GetProperty("name").GetString() == "measure");

            using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/v1/imports?{Query}") { Content = new ByteArrayContent(Bytes) };
            request.Headers.TryAddWithoutValidation(token.Name, token.Value);
            request.Headers.Add("Prefer", "wait=60");
            using var response = await host.Client.SendAsync(request, Cancellation);
            var run = new Answer(response, await response.Content.ReadAsByteArrayAsync(Cancellation)).Expect(HttpStatusCode.OK).Json;
            Assert.Equal("Succeeded 5 4 0", $"{run.GetProperty("State").GetString()} {run.GetProperty("RowsRead")} {run.GetProperty("RowsInserted")} {run.GetProperty("RowsRejected")}");
            Assert.Equal(
                ["2018M01 afdeling=aeldre  Suppressed", "2018M01 afdeling=skole 4.5 Final", "2018M02 afdeling=aeldre 0 Final", "2018M02 afdeling=skole 1260.25 Final"],
                (await host.GetAsync(
                    "/odata/v1/Observations?$filter=IndicatorCode eq '657-ungeledighed' and startswith(BreakdownKey,'afdeling=')&$orderby=Period,BreakdownKey", token))
                    .Expect(HttpStatusCode.OK).Rows.Select(row =>
                        $"{row.GetProperty("Period")} {row.GetProperty("BreakdownKey")} {row.GetProperty("Value")} {row.GetProperty("ValueStatus")}"));
        }

        await System.IO.File.WriteAllBytesAsync(PathOf("fil.csv"), Bytes, Cancellation);
        Assert.Equal(0, await ImportCommand.RunAsync(
        [
            PathOf("fil.csv"), "--profile", "sygefravaer", "--source", "egne-registreringer", "--indicator", "657-ungeledighed", "--area", "657",
            "--measure", "Fravær", Setting, .. HostSettings.Development, .. database.Settings,
        ]));
    }

    [Fact]
    public async Task Files_that_are_no_profiles_stop_the_start_with_their_names_paths_and_what_would_be_right()
    {
        await System.IO.File.WriteAllTextAsync(
            PathOf("a.json"), """{ "Name": "a-b", "Description": "c", "Layouts": [{ "Across": ["Perod"] }] }""", Cancellation);
        await System.IO.File.WriteAllTextAsync(
            PathOf("b.json"), """{ "Name": "lim", "Description": "c", "Layouts": [{ "Anchors": [["A"]], "Across": ["Period"] }] }""", Cancellation);
        await using var database = await TestDatabase.CreateAsync(DatabaseKind.Sqlite, DatabaseContent.Sample);

        var fault = await Assert.ThrowsAsync<SettingsException>(() => LisHost.LaunchAsync(database, HostSettings.Development, Setting));

        Assert.Contains(fault.Findings, finding => finding.Contains("a.json: ", StringComparison.Ordinal)
            && finding.Contains("$.Layouts[0].Across[0]: it is one of Area, Period, Measure.", StringComparison.Ordinal));
        Assert.Contains(fault.Findings, finding => finding.Contains("'lim', and that name is taken", StringComparison.Ordinal));
    }

    public void Dispose() => folder.Delete(recursive: true);

    static byte[] Bytes => Encoding.Latin1.GetBytes(File);

    string PathOf(string name) => Path.Combine(folder.FullName, name);

    [GeneratedRegex("### Profiles of your own\n.*?```json\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Profile();
}
