using Lis.OData.Errors;
using Lis.OData.Payload.Negotiation;

namespace Lis.Tests.Payload;

/// <summary>Which representation answers which headers.</summary>
public class NegotiationTests
{
    const string PowerQuery = "application/json;odata.metadata=minimal;q=1.0,application/json;odata=minimalmetadata;q=0.9,"
        + "application/atomsvc+xml;q=0.8,application/atom+xml;q=0.8,application/xml;q=0.7,text/plain;q=0.7";

    [Theory]
    [InlineData(null, null, "application/json;odata.metadata=minimal")]
    [InlineData(null, "*/*", "application/json;odata.metadata=minimal")]
    [InlineData(null, "application/*", "application/json;odata.metadata=minimal")]
    [InlineData(null, "application/json", "application/json;odata.metadata=minimal")]
    [InlineData(null, "APPLICATION/JSON;OData.Metadata=Full", "application/json;odata.metadata=full")]
    [InlineData(null, "application/json;metadata=none", "application/json;odata.metadata=none")]
    [InlineData(null, "application/json;IEEE754Compatible=true", "application/json;odata.metadata=minimal;IEEE754Compatible=true")]
    [InlineData(null, "application/json;odata.streaming=true;charset=utf-8", "application/json;odata.metadata=minimal")]
    [InlineData(null, "application/json;odata=nometadata", "application/json;odata.metadata=none")]
    [InlineData(null, "application/json;odata.metadata=none;q=0.5,application/json;odata.metadata=full", "application/json;odata.metadata=full")]
    [InlineData(null, "application/json;foo=bar,application/json;q=0.1", "application/json;odata.metadata=minimal")]
    [InlineData(null, "text/csv,*/*;q=0.1", "application/json;odata.metadata=minimal")]
    [InlineData(null, PowerQuery, "application/json;odata.metadata=minimal")]
    [InlineData("json", "text/csv", "application/json;odata.metadata=minimal")]
    [InlineData("application/json;odata.metadata=full", "application/json", "application/json;odata.metadata=full")]
    public void Data_come_as(string? format, string? accept, string contentType) =>
        Assert.Equal(contentType, DataNegotiation.Choose(ProtocolVersion.V40, format, accept).ContentType);

    [Theory]
    [InlineData(null, "text/csv")]
    [InlineData(null, "application/atom+xml")]
    [InlineData(null, "application/xml")]
    [InlineData(null, "application/json;foo=bar")]
    [InlineData(null, "application/json;odata=verbose")]
    [InlineData(null, "application/json;q=0")]
    [InlineData(null, "nonsense")]
    [InlineData("xml", "application/json")]
    [InlineData("csv", null)]
    [InlineData("json;odata.metadata=full", null)]
    [InlineData("", null)]
    public void Data_do_not_come_as(string? format, string? accept) =>
        Assert.Equal(FaultCode.NotAcceptable, Assert.Throws<FaultException>(() => DataNegotiation.Choose(ProtocolVersion.V40, format, accept)).Code);

    [Fact]
    public void Version_4_01_has_no_prefix() =>
        Assert.Equal("application/json;metadata=minimal", DataNegotiation.Choose(ProtocolVersion.V401, null, null).ContentType);

    [Theory]
    [InlineData(null, null, false)]
    [InlineData(null, "*/*", false)]
    [InlineData(null, PowerQuery, false)]
    [InlineData(null, "application/xml", false)]
    [InlineData(null, "application/json", true)]
    [InlineData(null, "application/json;odata.metadata=minimal", true)]
    [InlineData(null, "application/json, application/xml;q=0.9", true)]
    [InlineData(null, "application/json, text/plain, */*", false)]
    [InlineData("json", "application/xml", true)]
    [InlineData("xml", "application/json", false)]
    [InlineData("application/json", null, true)]
    public void Metadata_come_as_JSON(string? format, string? accept, bool isJson) =>
        Assert.Equal(isJson, MetadataNegotiation.IsJson(format, accept));

    [Theory]
    [InlineData("text/html")]
    [InlineData("application/xml;foo=1")]
    public void Metadata_do_not_come_as(string accept) =>
        Assert.Equal(FaultCode.NotAcceptable, Assert.Throws<FaultException>(() => MetadataNegotiation.IsJson(null, accept)).Code);

    [Theory]
    [InlineData(null, ProtocolVersion.V40)]
    [InlineData("4.0", ProtocolVersion.V40)]
    [InlineData("4", ProtocolVersion.V40)]
    [InlineData("4.01", ProtocolVersion.V401)]
    [InlineData("4.02", ProtocolVersion.V401)]
    [InlineData("5.0", ProtocolVersion.V401)]
    public void The_version_is_the_newest_that_the_client_reads(string? max, ProtocolVersion version) =>
        Assert.Equal(version, ProtocolVersions.Choose(max));

    [Theory]
    [InlineData("3.0")]
    [InlineData("newest")]
    [InlineData("-4.0")]
    public void A_version_that_the_service_does_not_speak_is_refused(string max)
    {
        Assert.Equal(FaultCode.UnsupportedVersion, Assert.Throws<FaultException>(() => ProtocolVersions.Choose(max)).Code);
        Assert.Equal(ProtocolVersion.V40, ProtocolVersions.ChooseForError(max));
    }

    [Theory]
    [InlineData("odata.maxpagesize=10", 10)]
    [InlineData("return=minimal, MaxPageSize=\"7\";x=y, maxpagesize=9", 7)]
    [InlineData("maxpagesize=0", null)]
    [InlineData("maxpagesize=-1", null)]
    [InlineData("maxpagesize", null)]
    [InlineData("respond-async", null)]
    public void The_page_size_is_read_leniently(string prefer, int? size) => Assert.Equal(size, Preferences.Read(prefer).MaxPageSize);

    [Theory]
    [InlineData(ProtocolVersion.V40, "odata.maxpagesize=10,omit-values=nulls")]
    [InlineData(ProtocolVersion.V401, "maxpagesize=10,omit-values=nulls")]
    public void What_was_applied_is_said(ProtocolVersion version, string applied) =>
        Assert.Equal(applied, Preferences.Read("maxpagesize=10,omit-values=nulls").Applied(10, version));
}
