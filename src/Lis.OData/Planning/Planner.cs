using System.Collections.Immutable;
using Lis.OData.Errors;
using Lis.OData.Model;
using Lis.OData.Parsing;
using Lis.OData.Parsing.Bound;
using Lis.OData.Planning.Apply;
using Lis.OData.Planning.Building;
using Lis.OData.Planning.Scalars;

namespace Lis.OData.Planning;

/// <summary>
/// Decides how a read is answered. The builders, in the order in which they come to work: <see cref="ApplyAccess"/> (rules of rows and
/// columns, asked by everything after it), <see cref="PathWalker"/> (the resource path), <see cref="ExpressionTranslator"/> with
/// <see cref="RowScopes"/> and <see cref="MemberReader"/> (expressions, joins, sources), <see cref="SearchBuilder"/>,
/// <see cref="ShapeBuilder"/> with <see cref="ChildBuilder"/> ($select, $expand), <see cref="OrderBuilder"/> (total order) and
/// <see cref="KeysetBuilder"/> (continued pages). Safe for use by many at once.
/// </summary>
/// <param name="model">The model.</param>
/// <param name="dialect">The database, which decides how computed values are kept and how expands are run.</param>
/// <param name="access">The host's rules.</param>
/// <param name="readRule">Reads the texts of rules and computed properties over a type.</param>
public sealed class Planner(ServiceModel model, DatabaseDialect dialect, IAccessRules access, Func<EntityType, string, BoundExpression> readRule)
{
    /// <summary>The plan of a read. Equal shapes, profiles and page starts give equal plans, so plans may be kept by these three.</summary>
    /// <param name="request">The request; its path addresses data (not the service root or <c>$metadata</c>).</param>
    /// <param name="caller">Who asks; only the profile matters.</param>
    /// <param name="start">For a continued page, what the plan must know of where it starts; null = the first page.</param>
    /// <exception cref="FaultException">The $skiptoken belongs to another request, or the type cannot be searched.</exception>
    public ReadPlan Plan(BoundRequest request, Caller caller, PageStart? start)
    {
        var rules = new ApplyAccess(access, new RuleReader(readRule), caller.Profile);
        var past = request.AsOfSlot is { } instant
            ? new PastInstant(new SlotScalar(instant, NaturalStore.TypeOf(dialect, PrimitiveType.DateTimeOffset, false)))
            : null;
        var context = new PlanContext(model, dialect, rules) { AsOf = past, ReadsOne = LeadsToOne(request.Path), Annotations = request.Annotations };
        var (end, translator, scopes, set) = Rows(context, request);
        var plan = (end, request.Path.Last) switch
        {
            ({ Properties.IsEmpty: false, IsCollection: true }, _) when HasRowOptions(request.Options) => throw new FaultException(
                FaultCode.NotImplemented, "A collection of values is answered whole; filter and order it where it is used."),
            (_, StreamSegment stream) => StreamPlan.Of(context, end.Row, stream),
            (_, CountSegment) => Count(end, translator, context, request.Options),
            ({ Properties.IsEmpty: false }, var last) => Property(context, end, translator, Shapes(), last is ValueSegment, request.Options),
            ({ IsCollection: true }, var last) => Many(last is ReferenceSegment),
            (_, var last) => Single(end, translator, Shapes(), last is ReferenceSegment, request.Options),
        };
        return past is { IsReached: false }
            ? throw AsOfOption.Unreached(model)
            : plan with { ParentQuery = PathWalker.Parent(context, request.Path), Reached = context.Reached };

        (ShapeBuilder, ColumnList) Shapes()
        {
            var columns = new ColumnList();
            return (new ShapeBuilder(context, scopes, columns), columns);
        }

        ReadPlan Many(bool areReferences)
        {
            var count = request.Options.Count ? CountOf(context.Another(), request) : null;
            return Collection(end, (context, translator), Shapes(), areReferences, request.Options, start) with { CountQuery = count, Set = set };
        }
    }

    static ReadPlan Collection(
        PathEnd end,
        (PlanContext Context, ExpressionTranslator Translator) row,
        (ShapeBuilder Shapes, ColumnList Columns) to,
        bool areReferences,
        QueryOptions options,
        PageStart? start)
    {
        RowFilter.Apply(row.Context, end.Row, row.Translator, options);
        var shape = areReferences ? to.Shapes.Reference(end.Row, row.Translator) : to.Shapes.Entity(end.Row, row.Translator, options);
        var order = OrderBuilder.Of(end.Row, row.Translator, options.OrderBy, end.Order);
        var page = OrderBuilder.Page(order, to.Columns, options.TopSlot);
        if (start is not null)
        {
            end.Row.Block.Where(KeysetBuilder.After(order, start), options.OrderBy.Any(item => Fallible.Is(item.Expression)));
        }

        var query = end.Row.Block.Build(to.Columns.ToImmutable()) with
        {
            OrderBy = order,
            Limit = new LimitScalar(ScalarType.Number),
            Offset = start is null && options.SkipSlot is { } skip ? new SlotScalar(skip, ScalarType.Number) : null,
        };
        return new ReadPlan
        {
            Kind = areReferences ? ResultKind.References : ResultKind.Collection,
            Statement = new StatementPlan(query, shape, to.Shapes.Children),
            Page = page,
        };
    }

    static ReadPlan Single(
        PathEnd end, ExpressionTranslator translator, (ShapeBuilder Shapes, ColumnList Columns) to, bool isReference, QueryOptions options)
    {
        var shape = isReference ? to.Shapes.Reference(end.Row, translator) : to.Shapes.Entity(end.Row, translator, options);
        return new ReadPlan
        {
            Kind = isReference ? ResultKind.Reference : ResultKind.Entity,
            Set = shape.Set,
            Statement = new StatementPlan(end.Row.Block.Build(to.Columns.ToImmutable()), shape, to.Shapes.Children),
        };
    }

    static ReadPlan Property(
        PlanContext context, PathEnd end, ExpressionTranslator translator, (ShapeBuilder Shapes, ColumnList Columns) to, bool isRaw, QueryOptions options)
    {
        var owner = end.Properties[..^1].Aggregate((Place)new EntityPlace(end.Row), translator.Part);
        var item = to.Shapes.Property(
            translator, owner, end.Properties[^1], options.Select, HasRowOptions(options) ? options with { Select = null } : null);
        var annotations = isRaw || item is not ColumnItem ? [] : to.Shapes.Annotations(translator, owner, end.Properties[^1], "").ToImmutableArray();
        var key = end.Row.Type.Key.Select(part => to.Columns.Add(translator.Member(end.Row, part))).ToImmutableArray();
        var query = end.Row.Block.Build(to.Columns.ToImmutable());
        var counted = item is ColumnItem { Count: not null } ? end.Row.Block.Build([Items(context, end, translator).Count(options)]) : null;
        return new ReadPlan
        {
            CountQuery = counted,
            Kind = isRaw ? ResultKind.RawValue : ResultKind.Property,
            Statement = new StatementPlan(query, new RowShape(null, null, [item, .. annotations], key, null), []),
        };
    }

    static ReadPlan Count(PathEnd end, ExpressionTranslator translator, PlanContext context, QueryOptions options)
    {
        if (end.Properties.IsEmpty)
        {
            RowFilter.Apply(context, end.Row, translator, options);
        }

        var query = end.Properties.IsEmpty
            ? end.Row.Block.BuildCount()
            : end.Row.Block.Build([Items(context, end, translator).Count(options)]);
        var shape = new RowShape(null, null, [new ColumnItem("$count", PrimitiveType.Int64, new ColumnRead(0, StoreType.Integer, 0, false))], [], null);
        return new ReadPlan { Kind = ResultKind.Count, Statement = new StatementPlan(query, shape, []) };
    }

    static bool LeadsToOne(BoundPath path) => path.Last is KeySegment or PropertySegment or ValueSegment or StreamSegment
        or NavigationSegment { Navigation.IsCollection: false };

    /// <summary>Options that choose among the items of a collection-valued property.</summary>
    static bool HasRowOptions(QueryOptions options) =>
        options is not { Filter: null, Search: null, TopSlot: null, SkipSlot: null, Count: false, OrderBy.IsEmpty: true };

    static CollectionBuilder Items(PlanContext context, PathEnd end, ExpressionTranslator translator)
    {
        var owner = end.Properties[..^1].Aggregate((Place)new EntityPlace(end.Row), translator.Part);
        return new(context, translator, translator.Member(owner, end.Properties[^1]), ((CollectionType)end.Properties[^1].Type).Element);
    }

    /// <summary>A query of its own, so that it has the joins that the filter needs and no others.</summary>
    static SelectBlock CountOf(PlanContext context, BoundRequest request)
    {
        var (end, translator, _, _) = Rows(context, request);
        RowFilter.Apply(context, end.Row, translator, request.Options);
        return end.Row.Block.BuildCount();
    }

    /// <summary>The rows on which the options other than <c>$apply</c> work, and the set from which they come.</summary>
    static (PathEnd End, ExpressionTranslator Translator, RowScopes Scopes, EntitySet? Set) Rows(PlanContext context, BoundRequest request)
    {
        var (end, rows, scopes) = OfPath(context, request.Path);
        var (row, translator) = ApplyBuilder.Apply(context, scopes, rows, request.Options.Apply);
        translator.Define(request.Options.Compute);
        if (row.Result is not null && PathWalker.Parent(context, request.Path) is { } parent)
        {
            // An aggregate has a row even of nothing; below an entity that is not there it must have none.
            row.Block.Where(new ExistsScalar(parent, ScalarType.Condition));
        }

        return (end with { Row = row }, translator, scopes, context.Model.FindSetOf(end.Row.Type));
    }

    static (PathEnd End, ApplyRows Rows, RowScopes Scopes) OfPath(PlanContext context, BoundPath path)
    {
        var walker = new PathWalker(context);
        var end = walker.Walk(path.Segments);
        var rows = new ApplyRows(end.Row, ExpressionTranslator.OfRow(context, walker.Scopes, end.Row)) { Again = other => OfPath(other, path).Rows };
        return (end, rows, walker.Scopes);
    }
}
