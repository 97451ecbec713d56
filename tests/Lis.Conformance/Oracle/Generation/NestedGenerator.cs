using System.Collections.Immutable;
using Lis.OData.Model;

namespace Lis.Conformance.Oracle.Generation;

/// <summary>Transformations that nest rows, and options that name them.</summary>
/// <param name="Steps">The transformations.</param>
/// <param name="Options">The options.</param>
public sealed record NestedPiece(ImmutableArray<string> Steps, ImmutableArray<QueryOption> Options);

/// <summary>Makes nest, addnested and expand, and what can be done with the rows that they nest.</summary>
public sealed class NestedGenerator(
    Random random, Tally tally, ConditionGenerator conditions, Func<GeneratorScope, string> property, Func<GeneratorScope, int, string> step)
{
    public NestedPiece Make(GeneratorScope scope, NavigationProperty many)
    {
        var target = new GeneratorScope(many.Target, "", null);
        return tally.Choose<Func<NestedPiece>>(random,
        [
            ("transformation AddNested", () => Named($"addnested({many.Name},{Inner(target)} as L)", isNest: false)),
            ("transformation AddNested", () => new([$"expand({many.Name},filter({conditions.Make(target, 1)}))"], [])),
            ("transformation Nest", () => Named($"nest({Inner(scope)} as L,aggregate($count as N) as M)", isNest: true)),
            ("nest in groups", () => Named($"groupby(({property(scope)}),nest({Inner(scope)} as L))", isNest: true)),
            ("join of what is made", () => new([$"{(random.Next(2) == 0 ? "join" : "outerjoin")}({many.Name} as J,{Made(target)})"], [])),
            ("nested in concat", () => new([$"concat(addnested({many.Name},{Made(target)} as L)/top(3),aggregate($count as N))"], [])),
        ])();
    }

    /// <summary>Rows with the collection L, which expressions may name.</summary>
    NestedPiece Named(string made, bool isNest) => random.Next(6) switch
    {
        0 => new([made, $"filter(L/$count gt {random.Next(3)})"], []),
        1 => new([made], [new QueryOption("$filter", [new Piece("not L/any()")])]),
        2 => new([made], [new QueryOption("$orderby", [new Piece("L/$count desc")])]),
        3 => new([made, "aggregate(L/$count as C)"], []),
        4 => new([made, "addnested(L,aggregate($count as N) as K)"], isNest ? [] : [new QueryOption("$select", [new Piece("K")])]),
        _ => new([made], []),
    };

    string Inner(GeneratorScope target) => random.Next(2) == 0 ? step(target, 1) : Made(target);

    string Made(GeneratorScope target) => random.Next(2) == 0
        ? $"groupby(({property(target)}),aggregate($count as N))"
        : $"filter({conditions.Make(target, 1)})/aggregate($count as N)";
}
