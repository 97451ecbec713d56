using System.IO.Compression;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Lis.Import.Connectors;

/// <summary>
/// The Statbank API of Danmarks Statistik. The plan's selection holds the codes, or selectors, of each variable. News is what changes the time
/// of update that the table states. Codes are asked for, never labels, since several codes may share one.
/// </summary>
public sealed class Statbank(ConnectorAddress address, TimeProvider clock) : IConnector, IDisposable
{
    static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    // Equal figures shall give equal bytes, so that they are one import.
    static readonly DateTimeOffset ArchiveTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    readonly SourceClient client = new(address.Address, address.Key, address.Rules, clock);

    /// <inheritdoc />
    public string Name => "Statbank";

    /// <summary>Cells that a request may ask for in a format that does not stream.</summary>
    public long CellLimit { get; init; } = 1_000_000;

    /// <inheritdoc />
    public async Task<Fetched?> FetchAsync(FetchPlan plan, string? known, Stream target, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var table = await TableAsync(plan.Table, cancellation);
        var mark = $"{plan.Fingerprint()}-{table.Updated}";
        if (mark == known)
        {
            return null;
        }

        var extract = StatbankExtract.Of(plan, table, CellLimit);
        if (extract.Parts is [var whole])
        {
            await CopyAsync(plan, extract, whole, target, cancellation);
            return new Fetched(mark, $"{plan.Table}.csv", extract.IsStreaming ? "dst-bulk" : "dst-csv", ParametersOf(plan, table, extract));
        }

        await using var archive = new ZipArchive(target, ZipArchiveMode.Create, leaveOpen: true);
        for (var part = 0; part < extract.Parts.Count; part++)
        {
            var entry = archive.CreateEntry(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{plan.Table}-{part + 1:000}.csv"));
            entry.LastWriteTime = ArchiveTime;
            await using var stream = await entry.OpenAsync(cancellation);
            await CopyAsync(plan, extract, extract.Parts[part], stream, cancellation);
        }

        return new Fetched(mark, $"{plan.Table}.zip", "dst-csv", ParametersOf(plan, table, extract));
    }

    /// <inheritdoc />
    public void Dispose() => client.Dispose();

    async Task<StatbankTable> TableAsync(string table, CancellationToken cancellation)
    {
        var request = JsonSerializer.SerializeToUtf8Bytes(new { table, lang = "da", format = "JSON" }, Json);
        using var info = await client.JsonAsync("v1/tableinfo", request, cancellation);
        return StatbankTable.Read(info.RootElement);
    }

    Task CopyAsync(
        FetchPlan plan,
        StatbankExtract extract,
        IReadOnlyDictionary<string, IReadOnlyList<string>> chosen,
        Stream target,
        CancellationToken cancellation)
    {
        var body = new
        {
            table = plan.Table,
            lang = "da",
            format = extract.IsStreaming ? "BULK" : "CSV",
            valuePresentation = "Code",
            variables = chosen.Select(variable => new { code = variable.Key, values = variable.Value }),
        };
        return client.CopyAsync(SourceClient.Post("v1/data", JsonSerializer.SerializeToUtf8Bytes(body, Json)), target, cancellation);
    }

    /// <summary>What a streaming format leaves out has the value that the table states.</summary>
    static IReadOnlyDictionary<string, string> ParametersOf(FetchPlan plan, StatbankTable table, StatbankExtract extract) =>
        extract.IsStreaming && !plan.Parameters.ContainsKey("absent")
            ? new Dictionary<string, string>(plan.Parameters) { ["absent"] = table.AbsentValue }
            : plan.Parameters;
}
