using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Lis.Benchmarks.Load;

/// <summary>One line of the table.</summary>
/// <param name="Request">What was asked.</param>
/// <param name="Db">Sqlite or Postgres.</param>
/// <param name="Connections">How many connections asked at once.</param>
/// <param name="Unit">Of value and floor: ms, requests/s, MB, bytes/row.</param>
/// <param name="Value">The service's median.</param>
/// <param name="Floor">The floor's median in the same rounds; null = the goal is absolute, or there is none.</param>
/// <param name="Ratio">Value ÷ floor.</param>
/// <param name="Goal">What is wanted; null = the line only informs.</param>
/// <param name="Holds">Whether it is so; null = no goal.</param>
sealed record LoadResult(
    string Request, string Db, int Connections, string Unit, double Value, double? Floor, double? Ratio, string? Goal, bool? Holds)
{
    /// <summary>Microseconds of processor time that the service's process used for one answer; null = not measured.</summary>
    public double? Cpu { get; init; }

    /// <summary>The same of the floor's process.</summary>
    public double? FloorCpu { get; init; }

    static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public static void WriteJson(string file, IReadOnlyList<LoadResult> results) => File.WriteAllText(file, JsonSerializer.Serialize(results, Json));

    /// <summary>The table as Markdown, with where and how it was made.</summary>
    public static string Markdown(IReadOnlyList<LoadResult> results, string command)
    {
        var text = new StringBuilder();
        var now = DateTimeOffset.UtcNow;
        text.Append(CultureInfo.InvariantCulture, $"{now:yyyy-MM-dd}, {Environment.ProcessorCount} cores, {GC.GetGCMemoryInfo().TotalAvailableMemoryBytes >> 30} GB, ");
        text.Append(CultureInfo.InvariantCulture, $".NET {Environment.Version}: `{command}`\n\n");
        text.Append("| request | connections | unit | value | floor | ratio | goal | holds | CPU µs | floor |\n| --- | ---: | --- | ---: | ---: | ---: | --- | --- | ---: | ---: |\n");
        foreach (var line in results)
        {
            text.Append(CultureInfo.InvariantCulture, $"| {line.Request} | {line.Connections} | {line.Unit} | {Text(line.Value)} | {Text(line.Floor)} | ");
            text.Append(CultureInfo.InvariantCulture, $"{line.Ratio:0.00} | {line.Goal} | {line.Holds switch { true => "yes", false => "**no**", _ => "" }} | {Text(line.Cpu)} | {Text(line.FloorCpu)} |\n");
        }

        return text.ToString();
    }

    static string Text(double? value) => value is { } number ? number.ToString(Math.Abs(number) < 10 ? "0.00" : "#,0", CultureInfo.InvariantCulture) : "";
}
