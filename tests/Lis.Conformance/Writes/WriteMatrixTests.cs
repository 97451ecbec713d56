using System.Net;
using System.Xml.Linq;
using Lis.Conformance.Access;
using Lis.Conformance.Harness;

namespace Lis.Conformance.Writes;

/// <summary>
/// Rights × set × operation, generated from <c>$metadata</c>: a new set is tried without a word here. Bodies are wrong and keys are of no row, so
/// that an operation that is open is known by its fault, and nothing changes.
/// </summary>
public abstract class WriteMatrixTests(WriteHost host) : WriteSuite(host)
{
    const string Wrong = """{"No such property":1}""";

    static readonly string[] ReadOnly =
        ["ProevehandlingStatuses", "ObservationRevisions", "FlatObservations", "KeyFigures", "ImportRuns", "ImportErrors", "StagedRows", "AuditEntries"];

    static readonly string[] Shared = ["Areas", "AreaMembers", "Sources", "Breakdowns"];

    static readonly (string Tenant, string[] Roles)[] Callers =
    [
        (Tenants.Herning, ["Lis.Read"]), (Tenants.Herning, ["Lis.Read", "Lis.Read.Confidential", "Lis.Preview"]), (Tenants.Herning, ["Lis.Import"]),
        (Tenants.Herning, ["Lis.Write"]), (Tenants.Herning, ["Lis.Admin"]), (Tenants.Unassigned, ["Lis.Read", "Lis.Write"]), (Tenants.Operator, ["Lis.Write"]),
        (Tenants.Operator, ["Lis.Admin"]),
    ];

    /// <summary>An operation of a set: method, address, body, and what it is answered with when it is open.</summary>
    sealed record Operation(string Method, string Path, string? Body, HttpStatusCode Open);

    [Fact]
    public async Task Every_operation_on_every_set_is_open_to_its_writers_and_to_no_other()
    {
        var metadata = XDocument.Parse((await GetAsync($"{Root}$metadata", Operator)).Text);
        foreach (var set in await EntitySet.ReadAsync(Service, Operator))
        {
            foreach (var operation in OperationsOf(set, metadata))
            {
                foreach (var (tenant, roles) in Callers)
                {
                    var answer = await Service.SendAsync(operation.Method, Root + operation.Path, operation.Body, Token(tenant, roles), Newer);
                    var expected = ReadOnly.Contains(set.Name) ? HttpStatusCode.MethodNotAllowed : IsOpen(set.Name, tenant, roles) ? operation.Open : HttpStatusCode.Forbidden;
                    Assert.True(answer.Status == expected, $"{operation.Method} {operation.Path} as {string.Join('+', roles)} of {tenant}: expected {expected}, got {answer}");
                }
            }
        }
    }

    /// <summary>Rows of another municipality are not there for a writer, and those of all are not his to delete.</summary>
    [Fact]
    public async Task No_row_of_others_is_changed_in_any_set()
    {
        var (writer, tried) = (Herning, 0);
        foreach (var set in (await EntitySet.ReadAsync(Service, Operator)).Where(set => set.IsMunicipal && !ReadOnly.Contains(set.Name)))
        {
            if (await RowAsync(set, "MunicipalityCode eq '766'") is { } foreign)
            {
                var absent = set.Keys[0] == "Id" ? HttpStatusCode.NotFound : HttpStatusCode.PreconditionFailed;
                await ExpectAsync("PATCH", foreign, "{}", absent);
                await ExpectAsync("PUT", foreign, "{}", absent);
                await ExpectAsync("DELETE", foreign, null, HttpStatusCode.NotFound);
                tried++;
            }

            if (set.Name != "Observations" && await RowAsync(set, "MunicipalityCode eq null") is { } shared)
            {
                await ExpectAsync("DELETE", shared, null, HttpStatusCode.Forbidden);
                tried++;
            }
        }

        Assert.True(tried >= 10, $"only {tried} rows of others were tried");

        async Task ExpectAsync(string method, string address, string? body, HttpStatusCode expected)
        {
            var answer = await Service.SendAsync(method, address, body, writer, Always);
            Assert.True(answer.Status == expected, $"{method} {address}: expected {expected}, got {answer}");
            Assert.True((await GetAsync(address, Operator)).Status == HttpStatusCode.OK, $"{method} {address} removed the row");
        }
    }

    static bool IsOpen(string set, string tenant, string[] roles)
    {
        var writes = roles.Contains("Lis.Write") || roles.Contains("Lis.Admin") || (roles.Contains("Lis.Import") && set == "Observations");
        return writes && tenant != Tenants.Unassigned && (!Shared.Contains(set) || (roles.Contains("Lis.Admin") && tenant == Tenants.Operator));
    }

    static IEnumerable<Operation> OperationsOf(EntitySet set, XDocument metadata)
    {
        var type = metadata.Descendants().Single(element => element.Name.LocalName == "EntitySet" && (string?)element.Attribute("Name") == set.Name).Attribute("EntityType")!.Value.Split('.')[^1];
        var members = metadata.Descendants().Single(element => element.Name.LocalName == "EntityType" && (string?)element.Attribute("Name") == type).Elements().ToList();
        var entity = $"{set.Name}({string.Join(',', set.Keys.Select(key => $"{key}={(IsText(members, key) ? "'findes-ikke'" : "987654321")}"))})";
        yield return new("PATCH", entity, Wrong, HttpStatusCode.BadRequest);
        yield return new("PUT", entity, Wrong, HttpStatusCode.BadRequest);
        yield return new("DELETE", entity, null, HttpStatusCode.NotFound);
        yield return new("POST", set.Name, Wrong, HttpStatusCode.BadRequest);
        yield return new("PATCH", set.Name, $$"""{"value":[{{Wrong}}]}""", HttpStatusCode.BadRequest);
        yield return new("PATCH", $"{set.Name}/$filter(1 eq 2)/$each", Wrong, HttpStatusCode.BadRequest);
        yield return new("DELETE", $"{set.Name}/$filter(1 eq 2)/$each", null, HttpStatusCode.NoContent);
        if (ReadOnly.Contains(set.Name))
        {
            yield break;
        }

        yield return new("PUT", $"{entity}/{Writable(set, members)}", Wrong, HttpStatusCode.BadRequest);
        yield return new("DELETE", $"{entity}/{Writable(set, members)}", null, HttpStatusCode.NotFound);
        foreach (var navigation in members.Where(member => member.Name.LocalName == "NavigationProperty" && IsManyToMany(member, metadata)))
        {
            var path = $"{entity}/{navigation.Attribute("Name")!.Value}/$ref";
            yield return new("POST", path, """{"@odata.id":"Areas('657')"}""", HttpStatusCode.NotFound);
            yield return new("PUT", path, """{"value":[]}""", HttpStatusCode.NotFound);
            yield return new("DELETE", path, null, HttpStatusCode.NotFound);
        }
    }

    static bool IsText(List<XElement> members, string key) => members.Single(member => (string?)member.Attribute("Name") == key).Attribute("Type")!.Value == "Edm.String";

    /// <summary>A property that may be null and is neither computed nor immutable.</summary>
    static string Writable(EntitySet set, List<XElement> members) => members.First(member => member.Name.LocalName == "Property"
        && (string?)member.Attribute("Nullable") != "false" && !member.Attribute("Type")!.Value.StartsWith("Collection", StringComparison.Ordinal)
        && !set.Keys.Contains(member.Attribute("Name")!.Value)
        && !member.Elements().Any(note => note.Attribute("Term")?.Value is "Org.OData.Core.V1.Computed" or "Org.OData.Core.V1.Immutable")).Attribute("Name")!.Value;

    static bool IsManyToMany(XElement navigation, XDocument metadata)
    {
        var type = navigation.Attribute("Type")!.Value;
        var back = (string?)navigation.Attribute("Partner");
        return type.StartsWith("Collection(", StringComparison.Ordinal) && back is not null && metadata.Descendants()
            .Single(element => element.Name.LocalName == "EntityType" && (string?)element.Attribute("Name") == type.TrimEnd(')').Split('.')[^1]).Elements()
            .Any(member => (string?)member.Attribute("Name") == back && member.Attribute("Type")!.Value.StartsWith("Collection(", StringComparison.Ordinal));
    }

    async Task<string?> RowAsync(EntitySet set, string filter)
    {
        var rows = (await GetAsync($"{Root}{set.Name}?$filter={filter}&$top=1", Operator)).Expect(HttpStatusCode.OK).Rows.ToList();
        return rows.Count == 0 ? null : set.AddressOf(rows[0]);
    }
}

public sealed class WriteMatrixTestsOnSqlite(SqliteWriteHost host) : WriteMatrixTests(host);

public sealed class WriteMatrixTestsOnPostgres(PostgresWriteHost host) : WriteMatrixTests(host);
