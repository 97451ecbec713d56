using Microsoft.OData;
using Microsoft.OData.Edm;

namespace Lis.Conformance.Harness;

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
    /// <param name="answer">The answer.</param>
    /// <param name="model">The model.</param>
    /// <param name="isStrict">Whether a property that the model does not declare is an error; false for what <c>$apply</c> and <c>$compute</c> make.</param>
    public static ODataMessageReader Open(Answer answer, IEdmModel model, bool isStrict = true)
    {
        var version = answer.Header("OData-Version") == "4.0" ? ODataVersion.V4 : ODataVersion.V401;
        return new ODataMessageReader(new ForeignMessage(answer), SettingsOf(version, isStrict), model);
    }

    /// <summary>How the reader is set; it takes nothing for granted that it must not.</summary>
    public static ODataMessageReaderSettings SettingsOf(ODataVersion version, bool isStrict = true)
    {
        var settings = new ODataMessageReaderSettings(version);
        if (!isStrict)
        {
            settings.Validations &= ~ValidationKinds.ThrowOnUndeclaredPropertyForNonOpenType;
        }

        return settings;
    }

    public string? GetHeader(string headerName) => answer.Header(headerName);

    public void SetHeader(string headerName, string headerValue) => throw new NotSupportedException();

    public Stream GetStream() => new MemoryStream(answer.Body);
}
