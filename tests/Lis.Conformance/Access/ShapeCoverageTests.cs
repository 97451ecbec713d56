using System.Collections;
using Lis.Conformance.Harness;
using Lis.OData.Model;
using Lis.OData.Parsing;
using Lis.OData.Parsing.Bound;
using Microsoft.Extensions.DependencyInjection;

namespace Lis.Conformance.Access;

/// <summary>Every kind of path segment and every query option that the engine reads is among the shapes of the matrix, or has a reason here.</summary>
public class ShapeCoverageTests(SqliteSecuredHost host)
{
    /// <summary>What version 1 has no address of.</summary>
    static readonly string[] NotInTheModel = [nameof(CastSegment), nameof(ComputedSegment), nameof(StreamSegment)];

    /// <summary>
    /// The metadata are the same for all; tokens come from answers, and RoleMatrixTests follows them; <c>$all</c> is of no set, and
    /// AllEntitiesTests holds it to what each set shows.
    /// </summary>
    static readonly string[] Elsewhere = [nameof(MetadataSegment), nameof(AllSegment), nameof(QueryOptions.SkipToken), nameof(QueryOptions.DeltaToken)];

    [Fact]
    public async Task No_segment_and_no_option_is_forgotten()
    {
        var (service, _) = await host.GetAsync();
        var parser = new RequestParser(service.Services.GetRequiredService<ServiceModel>(), new ParserLimits());
        var seen = new HashSet<string>(NotInTheModel.Concat(Elsewhere));
        foreach (var set in await EntitySet.ReadAsync(service, host.Entra.User(Tenants.Operator, "Lis.Admin").Bearer()))
        {
            var key = string.Join(',', set.Keys.Select(name => set.Keys.Count == 1 ? "1" : $"{name}=1"));
            var address = $"{set.Name}({(set.Keys[0] is "Code" or "Key" ? "'1'" : key)})";
            var requests = MatrixShapes.Reads(set).Concat(MatrixShapes.Writes(set)).Concat(MatrixShapes.ReadsOfRow(set, address)).Concat(MatrixShapes.WritesOfRow(set, address));
            foreach (var request in requests.Where(request => !request.Url.StartsWith("$entity", StringComparison.Ordinal) && request.ContentType is null))
            {
                var parts = request.Url.Split('?', 2);
                Add(parser.Parse($"/{parts[0]}", parts.ElementAtOrDefault(1) ?? ""));
            }
        }

        var segments = typeof(PathSegment).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(PathSegment)) && !type.IsAbstract).Select(type => type.Name);
        var options = typeof(QueryOptions).GetProperties().Where(property => property is { CanWrite: true, GetMethod.IsStatic: false }).Select(property => property.Name);
        Assert.Empty(segments.Concat(options).Except(seen).Order(StringComparer.Ordinal));

        void Add(BoundRequest request)
        {
            seen.UnionWith(request.Path.Segments.Select(segment => segment.GetType().Name));
            seen.UnionWith(typeof(QueryOptions).GetProperties().Where(property => IsGiven(property.GetValue(request.Options))).Select(property => property.Name));
        }
    }

    static bool IsGiven(object? value) => value switch
    {
        null or false => false,
        IEnumerable items and not string => items.GetEnumerator().MoveNext(),
        _ => true,
    };
}
