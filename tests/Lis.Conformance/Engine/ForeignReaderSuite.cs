using System.Xml;
using Microsoft.OData;
using Microsoft.OData.Edm;
using Microsoft.OData.Edm.Csdl;

namespace Lis.Conformance.Engine;

/// <summary>Microsoft's client library, which shares no code with the engine, reads every kind of answer in every dialect.</summary>
public abstract class ForeignReaderSuite(EngineHost host) : EngineSuite(host)
{
    static readonly string[] Levels = ["minimal", "full"];

    static readonly string[] Collections =
    [
        "Products", "Products?$count=true", "Products?$select=Name,Size,Words", "Products?$expand=Category,Prices($top=1)",
        "Products?$expand=Prices($select=Value;$count=true;$top=2),Category($select=Name;$expand=Children)&$select=Id",
        "Products?$select=Id,Category&$expand=Category", "Prices?$top=3", "Categories?$expand=Products($top=0;$count=true)", "Categories('a%2Fb')/Products",
        "Products?$filter=Total%20lt%20-10000",
    ];

    static readonly string[] Entities =
        ["Products(1)", "Products(2)?$select=Amount,Size", "Products(3)?$expand=*", "Categories('a%2Fb')", "Products(1)/Category", "Prices(ProductId=1,From=2018-01-01)"];

    public static IEnumerable<TheoryDataRow<string, bool, string, string>> Reads =>
        from url in Collections.Concat(Entities)
        from level in Levels
        from version in new[] { "4.0", "4.01" }
        select new TheoryDataRow<string, bool, string, string>(url, Collections.Contains(url), level, version);

    [Theory]
    [MemberData(nameof(Reads))]
    public async Task Rows_are_read(string url, bool isMany, string level, string version)
    {
        var model = await ModelAsync();
        using var response = await GetAsync(url, ("OData-MaxVersion", version), ("Accept", $"application/json;odata.metadata={level}"));
        using var messages = await OpenAsync(response, model);
        var reader = isMany ? messages.CreateODataResourceSetReader() : messages.CreateODataResourceReader();
        var rows = 0;
        while (reader.Read())
        {
            if (reader is { State: ODataReaderState.ResourceEnd, Item: ODataResource { TypeName: "Shop.Product" or "Shop.Category" or "Shop.Price" } entity })
            {
                rows++;
                Assert.NotNull(entity.Id);
            }
        }

        Assert.True(rows > 0 || url.Contains("-10000", StringComparison.Ordinal), "no row was read");
    }

    [Fact]
    public async Task Values_are_read_as_their_types()
    {
        var model = await ModelAsync();
        using var response = await GetAsync("Products(3)");
        using var messages = await OpenAsync(response, model);
        var reader = messages.CreateODataResourceReader();
        ODataResource? product = null;
        while (reader.Read())
        {
            product = reader is { State: ODataReaderState.ResourceEnd, Item: ODataResource { TypeName: "Shop.Product" } found } ? found : product;
        }

        object? Value(string name) => product!.Properties.Single(property => property.Name == name).Value;
        Assert.Equal(-0.000001m, Value("Amount"));
        Assert.Equal(1e300, Value("Weight"));
        Assert.Equal(-5L, Value("Total"));
        Assert.Equal(new Date(2020, 2, 29), Value("SoldOn"));
        Assert.Equal(new DateTimeOffset(1969, 12, 31, 23, 59, 59, TimeSpan.Zero), Value("ChangedAt"));
        Assert.Equal("Blue", Assert.IsType<ODataEnumValue>(Value("Color")).Value);
        Assert.Equal("W/\"43\"", product!.ETag);
    }

    [Theory]
    [InlineData("4.0")]
    [InlineData("4.01")]
    public async Task Service_document_errors_and_references_are_read(string version)
    {
        var model = await ModelAsync();
        using var document = await OpenAsync(await GetAsync("", ("OData-MaxVersion", version)), model);
        Assert.Equal(["Products", "Categories", "Prices", "Parcels"], document.ReadServiceDocument().EntitySets.Select(set => set.Name));
        using var error = await OpenAsync(await GetAsync("Products?$filter=x", ("OData-MaxVersion", version)), model);
        Assert.Equal("UnknownProperty", error.ReadError().ErrorCode);
        using var links = await OpenAsync(await GetAsync("Products/$ref", ("OData-MaxVersion", version)), model);
        Assert.Equal(4, links.ReadEntityReferenceLinks().Links.Count());
        using var link = await OpenAsync(await GetAsync("Products(1)/$ref", ("OData-MaxVersion", version)), model);
        Assert.EndsWith("/Products(1)", link.ReadEntityReferenceLink().Url.ToString(), StringComparison.Ordinal);
        using var property = await OpenAsync(await GetAsync("Products(1)/Amount", ("OData-MaxVersion", version)), model);
        Assert.Equal(12.5m, property.ReadProperty().Value);
    }

    async Task<IEdmModel> ModelAsync()
    {
        using var response = await GetAsync("$metadata");
        await using var body = await response.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken);
        using var reader = XmlReader.Create(body);
        return CsdlReader.Parse(reader);
    }

    static async Task<ODataMessageReader> OpenAsync(HttpResponseMessage response, IEdmModel model)
    {
        var body = new MemoryStream(await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
        var version = response.Headers.GetValues("OData-Version").Single() == "4.0" ? ODataVersion.V4 : ODataVersion.V401;
        var settings = new ODataMessageReaderSettings(version) { EnableMessageStreamDisposal = true };
        return new ODataMessageReader(new Message(response, body), settings, model);
    }

    sealed class Message(HttpResponseMessage response, Stream body) : IODataResponseMessage
    {
        public IEnumerable<KeyValuePair<string, string>> Headers =>
            response.Headers.Concat(response.Content.Headers).Select(header => KeyValuePair.Create(header.Key, string.Join(',', header.Value)));

        public int StatusCode
        {
            get => (int)response.StatusCode;
            set => throw new NotSupportedException();
        }

        public string? GetHeader(string headerName) =>
            Headers.FirstOrDefault(header => header.Key.Equals(headerName, StringComparison.OrdinalIgnoreCase)).Value;

        public void SetHeader(string headerName, string headerValue) => throw new NotSupportedException();

        public Stream GetStream() => body;
    }
}

public sealed class ForeignReaderSuiteOnSqlite(SqliteEngineHost host) : ForeignReaderSuite(host);

public sealed class ForeignReaderSuiteOnPostgres(PostgresEngineHost host) : ForeignReaderSuite(host);
