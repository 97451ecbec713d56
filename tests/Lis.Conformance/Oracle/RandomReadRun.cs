using Lis.Conformance.Harness;
using Lis.Conformance.Oracle.Data;
using Lis.Conformance.Oracle.Evaluation;
using Lis.Conformance.Oracle.Generation;
using Lis.OData.Errors;
using Lis.OData.Model;
using Lis.OData.Parsing;
using Microsoft.Extensions.DependencyInjection;

namespace Lis.Conformance.Oracle;

/// <summary>One run of random reads: makes them, asks all three, keeps count and makes failures small.</summary>
public sealed class RandomReadRun
{
    /// <summary>How many failures are made small and shown with all answers.</summary>
    public const int Shown = 40;

    const int LongestUrl = 16_000;

    const string Refused = "the parser refuses it";

    readonly int _seed;
    readonly Random _random;
    readonly RequestParser _parser;
    readonly IReadOnlyDictionary<string, IReadOnlyList<OracleRow>> _sets;
    readonly IReadOnlyList<OracleService> _services;
    readonly QueryGenerator _generator;

    RandomReadRun(int seed, ServiceModel model, IReadOnlyDictionary<string, IReadOnlyList<OracleRow>> sets, IReadOnlyList<OracleService> services)
    {
        (_seed, _random, _sets, _services) = (seed, new Random(seed), sets, services);
        _parser = new RequestParser(model, new ParserLimits());
        var readable = model.EntitySets.Where(set => sets[set.Name].Count > 0).ToList();
        _generator = new QueryGenerator(_random, Tally, new GeneratorData(model, sets), readable);
        PropertyTypes = [.. readable.SelectMany(set => set.Type.Properties).Where(property => !property.IsHidden)
            .Select(property => OracleCoverage.TypeName(property.Type)).Distinct().Order(StringComparer.Ordinal)];
    }

    public Tally Tally { get; } = new();

    public IReadOnlyList<string> PropertyTypes { get; }

    public List<string> Failures { get; } = [];

    public int Count { get; private set; }

    /// <summary>How many answers had something in them.</summary>
    public int Answers { get; private set; }

    public static async Task<RandomReadRun> BeginAsync(OracleHost sqlite, OracleHost postgres, int seed)
    {
        var services = new List<OracleService>();
        foreach (var host in new[] { sqlite, postgres }.Where(host => host.Kind == DatabaseKind.Sqlite || PostgresCluster.Absence is null))
        {
            await host.TablesAsync();
            services.Add(new OracleService(host.Kind.ToString(), (await host.GetAsync()).Service));
        }

        var model = (await sqlite.GetAsync()).Service.Services.GetRequiredService<ServiceModel>();
        return new RandomReadRun(seed, model, OracleView.Of(await sqlite.TablesAsync()), services);
    }

    /// <param name="isSequence">Whether the read is one of several transformations.</param>
    public async Task ReadAsync(bool isSequence = false)
    {
        Count++;
        var query = Next(isSequence);
        var pageSize = _random.Next(6) == 0 && IsOneCollection(query) ? _random.Next(1, 20) : default(int?);
        var coverage = new OracleCoverage();
        var difference = await DifferenceAsync(query, pageSize, coverage);
        foreach (var option in query.Options)
        {
            coverage.Note($"option {option.Name}");
        }

        if (pageSize is not null)
        {
            coverage.Note("pages");
        }

        Tally.Add(coverage.Features());
        if (difference is not null)
        {
            Failures.Add(Failures.Count < Shown ? await ReportAsync(await ShrunkAsync(query, pageSize), pageSize) : query.Url);
        }
    }

    /// <summary>A URL that is too long would be refused, and rightly.</summary>
    GeneratedQuery Next(bool isSequence)
    {
        while (true)
        {
            var query = isSequence ? _generator.NextSequence() : _generator.Next();
            if (query.Url.Length < LongestUrl)
            {
                return query;
            }
        }
    }

    /// <summary>Nested collections are paged by the same preference; their pages are a matter of the paging suite.</summary>
    static bool IsOneCollection(GeneratedQuery query) => query.Options.All(option => option.Name != "$expand");

    async Task<string?> DifferenceAsync(GeneratedQuery query, int? pageSize, OracleCoverage coverage)
    {
        OracleAnswer expected;
        try
        {
            expected = Expected(query, coverage);
        }
        catch (FaultException fault)
        {
            return $"{Refused}: {fault.Code} {fault.Message} ({fault.Target})";
        }
        catch (OracleFault)
        {
            return await MayFailAsync(query);
        }

        Answers += expected.Value is null or IReadOnlyList<object?> { Count: 0 } or 0L ? 0 : 1;
        var differences = await Task.WhenAll(_services.Select(service => service.DifferenceAsync(query.Url, expected, pageSize)));
        return _services.Zip(differences, (service, difference) => difference is null ? null : $"{service.Name}: {difference}")
            .FirstOrDefault(difference => difference is not null);
    }

    OracleAnswer Expected(GeneratedQuery query, OracleCoverage coverage)
    {
        var parts = query.Url.Split('?', 2);
        var request = _parser.Parse(parts[0], parts.Length > 1 ? parts[1] : "");
        return new OracleReader(_sets, request, DateTimeOffset.UtcNow, coverage).Answer();
    }

    /// <summary>Where some row cannot be computed, a database may fail or may never come to that row; it must not break.</summary>
    async Task<string?> MayFailAsync(GeneratedQuery query)
    {
        foreach (var service in _services)
        {
            if (await service.ShowAsync(query.Url) is var shown && shown.StartsWith('5'))
            {
                return $"{service.Name}: {shown}";
            }
        }

        return null;
    }

    async Task<GeneratedQuery> ShrunkAsync(GeneratedQuery query, int? pageSize)
    {
        while (true)
        {
            var smaller = default(GeneratedQuery);
            foreach (var candidate in query.Smaller())
            {
                if (await DifferenceAsync(candidate, pageSize, new OracleCoverage()) is { } difference
                    && !difference.StartsWith(Refused, StringComparison.Ordinal))
                {
                    smaller = candidate;
                    break;
                }
            }

            if (smaller is null)
            {
                return query;
            }

            query = smaller;
        }
    }

    async Task<string> ReportAsync(GeneratedQuery query, int? pageSize)
    {
        var report = new List<string>
        {
            $"seed {_seed}, read {Count}{(pageSize is null ? "" : $", pages of {pageSize}")}: {query.Url}",
            Uri.UnescapeDataString(query.Url),
            await DifferenceAsync(query, pageSize, new OracleCoverage()) ?? "it does not differ any more",
            $"memory: {Cut(Memory(query))}",
        };
        foreach (var service in _services)
        {
            report.Add($"{service.Name}: {Cut(await service.ShowAsync(query.Url))}");
        }

        return string.Join("\n  ", report);
    }

    string Memory(GeneratedQuery query)
    {
        try
        {
            var answer = Expected(query, new OracleCoverage());
            return $"{answer.Status} {answer.Count} {OracleObject.Show(answer.Value)}";
        }
        catch (Exception failure) when (failure is FaultException or OracleFault)
        {
            return failure.Message;
        }
    }

    static string Cut(string text) => text.Length > 600 ? $"{text[..600]}…" : text;
}
