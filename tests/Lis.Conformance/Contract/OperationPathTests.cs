using System.Net;
using System.Xml.Linq;
using Lis.Conformance.Harness;

namespace Lis.Conformance.Contract;

/// <summary>The OpenAPI document knows every function and action of the model.</summary>
public abstract class OperationPathTests(ReadHost host) : Suite(host)
{
    [Fact]
    public async Task Every_operation_has_a_path_with_its_method()
    {
        var model = XDocument.Parse((await GetAsync("/odata/v1/$metadata")).Expect(HttpStatusCode.OK).Text);
        var paths = (await GetAsync("/openapi/v1.json")).Expect(HttpStatusCode.OK).Json.GetProperty("paths").EnumerateObject().ToList();
        var operations = model.Descendants().Where(element => element.Name.LocalName is "Function" or "Action" && element.Parent!.Name.LocalName == "Schema").ToList();
        Assert.NotEmpty(operations);
        Assert.All(operations, operation =>
        {
            var path = paths.Single(path => path.Name.Split('/')[^1].Split('(')[0] == $"Lis.V1.{operation.Attribute("Name")!.Value}");
            Assert.True(path.Value.TryGetProperty(operation.Name.LocalName == "Action" ? "post" : "get", out _), path.Name);
        });
    }

    [Fact]
    public async Task A_function_names_its_parameters_and_result()
    {
        var paths = (await GetAsync("/openapi/v1.json")).Expect(HttpStatusCode.OK).Json.GetProperty("paths");
        var series = paths.GetProperty("/odata/v1/Indicators('{Code}')/Lis.V1.Series(areaCode='{areaCode}',from={from},to={to})").GetProperty("get");
        var named = series.GetProperty("parameters").EnumerateArray().Where(parameter => parameter.TryGetProperty("in", out var place) && place.GetString() == "path");
        Assert.Equal(["Code", "areaCode", "from", "to"], named.Select(parameter => parameter.GetProperty("name").GetString()));
        Assert.Contains("SeriesPoint", series.GetProperty("responses").GetProperty("200").GetRawText(), StringComparison.Ordinal);
        var approve = paths.GetProperty("/odata/v1/ImportRuns({Id})/Lis.V1.Approve").GetProperty("post");
        Assert.True(approve.TryGetProperty("requestBody", out _));
    }
}

public sealed class OperationPathTestsOnSqlite(SqliteReadHost host) : OperationPathTests(host);

public sealed class OperationPathTestsOnPostgres(PostgresReadHost host) : OperationPathTests(host);
