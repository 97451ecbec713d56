using System.Collections.Immutable;
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
    readonly ImmutableArray<Scalar> parentValues;
    readonly ParentRows? parents;

    public ChildBuilder(PlanContext parent, RowScope row, ExpandItem expand)
    {
        context = parent.Another();
        scopes = new RowScopes(context);
        this.expand = expand;
        parentValues = [.. expand.Navigation.Join.Columns.Select(pair => row.Column(pair.Near))];
        if (context.Dialect == DatabaseDialect.Postgres)
        {
            parents = new ParentRows(context.NextAlias(), [.. parentValues.Select(Given)]);
        }
    }

    /// <summary>The plan; what it needs of the parent's row is added to the parent's columns.</summary>
    public ChildPlan Build(ColumnList parentColumns)
    {
        ImmutableArray<ColumnRead> parentKey = [.. parentValues.Select(parentColumns.Add)];
        var options = expand.Options;
        if (expand.IsCount)
        {
            var number = Count();
            var shape = new RowShape(null, null, [], [], null);
            return new ChildPlan(expand.Navigation, parentKey, new StatementPlan(number, shape, []), number, new PagePlan(null, []));
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
        return new ChildPlan(expand.Navigation, parentKey, statement, options.Count ? Count() : null, page);
    }

    (RowScope Row, ExpressionTranslator Translator) Rows()
    {
        var row = scopes.Related(expand.Navigation, ParentValue);
        row = expand.Cast is { } derived ? DerivedTypes.Cast(context, scopes, row, derived) : row;
        (row, var translator) = ApplyBuilder.Apply(context, scopes, row, ExpressionTranslator.OfRow(context, scopes, row), expand.Options.Apply);
        translator.Define(expand.Options.Compute);
        RowFilter.Apply(context, row, translator, expand.Options);
        return (row, translator);
    }

    SelectBlock Count() => ForParents(Rows().Row.Block.BuildCount(), null);

    Scalar ParentValue(int index) => parents is null
        ? Given(parentValues[index], index)
        : new ColumnScalar(parents.Alias, ParentRows.ColumnName(index), parentValues[index].Type with { IsNullable = false });

    static Scalar Given(Scalar value, int index) => new ParentKeyScalar(index, value.Type with { IsNullable = false });

    SelectBlock ForParents(SelectBlock block, PagePlan? page)
    {
        if (parents is null)
        {
            return block with { Columns = block.Columns.Insert(0, new ParentNumberScalar(ScalarType.Number)) };
        }

        var alias = context.NextAlias();
        Scalar Column(int ordinal) => new ColumnScalar(alias, DerivedRows.ColumnName(ordinal), block.Columns[ordinal].Type);
        var number = new OrdinalScalar(parents.Alias, ScalarType.Number);
        var order = page is null ? [] : page.Keys.Zip(block.OrderBy, (key, by) => new Ordering(Column(key.Column.Ordinal - 1), by.IsDescending));
        return new SelectBlock
        {
            From = parents,
            Joins = [new JoinSource(true, new DerivedRows(alias, block, IsLateral: true), null)],
            Columns = [number, .. Enumerable.Range(0, block.Columns.Length).Select(Column)],
            OrderBy = [new Ordering(number, false), .. order],
        };
    }
}
