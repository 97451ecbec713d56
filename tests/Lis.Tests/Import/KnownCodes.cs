using System.Text.Json;
using Lis.Domain;
using Lis.Import.Directories;
using Lis.Storage;

namespace Lis.Tests.Import;

/// <summary>The areas of the sample data, with all spellings, and some indicators.</summary>
static class KnownCodes
{
    public static AreaDirectory Areas { get; } = new(ReadAreas());

    public static IndicatorDirectory Indicators { get; } = new(
    [
        new("folketal", IndicatorPeriodKind.Year),
        new("ledige", IndicatorPeriodKind.Month),
        new("fuldtidspersoner", IndicatorPeriodKind.Month),
        new("andel", IndicatorPeriodKind.Year),
        new("andel-ind", IndicatorPeriodKind.Year),
        new("karakterer", IndicatorPeriodKind.SchoolYear),
        new("elever", IndicatorPeriodKind.SchoolYear),
        new("rang", IndicatorPeriodKind.Year),
        new("omgjort", IndicatorPeriodKind.Year),
    ]);

    static IEnumerable<KnownArea> ReadAreas()
    {
        using var stream = typeof(LisDbContext).Assembly.GetManifestResourceStream("SampleData/01-Areas.json")!;
        using var areas = JsonDocument.Parse(stream);
        return [.. areas.RootElement.EnumerateArray().Select(area => new KnownArea(
            area.GetProperty("Code").GetString()!,
            area.GetProperty("Name").GetString()!,
            area.TryGetProperty("NameVariants", out var variants) ? [.. variants.EnumerateArray().Select(variant => variant.GetString()!)] : []))];
    }
}
