using System.Collections.Immutable;
using Lis.OData.Errors;
using Lis.OData.Model;
using Lis.OData.Parsing.Bound;
using Lis.OData.Parsing.Syntax;

namespace Lis.OData.Parsing.Binding;

/// <summary>Binds the first segment of <c>$crossjoin(A,B)</c> (URL Conventions 4.15).</summary>
sealed class CrossJoinBinder(BindingContext context)
{
    /// <summary><c>$crossjoin(A,B)</c>: the row has a navigation to one with the name of each set.</summary>
    public CrossJoinSegment Bind(UrlSegment segment, int open)
    {
        if (open < 0 || !segment.Text.EndsWith(')'))
        {
            throw context.Fault(FaultCode.InvalidSyntax, segment.Position, "Name the sets in parentheses: $crossjoin(Areas,Sources).");
        }

        var row = new EntityType(context.Model.Namespace, "$crossjoin", new ResultRows());
        var sets = ImmutableArray.CreateBuilder<EntitySet>();
        foreach (var name in segment.Text[(open + 1)..^1].Split(',', StringSplitOptions.TrimEntries))
        {
            if (context.Model.FindSet(name) is not { IsSingleton: false } set)
            {
                throw context.Fault(
                    FaultCode.UnknownResource,
                    segment.Position,
                    $"There is no entity set '{name}'.{ParseFault.DidYouMean(name, context.Model.EntitySets.Select(known => known.Name))}");
            }

            if (sets.Contains(set))
            {
                throw context.Fault(FaultCode.InvalidSyntax, segment.Position, $"{name} stands twice in $crossjoin.");
            }

            sets.Add(set);
            row.Add(new NavigationProperty { Name = set.Name, Target = set.Type, IsCollection = false, IsNullable = false, Join = new([]) });
        }

        return new(row, sets.ToImmutable());
    }
}
