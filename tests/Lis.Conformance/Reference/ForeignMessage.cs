using Lis.Conformance.Harness;
using Microsoft.OData;
using Microsoft.OData.Edm;

namespace Lis.Conformance.Reference;

/// <summary>An answer as Microsoft's reader takes it.</summary>
sealed class ForeignMessage(Answer answer) : IODataResponseMessage
{
    static readonly string[] Names = ["Content-Type", "OData-Version", "Preference-Applied"];

    public IEnumerable<KeyValuePair<string, string>> Headers =>
        Names.Where(name => answer.Header(name) is not null).Select(name => KeyValuePair.Create(name, answer.Header(name)!));

    public int StatusCode
    {
        get => (int)answer.Status;
        set => throw new NotSupportedException();
    }

    /// <summary>A reader of the answer in its own version.</summary>
    public static ODataMessageReader Open(Answer answer, IEdmModel model)
    {
        var version = answer.Header("OData-Version") == "4.0" ? ODataVersion.V4 : ODataVersion.V401;
        return new ODataMessageReader(new ForeignMessage(answer), new ODataMessageReaderSettings(version), model);
    }

    public string? GetHeader(string headerName) => answer.Header(headerName);

    public void SetHeader(string headerName, string headerValue) => throw new NotSupportedException();

    public Stream GetStream() => new MemoryStream(answer.Body);
}
