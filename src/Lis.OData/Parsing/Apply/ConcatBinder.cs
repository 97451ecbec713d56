using System.Collections.Immutable;
using Lis.OData.Errors;
using Lis.OData.Model;
using Lis.OData.Parsing.Binding;
using Lis.OData.Parsing.Bound;
using Lis.OData.Parsing.Syntax;

namespace Lis.OData.Parsing.Apply;

/// <summary>Binds <c>concat</c>, and works out what its rows have in all.</summary>
sealed class ConcatBinder(BindingContext context, ApplyBinder sequences)
{
    public (Transformation, ApplyRowType) Bind(ConcatStep step, ApplyRowType rows) =>
        Concat(step.Position, step.Branches.Select(branch => sequences.Sequence(branch, rows)));

    /// <summary>The rows of several sequences over the same input, one after another.</summary>
    public (Transformation, ApplyRowType) Concat(int position, IEnumerable<(ApplyClause Steps, ApplyRowType Rows)> sequence)
    {
        var bound = sequence.ToList();
        ImmutableArray<ConcatBranch> branches =
            [.. bound.Select(branch => new ConcatBranch(branch.Steps, [.. branch.Rows.Computed.Select(item => item.Alias)]))];
        var rows = bound.Select(branch => branch.Rows).ToList();
        ImmutableArray<ExpandItem> nested = [.. rows.SelectMany(row => row.Nested).Distinct()];
        if (nested.DistinctBy(item => item.Navigation.Name).Count() < nested.Length)
        {
            throw context.NotImplemented(position, "Putting together rows in which different things are nested under one name");
        }

        return rows.All(row => ReferenceEquals(row.Scope.Row.ItemType, rows[0].Scope.Row.ItemType))
            ? Alike(position, branches, rows, nested)
            : Mixed(position, branches, rows, nested);
    }

    /// <summary>All sequences leave rows what they are, but for computed values.</summary>
    (Transformation, ApplyRowType) Alike(
        int position, ImmutableArray<ConcatBranch> branches, List<ApplyRowType> rows, ImmutableArray<ExpandItem> nested)
    {
        var types = new Dictionary<string, ODataType?>(StringComparer.Ordinal);
        foreach (var item in rows.SelectMany(row => row.Computed))
        {
            types[item.Alias] = types.TryGetValue(item.Alias, out var known) ? Common(known, item.Expression.Type, item.Alias, position) : item.Expression.Type;
        }

        ImmutableArray<ComputeItem> computed =
            [.. types.Select(pair => new ComputeItem(new DynamicPropertyExpression(pair.Key, pair.Value), pair.Key))];
        return (
            new ConcatTransformation(branches, rows[0].Result, computed),
            rows[0] with { Scope = rows[0].Scope.With(types), Computed = computed, Nested = nested });
    }

    (Transformation, ApplyRowType) Mixed(
        int position, ImmutableArray<ConcatBranch> branches, List<ApplyRowType> rows, ImmutableArray<ExpandItem> nested)
    {
        var types = rows.Select(row => (StructuredType)row.Whole(context.Model.Namespace)).ToList();
        var result = ResultMerger.Merge(context.Model.Namespace, types, nested, out var conflict);
        return conflict is null
            ? (new ConcatTransformation(branches, result, []), ApplyRowType.Of(result, rows[0].Scope) with { Nested = nested })
            : throw Conflict(conflict, position);
    }

    ODataType? Common(ODataType? left, ODataType? right, string name, int position) =>
        left is null || right is null ? left ?? right : Promotion.Common(left, right) ?? throw Conflict(name, position);

    FaultException Conflict(string name, int position) => context.Fault(
        FaultCode.TypeMismatch, position, $"The sequences give '{name}' values of types that do not go together; give them different names.");
}
