using System.Collections.Immutable;
using Lis.OData.Model;
using Lis.OData.Parsing.Bound;
using Lis.OData.Planning.Building;
using Lis.OData.Planning.Scalars;

namespace Lis.OData.Planning;

/// <summary>Plans how the rows are found that a change concerns. What the caller may not see is not found, by the same pass as in reads.</summary>
/// <param name="model">The model.</param>
/// <param name="dialect">The database.</param>
/// <param name="access">The host's rules.</param>
/// <param name="readRule">Reads the texts of rules over a type.</param>
public sealed class ChangePlanner(ServiceModel model, DatabaseDialect dialect, IAccessRules access, Func<EntityType, string, BoundExpression> readRule)
{
    /// <summary>The rows that a path leads to; properties and what follows them are not looked at.</summary>
    /// <param name="path">The path, from an entity set on.</param>
    /// <param name="caller">Who must be able to see them.</param>
    public StoredRowsPlan Rows(IEnumerable<PathSegment> path, Caller caller) => Whole(new PathWalker(Context(caller)).Walk(path).Row);

    /// <summary>The rows of a type with certain values.</summary>
    /// <param name="type">The type.</param>
    /// <param name="values">Properties with the values that they must have; null = no value.</param>
    /// <param name="caller">Who must be able to see them; null = nobody, the service itself asks.</param>
    public StoredRowsPlan Rows(EntityType type, IEnumerable<(StructuralProperty Property, object? Value)> values, Caller? caller)
    {
        var context = Context(caller ?? Caller.Unrestricted);
        var row = new RowScopes(context).Root(type, isTrusted: caller is null);
        foreach (var (property, value) in values)
        {
            row.Block.Guard(Equal(context, row, property, value));
        }

        return Whole(row);
    }

    /// <summary>The rows that a navigation leads to from the row with a key.</summary>
    /// <param name="type">The type of that row.</param>
    /// <param name="key">Its key.</param>
    /// <param name="navigation">The navigation.</param>
    /// <param name="caller">Who must be able to see them.</param>
    public StoredRowsPlan Related(
        EntityType type, IEnumerable<(StructuralProperty Property, object? Value)> key, NavigationProperty navigation, Caller caller)
    {
        var context = Context(caller);
        var scopes = new RowScopes(context);
        var row = scopes.Root(type);
        foreach (var (property, value) in key)
        {
            row.Block.Guard(Equal(context, row, property, value));
        }

        return Whole(scopes.Stepped(row, navigation));
    }

    PlanContext Context(Caller caller) => new(model, dialect, new ApplyAccess(access, new RuleReader(readRule), caller.Profile));

    static Scalar Equal(PlanContext context, RowScope row, StructuralProperty property, object? value)
    {
        var source = property.Source as ColumnSource
            ?? throw new InvalidOperationException($"{row.Type.Name}/{property.Name} has no column to look a row up by.");
        var column = row.Column(source.Column, ColumnTypes.Of(property, source));
        if (value is null)
        {
            return Logic.IsNull(column);
        }

        var given = new ConstantScalar(value, column.Type with { IsNullable = false });
        var equal = Logic.Plain(Comparison.Equal, column, given);
        return PartitionHints.For(context.Dialect, row, source.Column, () => given) is { } hint ? Logic.All([equal, hint]) : equal;
    }

    static StoredRowsPlan Whole(RowScope row)
    {
        ImmutableArray<StoredColumn> columns = [.. StoredColumn.Of(row.Type)];
        var scalars = columns.Select(column => row.Column(
            column.Source.Column, ColumnTypes.Of(column.Part ?? column.Property, column.Source) with { IsNullable = true }));
        return new StoredRowsPlan(row.Type, row.Block.Build([.. scalars]), columns);
    }
}
