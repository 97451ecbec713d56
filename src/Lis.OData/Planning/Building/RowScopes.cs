using System.Collections.Immutable;
using Lis.OData.Model;
using Lis.OData.Parsing.Bound;
using Lis.OData.Planning.Scalars;

namespace Lis.OData.Planning.Building;

/// <summary>The only place where plans meet tables; each comes with the access rule of its type, unless a rule itself is being read.</summary>
sealed class RowScopes(PlanContext context)
{
    static readonly ScalarType Condition = ScalarType.Condition;

    /// <summary>A block over a table.</summary>
    public RowScope Root(EntityType type, bool isTrusted = false)
    {
        var alias = context.NextAlias();
        var scope = new RowScope(type, alias, new BlockBuilder(Source(type, alias)));
        ApplyRule(scope, isTrusted);
        return scope;
    }

    /// <summary>A block over the closed revisions of a type with history.</summary>
    public RowScope Closed(EntityType type)
    {
        var (alias, history) = (context.NextAlias(), type.History!);
        var columns = history.Columns.ToDictionary(pair => pair.Key, string? (pair) => pair.Value);
        columns.Add(history.ClosedNumber, history.ClosedNumber);
        var scope = new RowScope(type, alias, new BlockBuilder(new UnionRows(alias, new UnionTable([new UnionPart(history.Name, columns)]))));
        ApplyRule(scope, false);
        return scope;
    }

    /// <summary>A block over the rows that a navigation leads to from a row outside it.</summary>
    public RowScope Related(RowScope from, NavigationProperty navigation, bool isTrusted)
    {
        var scope = Root(navigation.Target, isTrusted);
        scope.Block.Guard(Logic.All([.. Pairs(scope, navigation.Join, from.Column)]));
        return scope;
    }

    /// <summary>As <see cref="Related(RowScope, NavigationProperty, bool)"/>, from values that a statement is given.</summary>
    public RowScope Related(NavigationProperty navigation, Func<int, Scalar> parentValue)
    {
        var scope = Root(navigation.Target);
        var near = navigation.Join.Columns.Select(pair => pair.Near).ToList();
        scope.Block.Guard(Logic.All([.. Pairs(scope, navigation.Join, column => parentValue(near.IndexOf(column)))]));
        return scope;
    }

    /// <summary>The row that a single-valued navigation leads to, in the same block; an outer join shared by all who go the same way.</summary>
    public RowScope Joined(RowScope from, NavigationProperty navigation, bool isTrusted)
    {
        if (from.Attached.TryGetValue(navigation, out var attached))
        {
            return attached;
        }

        var rule = isTrusted ? null : context.Access.RowRule(navigation.Target);
        if (!from.Joined.TryGetValue((navigation, rule is null), out var scope))
        {
            scope = from.CanJoin ? OuterJoin(from, navigation, rule) : Subquery(from, navigation, isTrusted);
            from.Joined.Add((navigation, rule is null), scope);
        }

        return scope;
    }

    /// <summary>The rows that a segment of the path leads to, in the same block.</summary>
    public RowScope Stepped(RowScope from, NavigationProperty navigation)
    {
        var scope = new RowScope(navigation.Target, context.NextAlias(), from.Block);
        var pairs = PairsWithLink(scope, navigation.Join, from.Column, out var link);
        if (link is not null)
        {
            from.Block.Join(link);
        }

        from.Block.Join(new JoinSource(true, Source(scope.Type, scope.Alias), Logic.All([.. pairs])));
        ApplyRule(scope, false);
        return scope;
    }

    /// <summary>A block over all rows to which a navigation leads from some row, and the columns that say from which; near gives types only.</summary>
    public (RowScope Row, ImmutableArray<Scalar> Ways) Reached(NavigationProperty navigation, Func<string, Scalar> near)
    {
        var scope = Root(navigation.Target);
        var columns = navigation.Join.Columns;
        if (navigation.Join.Link is not { } table)
        {
            return (scope, [.. columns.Select(pair => scope.Column(pair.Far))]);
        }

        var alias = context.NextAlias();
        var onward = table.Onward.Select(pair => scope.Column(pair.Far) is var far ? Equal(far, LinkColumn(alias, pair.Near, far.Type)) : far);
        scope.Block.Join(new JoinSource(true, new TableRows(alias, table.Name), Logic.All([.. onward])));
        return (scope, [.. columns.Select(pair => LinkColumn(alias, pair.Far, near(pair.Near).Type))]);
    }

    /// <summary>
    /// Where the model says that the related row is always there, and no rule hides it, its values are no more nullable than declared. What was in
    /// the past may be without it now.
    /// </summary>
    RowScope OuterJoin(RowScope from, NavigationProperty navigation, BoundExpression? rule)
    {
        var target = navigation.Target;
        var scope = new RowScope(target, context.NextAlias(), from.Block)
        {
            IsOptional = from.IsOptional || navigation.IsNullable || rule is not null || context.AsOf is not null || from.Type.Table is UnionTable,
        };
        var inner = new RowScope(target, scope.Alias, from.Block) { CanJoin = false };
        var visible = rule is null ? Logic.True : ExpressionTranslator.OfRule(context, this, inner).Condition(rule);
        var isAbsent = new IsNullScalar(inner.Column(navigation.Join.Columns[0].Far), Condition);
        from.Block.Join(
            new JoinSource(false, Source(target, scope.Alias), Logic.All([.. Pairs(inner, navigation.Join, from.Column), visible])),
            rule is null ? null : Logic.Any([isAbsent, visible]));
        return scope;
    }

    RowScope Subquery(RowScope from, NavigationProperty navigation, bool isTrusted)
    {
        var related = Related(from, navigation, isTrusted);
        return new RowScope(related.Type, related.Alias, related.Block) { IsOptional = true, IsSubquery = true };
    }

    /// <summary>One row by its key, read where a value of it is asked for; null values when there is none or it is hidden.</summary>
    public RowScope Found(EntityType type, ImmutableArray<Scalar> key)
    {
        var found = Root(type.Base);
        AtKey(found, key);
        return Once(found, key);
    }

    /// <summary>Restricts rows to the one with a key.</summary>
    public void AtKey(RowScope row, ImmutableArray<Scalar> key)
    {
        var translator = ExpressionTranslator.OfRow(context, this, row);
        foreach (var (property, value) in row.Type.Key.Zip(key))
        {
            var column = translator.Member(row, property);
            row.Block.Guard(Logic.Plain(Comparison.Equal, column, value));
            if (column is ColumnScalar { Column: var name } && PartitionHints.For(context.Dialect, row, name, () => value) is { } hint)
            {
                row.Block.Guard(hint);
            }
        }
    }

    /// <summary>Rows of which there is one at most, as one whose values are read by themselves.</summary>
    public static RowScope Once(RowScope row, ImmutableArray<Scalar>? key = null) =>
        new(row.Type, row.Alias, row.Block) { IsOptional = true, IsSubquery = true, CanJoin = false, Keys = key };

    /// <summary>The rows of a type beside those of a row, each with each.</summary>
    public RowScope Crossed(RowScope with, EntityType type)
    {
        var scope = new RowScope(type, context.NextAlias(), with.Block);
        with.Block.Join(new JoinSource(true, Source(type, scope.Alias), null));
        ApplyRule(scope, false);
        return scope;
    }

    void ApplyRule(RowScope scope, bool isTrusted)
    {
        if (!isTrusted && context.Access.RowRule(scope.Type) is { } rule)
        {
            scope.Block.Guard(ExpressionTranslator.OfRule(context, this, scope).Condition(rule));
        }
    }

    /// <summary>The pairs that join a block's row with a near side; a link table is joined into the block.</summary>
    IEnumerable<Scalar> Pairs(RowScope scope, JoinMap join, Func<string, Scalar> near)
    {
        var pairs = PairsWithLink(scope, join, near, out var link);
        if (link is null)
        {
            return pairs;
        }

        scope.Block.Join(link with { On = Logic.All([.. pairs]) });
        return join.Columns.Select(pair => Equal(LinkColumn(link.Source.Alias, pair.Far, near(pair.Near).Type), near(pair.Near)));
    }

    /// <summary>Without link table: far = near. With one: far = link, and the join of the link to the near side.</summary>
    List<Scalar> PairsWithLink(RowScope scope, JoinMap join, Func<string, Scalar> near, out JoinSource? link)
    {
        link = null;
        if (join.Link is not { } table)
        {
            return [.. join.Columns.Select(pair => Equal(scope.Column(pair.Far), near(pair.Near))), .. Hints(scope, join, near)];
        }

        var alias = context.NextAlias();
        var toNear = join.Columns.Select(pair => Equal(LinkColumn(alias, pair.Far, near(pair.Near).Type), near(pair.Near)));
        link = new JoinSource(true, new TableRows(alias, table.Name), Logic.All([.. toNear]));
        return [.. table.Onward.Select(pair => scope.Column(pair.Far) is var far ? Equal(far, LinkColumn(alias, pair.Near, far.Type)) : far)];
    }

    IEnumerable<Scalar> Hints(RowScope scope, JoinMap join, Func<string, Scalar> near) => join.Columns
        .Select(pair => PartitionHints.For(context.Dialect, scope, pair.Far, () => near(pair.Near)))
        .OfType<Scalar>();

    static Scalar LinkColumn(string alias, string column, ScalarType type) => new ColumnScalar(alias, column, type with { IsNullable = false });

    static CompareScalar Equal(Scalar left, Scalar right) => new(Comparison.Equal, left, right, false, Condition);

    RowSource Source(EntityType type, string alias)
    {
        context.Reached.Add(type);
        return type.Table switch
        {
            Table table when type.History is { } history && context.AsOf is { } instant => instant.Rows(alias, table, history),
            Table table => new TableRows(alias, table.Name),
            UnionTable union => new UnionRows(alias, union),
            var other => throw new InvalidOperationException($"No rows can be read from {other}."),
        };
    }
}
