using System.Net;
using System.Xml;
using Lis.Conformance.Harness;
using Lis.Conformance.Standard;
using Microsoft.OData;
using Microsoft.OData.Edm;
using Microsoft.OData.Edm.Csdl;

namespace Lis.Conformance.Reference;

/// <summary>Microsoft's client library reads derived types, media, the singleton and what functions give, in every dialect.</summary>
public abstract class ForeignReaderTests(ReferenceFixture host) : ReferenceSuite(host)
{
    static readonly (string Url, int Rows)[] Collections =
    [
        ("Products", 7), ("Products/Reference.SpecialProduct", 3), ("Products?$expand=Category,RelatedProducts($select=Name),Descriptions", 7),
        ("MediaItems", 2), ("DecimalSamples", 1), ("ReadOnlyItems", 2), ("FindProducts(name='Mouse',maxPrice=200)", 2),
        ("Products?$select=Name,ShippingAddress,Status", 7),
    ];

    static readonly string[] Entities = ["Company", "Products?$filter=Name eq 'Laptop'", "Products/GetProductStats()"];

    public static IEnumerable<TheoryDataRow<string, int, string, string>> Reads =>
        from read in Collections
        from level in new[] { "minimal", "full" }
        from version in new[] { "4.0", "4.01" }
        select new TheoryDataRow<string, int, string, string>(read.Url, read.Rows, level, version);

    [Theory]
    [MemberData(nameof(Reads))]
    [Shows("R11", "R46", "R55")]
    public async Task Collections_are_read(string url, int rows, string level, string version)
    {
        var answer = (await GetAsync(url, ("OData-MaxVersion", version), ("Accept", $"application/json;odata.metadata={level}"))).Expect(HttpStatusCode.OK);
        using var messages = ForeignMessage.Open(answer, await ModelAsync());
        var reader = messages.CreateODataResourceSetReader();
        var (depth, read) = (0, 0);
        while (reader.Read())
        {
            depth += reader.State switch
            {
                ODataReaderState.ResourceSetStart => 1,
                ODataReaderState.ResourceSetEnd => -1,
                _ => 0,
            };
            read += reader is { State: ODataReaderState.ResourceEnd, Item: ODataResource { Id: not null } } && depth == 1 && !IsNested(reader) ? 1 : 0;
        }

        Assert.True(read >= rows, $"{read} of {rows} rows were read from {answer}");
    }

    [Fact]
    [Shows("R12", "R65")]
    public async Task Values_of_every_type_are_read()
    {
        using var messages = ForeignMessage.Open(
            (await GetAsync($"{await ProductAsync("Laptop")}")).Expect(HttpStatusCode.OK), await ModelAsync());
        var reader = messages.CreateODataResourceReader();
        ODataResource? product = null;
        while (reader.Read())
        {
            product = reader is { State: ODataReaderState.ResourceEnd, Item: ODataResource { TypeName: "Reference.SpecialProduct" } found } ? found : product;
        }

        object? Value(string name) => product!.Properties.Single(property => property.Name == name).Value;
        Assert.Equal((byte)10, Value("Rating"));
        Assert.Equal((sbyte)-3, Value("Temperature"));
        Assert.Equal((short)100, Value("Quantity"));
        Assert.Equal(0.5f, Value("Weight"));
        Assert.Equal(999.99, Value("Price"));
        // This reader takes base64 only where it equals base64url, so the seed has such bytes.
        Assert.Equal(new byte[] { 1, 2, 3 }, Value("Data"));
        Assert.Equal(new Date(2024, 1, 1), Value("ReleaseDate"));
        Assert.Equal(new TimeOfDay(9, 30, 0, 0), Value("OpenTime"));
        Assert.Equal(TimeSpan.FromHours(48), Value("ShippingTime"));
        Assert.Equal(TimeSpan.FromHours(-1), Value("Offset"));
        Assert.Equal("InStock,Featured", ((ODataEnumValue)Value("Status")!).Value.Replace(" ", "", StringComparison.Ordinal));
        Assert.Equal("Backlit keyboard", Value("SpecialFeature"));
    }

    [Fact]
    public async Task Single_answers_are_read()
    {
        var model = await ModelAsync();
        foreach (var url in Entities)
        {
            using var messages = ForeignMessage.Open((await GetAsync(url)).Expect(HttpStatusCode.OK), model);
            var reader = url.StartsWith("Products?", StringComparison.Ordinal) ? messages.CreateODataResourceSetReader() : messages.CreateODataResourceReader();
            var read = 0;
            while (reader.Read())
            {
                read++;
            }

            Assert.NotEqual(0, read);
        }

        using var value = ForeignMessage.Open((await GetAsync("Calculate(value=21)")).Expect(HttpStatusCode.OK), model);
        Assert.Equal(42L, value.ReadProperty().Value);
        using var document = ForeignMessage.Open((await GetAsync("")).Expect(HttpStatusCode.OK), model);
        var root = document.ReadServiceDocument();
        Assert.Equal(["Company"], root.Singletons.Select(item => item.Name));
        Assert.Equal(["CountProducts"], root.FunctionImports.Select(item => item.Name));
    }

    static bool IsNested(ODataReader reader) => reader.Item is ODataResource { TypeName: "Reference.Address" or "Reference.Dimensions" };

    async Task<IEdmModel> ModelAsync()
    {
        using var reader = XmlReader.Create(new MemoryStream((await GetAsync("$metadata")).Expect(HttpStatusCode.OK).Body));
        return CsdlReader.Parse(reader);
    }
}

public sealed class ForeignReaderTestsOnSqlite(SqliteReferenceFixture host) : ForeignReaderTests(host);

public sealed class ForeignReaderTestsOnPostgres(PostgresReferenceFixture host) : ForeignReaderTests(host);
