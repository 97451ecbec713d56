using System.Net;
using Lis.Conformance.Harness;
using Lis.Conformance.Standard;
using Microsoft.OData.Edm;

namespace Lis.Conformance.Contract;

/// <summary>Every set of the service, and every kind of answer, is read by Microsoft's client library without complaint.</summary>
public abstract class ForeignServiceTests(SecuredHost host) : Suite(host)
{
    static readonly (string Url, ForeignKind Kind, bool IsStrict)[] Bodies =
    [
        ("", ForeignKind.ServiceDocument, true), ("Areas('657')", ForeignKind.Entity, true), ("Areas('657')?$select=Name,Parent&$expand=Parent($select=Name)", ForeignKind.Entity, true),
        ("FocusItems?$expand=Committees($select=Name;$count=true),FocusList", ForeignKind.Feed, true), ("Observations?$top=5&$expand=Indicator,Area", ForeignKind.Feed, true),
        ("Areas('657')/Name", ForeignKind.Property, true), ("Areas('657')/NameVariants", ForeignKind.Collection, true), ("Areas/$ref?$top=3", ForeignKind.References, true),
        ("Areas('657')/$ref", ForeignKind.Reference, true), ("FocusItems(7)/RecurrenceMonths", ForeignKind.Collection, true),
        ("Indicators('657-ungeledighed')/Lis.V1.Series(areaCode='657',from=2015-01-01,to=2018-12-31)", ForeignKind.Feed, true),
        ("Areas?$filter=x", ForeignKind.Error, true), ("Areas('none')", ForeignKind.Error, true), ("Nothing", ForeignKind.Error, true),
        ("Observations?$apply=groupby((Indicator/Unit),aggregate(Value with sum as Total,$count as N))&$top=3", ForeignKind.Feed, false),
        ("Targets?$compute=Value mul 2 as Twice&$select=Label,Twice&$top=3", ForeignKind.Feed, false),
    ];

    /// <summary>Somebody who may read every set.</summary>
    (string Name, string Value) Everyone =>
        host.Entra.User(Tenants.Operator, "Lis.Read", "Lis.Read.Confidential", "Lis.Preview", "Lis.Write", "Lis.Import", "Lis.Admin").Bearer();

    public static IEnumerable<TheoryDataRow<string, ForeignKind, bool, string, string>> Reads =>
        from body in Bodies
        from version in new[] { "4.0", "4.01" }
        from level in new[] { "minimal", "full", "full;IEEE754Compatible=true" }
        select new TheoryDataRow<string, ForeignKind, bool, string, string>(body.Url, body.Kind, body.IsStrict, version, level);

    [Theory]
    [MemberData(nameof(Reads))]
    [Shows("R11", "R12", "R55")]
    public async Task A_body_is_read_without_complaint(string url, ForeignKind kind, bool isStrict, string version, string level)
    {
        var answer = await GetAsync($"/odata/v1/{url}", Everyone, ("OData-MaxVersion", version), ("Accept", $"application/json;odata.metadata={level}"));
        using var messages = ForeignMessage.Open(answer, await ModelAsync("application/xml"), isStrict);
        ForeignReading.Read(messages, kind, isStrict && kind != ForeignKind.Feed);
    }

    [Theory]
    [InlineData("4.0", "application/xml")]
    [InlineData("4.01", "application/json")]
    [Shows("R28", "R29")]
    public async Task Every_set_is_read_by_the_model_of_either_form(string version, string form)
    {
        var model = await ModelAsync(form);
        foreach (var set in model.EntityContainer.EntitySets())
        {
            var answer = (await GetAsync($"/odata/v1/{set.Name}?$top=5", Everyone, ("OData-MaxVersion", version))).Expect(HttpStatusCode.OK);
            using var messages = ForeignMessage.Open(answer, model);
            Assert.True(ForeignReading.Read(messages, ForeignKind.Feed, haveIds: false) >= answer.Rows.Count(), set.Name);
        }
    }

    async Task<IEdmModel> ModelAsync(string form) => ForeignReading.ModelOf((await GetAsync("/odata/v1/$metadata", Everyone, ("Accept", form))).Expect(HttpStatusCode.OK));
}

public sealed class ForeignServiceTestsOnSqlite(SqliteSecuredHost host) : ForeignServiceTests(host);

public sealed class ForeignServiceTestsOnPostgres(PostgresSecuredHost host) : ForeignServiceTests(host);
