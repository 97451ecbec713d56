using System.Collections.Immutable;
using Lis.OData.Errors;
using Lis.OData.Model;
using Lis.OData.Parsing.Bound;
using Lis.OData.Planning.Apply;
using Lis.OData.Planning.Scalars;

namespace Lis.OData.Planning.Building;

/// <summary>
/// The statement of a to-many expand. PostgreSQL answers for all parents at once, each with its own order and limit (LATERAL over arrays
/// of the parents' keys); SQLite, where a call costs nothing, runs a prepared statement for each parent.
/// </summary>
sealed class ChildBuilder
{
    readonly PlanContext context;
    readonly RowScopes scopes;
    readonly ExpandItem expand;
    readonly List<Scalar> parentValues;
    readonly int starts;
    readonly string? parents;
    readonly OuterPlace resource;

    public ChildBuilder(PlanContext parent, ExpressionTranslator outer, RowScope row, ExpandItem item)
    {
        expand = item;
        context = parent.Another();
        scopes = new RowScopes(context);
        parentValues = [.. row.Starts(expand.Navigation)];
        starts = parentValues.Count;
        if (starts == 0)
        {
            parentValues.Add(new NumberScalar(0, ScalarType.Number));
        }

        if (context.Dialect == DatabaseDialect.Postgres)
        {
            parents = context.NextAlias();
        }

        resource = new OuterPlace(new Lazy<EntityPlace>(() => Resource(outer)));
    }

    /// <summary>The plan; what it needs of the parent's row is added to the parent's columns.</summary>
    public ChildPlan Build(ColumnList parentColumns)
    {
        // What the options ask of the resource's row becomes part of the parent's key, so that is made last.
        var plan = Build();
        return plan with { ParentKey = [.. parentValues.Select(parentColumns.Add)] };
    }

    ChildPlan Build()
    {
        var options = expand.Options;
        if (expand.IsCount)
        {
            var number = Count();
            var shape = new RowShape(null, null, [], [], null);
            return new ChildPlan(expand.Navigation, [], new StatementPlan(number, shape, []), number, new PagePlan(null, []));
        }

        var (row, translator) = Rows();
        var columns = new ColumnList(first: 1);
        var shapes = new ShapeBuilder(context, scopes, columns);
        var rowShape = expand.IsReference ? shapes.Reference(row, translator) : shapes.Entity(row, translator, options);
        var order = OrderBuilder.Of(row, translator, options.OrderBy);
        var page = OrderBuilder.Page(order, columns, options.TopSlot);
        var block = row.Block.Build(columns.ToImmutable()) with
        {
            OrderBy = order,
            Limit = new LimitScalar(ScalarType.Number),
            Offset = options.SkipSlot is { } skip ? new SlotScalar(skip, ScalarType.Number) : null,
        };
        var statement = new StatementPlan(ForParents(block, page), rowShape, shapes.Children);
        return new ChildPlan(expand.Navigation, [], statement, options.Count ? Count() : null, page) { IsWhole = expand.IsWhole || expand.Navigation is NestedNavigation };
    }

    (RowScope Row, ExpressionTranslator Translator) Rows()
    {
        ImmutableArray<Scalar> from = [.. Enumerable.Range(0, starts).Select(ParentValue)];
        var builder = new NestedBuilder(context, scopes);
        var rows = expand.Navigation is NestedNavigation nested ? builder.Of(nested, from) : builder.Related(expand.Navigation, from);
        if (expand.Cast is { } derived)
        {
            var cast = DerivedTypes.Cast(context, scopes, rows.Row, derived);
            rows = new ApplyRows(cast, ExpressionTranslator.OfRow(context, scopes, cast));
        }

        rows = rows with { Translator = rows.Translator.Within(resource) };
        var (row, translator) = ApplyBuilder.Apply(context, scopes, rows, expand.Options.Apply);
        translator.Define(expand.Options.Compute);
        RowFilter.Apply(context, row, translator, expand.Options);
        return (row, translator);
    }

    SelectBlock Count() => ForParents(Rows().Row.Block.BuildCount(), null);

    Scalar ParentValue(int index) => parents is null
        ? Given(parentValues[index], index)
        : new ColumnScalar(parents, ParentRows.ColumnName(index), parentValues[index].Type with { IsNullable = false });

    static Scalar Given(Scalar value, int index) => new ParentKeyScalar(index, value.Type with { IsNullable = false });

    /// <summary>The row of the resource, by its key, which comes with that of the parent.</summary>
    EntityPlace Resource(ExpressionTranslator outer)
    {
        var place = outer.Resource is OuterPlace further ? further.Entity : outer.Resource;
        if (place is not EntityPlace { Row: { Result: null } row })
        {
            throw new FaultException(FaultCode.NotImplemented, "$it inside $expand needs an entity as the row of the resource.", "$expand");
        }

        var key = row.Keys ?? [.. row.Type.Key.Select(property => outer.Member(row, property))];
        var first = parentValues.Count;
        parentValues.AddRange(key);
        return new EntityPlace(scopes.Found(row.Type, [.. key.Select((_, index) => ParentValue(first + index))]));
    }

    SelectBlock ForParents(SelectBlock block, PagePlan? page)
    {
        if (parents is null)
        {
            return block with { Columns = block.Columns.Insert(0, new ParentNumberScalar(ScalarType.Number)) };
        }

        var alias = context.NextAlias();
        Scalar Column(int ordinal) => new ColumnScalar(alias, DerivedRows.ColumnName(ordinal), block.Columns[ordinal].Type);
        var number = new OrdinalScalar(parents, ScalarType.Number);
        var order = page is null ? [] : page.Keys.Zip(block.OrderBy, (key, by) => new Ordering(Column(key.Column.Ordinal - 1), by.IsDescending));
        return new SelectBlock
        {
            From = new ParentRows(parents, [.. parentValues.Select(Given)]),
            Joins = [new JoinSource(true, new DerivedRows(alias, block, IsLateral: true), null)],
            Columns = [number, .. Enumerable.Range(0, block.Columns.Length).Select(Column)],
            OrderBy = [new Ordering(number, false), .. order],
        };
    }
}
