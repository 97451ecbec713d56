using System.Collections.Immutable;
using Lis.OData.Model;
using Lis.OData.Parsing.Bound;
using Lis.OData.Planning.Building;
using Lis.OData.Planning.Scalars;

namespace Lis.OData.Planning.Deltas;

/// <summary>Decides how the entities are found that are gone: what remains of them is no row of their own table.</summary>
/// <param name="model">The model; it has a <see cref="ServiceModel.ChangeLog"/>.</param>
/// <param name="dialect">The database.</param>
/// <param name="access">The host's rules.</param>
/// <param name="readRule">Reads the texts of rules.</param>
public sealed class DeltaPlanner(
    ServiceModel model, DatabaseDialect dialect, IAccessRules access, Func<EntityType, string, BoundExpression> readRule)
{
    /// <summary>Name of the item that says whether an entity still exists and only does not pass any more.</summary>
    public const string Changed = "changed";

    ChangeLog Log => model.ChangeLog ?? throw new InvalidOperationException("The model has no change log.");

    /// <summary>Where a state of the data stands in the order of commits: <see cref="ReadPlan.ChangeQuery"/>.</summary>
    public SelectBlock Mark(EntitySet set)
    {
        var scopes = new RowScopes(Context(Caller.Unrestricted));
        var barriers = scopes.Root(Log.Barriers, isTrusted: true);
        barriers.Block.Guard(Logic.Any(
        [
            Equal(barriers.Column(ChangeLog.Set), Text(set.Name)), Equal(barriers.Column(ChangeLog.Set), Text(ChangeLog.AllSets)),
        ]));
        var last = ScalarType.Number with { IsNullable = true };
        var barrier = barriers.Block.Build([new AggregateScalar(AggregateKind.Max, barriers.Column(ChangeLog.Number), last)]) with { IsGrouped = true };
        var counter = scopes.Root(Log.Counter, isTrusted: true);
        return counter.Block.Build([counter.Column(ChangeLog.Number), new SubqueryScalar(barrier, last)]);
    }

    /// <summary>
    /// Entities of a type with history that passed once since the delta begins, and do not now: their last closed revision that passed, in
    /// the order of the commits that closed it.
    /// </summary>
    public ReadPlan Closed(DeltaScope scope, Caller caller, PageStart? start)
    {
        var context = Context(caller);
        var scopes = new RowScopes(context);
        var type = scope.Set.Type;
        var row = Passing(scopes.Closed(type), context, scopes, scope);
        var number = Number(row, type.History!.ClosedNumber);
        row.Block.Guard(Window(scope, number));
        row.Block.Guard(None(Same(Passing(scopes.Root(type), context, scopes, scope), row)));
        var later = Same(Passing(scopes.Closed(type), context, scopes, scope), row);
        later.Block.Guard(Logic.Plain(Comparison.Greater, Number(later, type.History.ClosedNumber), number));
        later.Block.Guard(Logic.Plain(Comparison.LessOrEqual, Number(later, type.History.ClosedNumber), Slot(scope.UptoSlot)));
        row.Block.Guard(None(later));
        var columns = new ColumnList();
        var isThere = new ColumnItem(Changed, PrimitiveType.Boolean, columns.Add(
            scope.Filter is null ? Logic.False : new ExistsScalar(Same(scopes.Root(type), row).Block.BuildExistence(), ScalarType.Condition)));
        var key = type.Key.Select(part => row.Column(ColumnOf(part))).ToImmutableArray();
        var shape = new RowShape(type, scope.Set, [isThere], [.. key.Select(columns.Add)], null);
        return Paged(row, shape, columns, [number, .. key], start) with { Set = scope.Set };
    }

    /// <summary>Entities that were deleted, by their tombstones; one that exists again and passes is none of them.</summary>
    public ReadPlan Removed(DeltaScope scope, Caller caller, PageStart? start)
    {
        var context = Context(caller);
        var scopes = new RowScopes(context);
        var type = scope.Set.Type;
        var row = OfSet(scopes.Root(Log.Removals), scope.Set);
        var (number, text) = (row.Column(ChangeLog.Number), row.Column(ChangeLog.Key));
        row.Block.Guard(Window(scope, number));
        var again = Passing(scopes.Root(type), context, scopes, scope);
        var key = again.Column(ColumnOf(type.Key[0]));
        var asKey = new KeyOfLiteralScalar(text, key.Type with { IsNullable = true });

        // Other sets have keys of other types, which must not be converted.
        var ofSet = Equal(row.Column(ChangeLog.Set), Text(scope.Set.Name));
        again.Block.Guard(Equal(key, new CaseScalar([(ofSet, asKey)], asKey.Type)));
        row.Block.Guard(None(again));
        var later = OfSet(scopes.Root(Log.Removals), scope.Set);
        later.Block.Guard(Equal(later.Column(ChangeLog.Key), text));
        later.Block.Guard(Logic.Plain(Comparison.Greater, later.Column(ChangeLog.Number), number));
        later.Block.Guard(Logic.Plain(Comparison.LessOrEqual, later.Column(ChangeLog.Number), Slot(scope.UptoSlot)));
        row.Block.Guard(None(later));
        var columns = new ColumnList();
        var shape = new RowShape(null, null, [new ColumnItem(ChangeLog.Key, PrimitiveType.String, columns.Add(text))], [], null);
        return Paged(row, shape, columns, [number, text], start) with { Set = scope.Set };
    }

    static ReadPlan Paged(RowScope row, RowShape shape, ColumnList columns, ImmutableArray<Scalar> by, PageStart? start)
    {
        ImmutableArray<Ordering> order = [.. by.Select(value => new Ordering(value, false))];
        var page = OrderBuilder.Page(order, columns, null);
        if (start is not null)
        {
            row.Block.Where(KeysetBuilder.After(order, start));
        }

        var query = row.Block.Build(columns.ToImmutable()) with { OrderBy = order, Limit = new LimitScalar(ScalarType.Number) };
        return new ReadPlan { Kind = ResultKind.References, Statement = new StatementPlan(query, shape, []), Page = page };
    }

    PlanContext Context(Caller caller) => new(model, dialect, new ApplyAccess(access, new RuleReader(readRule), caller.Profile));

    static RowScope Passing(RowScope row, PlanContext context, RowScopes scopes, DeltaScope scope)
    {
        if (scope.Filter is { } filter)
        {
            row.Block.Where(ExpressionTranslator.OfRow(context, scopes, row).Condition(filter), Fallible.Is(filter));
        }

        return row;
    }

    /// <summary>Of the same entity, in the same partition.</summary>
    static RowScope Same(RowScope row, RowScope other)
    {
        var columns = row.Type.Key.Select(ColumnOf).Concat(row.Type.PartitionHint is { } hint ? [hint.DayColumn] : []);
        row.Block.Guard(Logic.All([.. columns.Select(column => Equal(row.Column(column), other.Column(column)))]));
        return row;
    }

    static RowScope OfSet(RowScope row, EntitySet set)
    {
        row.Block.Guard(Equal(row.Column(ChangeLog.Set), Text(set.Name)));
        return row;
    }

    static Scalar Window(DeltaScope scope, Scalar number) => Logic.All(
    [
        Logic.Plain(Comparison.Greater, number, Slot(scope.SinceSlot)), Logic.Plain(Comparison.LessOrEqual, number, Slot(scope.UptoSlot)),
    ]);

    static Scalar None(RowScope row) => Logic.Not(new ExistsScalar(row.Block.BuildExistence(), ScalarType.Condition));

    static Scalar Equal(Scalar left, Scalar right) => Logic.Plain(Comparison.Equal, left, right);

    static ColumnScalar Number(RowScope row, string column) => new(row.Alias, column, ScalarType.Number);

    static SlotScalar Slot(int slot) => new(slot, ScalarType.Number);

    static ConstantScalar Text(string value) => new(value, new ScalarType(PrimitiveType.String, StoreType.Text, 0, default, false));

    static string ColumnOf(StructuralProperty property) => ((ColumnSource)property.Source).Column;
}
