using System.Net;

namespace Lis.Conformance.Writes;

/// <summary>Bodies that are wrong in every way get a clear answer, and nothing of them is stored.</summary>
public abstract class BodyTests(WriteHost host) : WriteSuite(host)
{
    static string Deep => string.Concat(Enumerable.Repeat("{\"Cases\":[", 200)) + string.Concat(Enumerable.Repeat("]}", 200));

    [Theory]
    [InlineData("", "InvalidBody", "body")]
    [InlineData("{", "InvalidBody", "body")]
    [InlineData("[]", "InvalidBody", "body")]
    [InlineData("null", "InvalidBody", "body")]
    [InlineData("{\"Name\":\"a\",}", "InvalidBody", "body")]
    [InlineData("{\"Name\":\"a\",\"Kind\":\"Other\"} {}", "InvalidBody", "body")]
    [InlineData("{\"Name\":\"a\",\"Kind\":\"Other\",\"Name\":\"b\"}", "InvalidBody", "Name")]
    [InlineData("{\"Nmae\":\"a\",\"Name\":\"a\",\"Kind\":\"Other\"}", "UnknownProperty", "Nmae")]
    [InlineData("{\"ChangeNo\":1,\"Name\":\"a\",\"Kind\":\"Other\"}", "UnknownProperty", "ChangeNo")]
    [InlineData("{\"Name\":5,\"Kind\":\"Other\"}", "InvalidValue", "Name")]
    [InlineData("{\"Name\":\"a\\u0000b\",\"Kind\":\"Other\"}", "InvalidValue", "Name")]
    [InlineData("{\"Name\":\"a\\ud800b\",\"Kind\":\"Other\"}", "InvalidValue", "Name")]
    [InlineData("{\"Name\":null,\"Kind\":\"Other\"}", "InvalidValue", "Name")]
    [InlineData("{\"Name\":\"a\",\"Kind\":\"Othr\"}", "InvalidValue", "Kind")]
    [InlineData("{\"Name\":\"a\",\"Kind\":3}", "InvalidValue", "Kind")]
    [InlineData("{\"Name\":\"a\"}", "MissingProperty", "Kind")]
    [InlineData("{\"Name\":\"a\",\"Kind\":\"Other\",\"ValidFrom\":\"2024-02-30\"}", "InvalidValue", "ValidFrom")]
    [InlineData("{\"Name\":\"a\",\"Kind\":\"Other\",\"NameVariants\":\"a\"}", "InvalidValue", "NameVariants")]
    [InlineData("{\"Name\":\"a\",\"Kind\":\"Other\",\"NameVariants\":[1]}", "InvalidValue", "NameVariants/0")]
    [InlineData("{\"Name\":\"a\",\"Kind\":\"Other\",\"NameVariants\":[null]}", "InvalidValue", "NameVariants/0")]
    [InlineData("{\"Name\":\"a\",\"Kind\":\"Other\",\"NameVariants\":null}", "InvalidValue", "NameVariants")]
    [InlineData("{\"@odata.type\":\"#Lis.V1.Area\",\"Name\":\"a\",\"Kind\":\"Other\"}", "InvalidBody", "@type")]
    [InlineData("{\"Name\":\"a\",\"Kind\":\"Other\",\"Cases\":{}}", "InvalidBody", "Cases")]
    public async Task A_wrong_body_is_400_with_its_place(string body, string code, string target) =>
        Refused(await PostAsync("Committees", body, Herning), HttpStatusCode.BadRequest, code, target);

    [Fact]
    public async Task Everything_wrong_is_said_at_once()
    {
        var error = Refused(await PostAsync("Committees", """{"Nmae":"a","Name":5,"Kind":"Othr","ValidFrom":1}""", Herning), HttpStatusCode.BadRequest);

        var targets = error.GetProperty("details").EnumerateArray().Select(detail => detail.GetProperty("target").GetString());
        Assert.Equal(["Nmae", "Name", "Kind", "ValidFrom"], targets);
    }

    [Theory]
    [InlineData("1.0000001")]
    [InlineData("1234567890123")]
    [InlineData("1e-7")]
    [InlineData("0.12345678901234567890123456789012345")]
    [InlineData("\"1.5\"")]
    [InlineData("1e400")]
    public async Task A_number_that_does_not_fit_is_refused_and_never_rounded(string number) =>
        Refused(
            await PostAsync("Targets", $$"""{"Title":"a","Kind":"Absolute","Operator":"AtLeast","Value":{{number}}}""", Herning),
            HttpStatusCode.BadRequest,
            "InvalidValue",
            "Value");

    [Fact]
    public async Task Numbers_come_back_as_they_were_sent()
    {
        var made = (await PostAsync("Targets", """{"Title":"a","Kind":"Absolute","Operator":"AtLeast","Value":-123456789012.345678,"UpperValue":1.5e2}""", Herning))
            .Expect(HttpStatusCode.Created);

        Assert.Equal("-123456789012.345678", made.Json.GetProperty("Value").GetRawText());
        Assert.Equal("150", made.Json.GetProperty("UpperValue").GetRawText());
        (await PostAsync("Targets", """{"Title":"a","Kind":"Absolute","Operator":"AtLeast","Value":"12.5"}""", Herning, ("Content-Type", "application/json;IEEE754Compatible=true")))
            .Expect(HttpStatusCode.Created);
    }

    [Fact]
    public async Task A_name_of_more_than_200_characters_is_refused() =>
        Refused(await PostAsync("Committees", $$"""{"Name":"{{new string('x', 201)}}","Kind":"Other"}""", Herning), HttpStatusCode.BadRequest, "InvalidValue", "Name");

    [Theory]
    [InlineData("text/xml")]
    [InlineData("application/json;charset=iso-8859-1")]
    [InlineData("nonsense")]
    public async Task Another_media_type_is_415(string type) =>
        Refused(await PostAsync("Committees", "{}", Herning, ("Content-Type", type)), HttpStatusCode.UnsupportedMediaType, "UnsupportedMediaType");

    [Fact]
    public async Task Ten_megabytes_of_garbage_and_deep_nesting_are_400()
    {
        Refused(await PostAsync("Committees", new string('x', 10_000_000), Herning), HttpStatusCode.BadRequest, "InvalidBody");
        Refused(await PostAsync("Committees", Deep, Herning), HttpStatusCode.BadRequest, "InvalidBody");
        Refused(await PostAsync("Committees", $$"""{"Name":"{{new string('x', 10_000_000)}}","Kind":"Other"}""", Herning), HttpStatusCode.BadRequest, "InvalidValue");
    }

    [Fact]
    public async Task A_body_beyond_the_limit_is_413() =>
        Refused(await PostAsync("Committees", new string(' ', 17_000_000), Herning), HttpStatusCode.RequestEntityTooLarge, "RequestTooLarge");
}

public sealed class BodyTestsOnSqlite(SqliteWriteHost host) : BodyTests(host);

public sealed class BodyTestsOnPostgres(PostgresWriteHost host) : BodyTests(host);
