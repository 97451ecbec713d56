using Lis.OData.Errors;
using Lis.OData.Model;

namespace Lis.OData.Changes;

/// <summary>What the model itself demands of a row before it is stored.</summary>
sealed class RowChecks(ChangeRows rows)
{
    /// <summary>What is set once does not change, and what is referred to is there for the caller.</summary>
    public async Task CheckAsync(RowChange change, CancellationToken cancellationToken)
    {
        if (change.Kind == ChangeKind.Delete || change.IsOwn)
        {
            return;
        }

        CheckImmutable(change);
        foreach (var navigation in change.Type.Navigations.Where(ForeignKey.IsHere))
        {
            await CheckAsync(change, navigation, cancellationToken);
        }
    }

    /// <summary>What cannot be null is there, once the rules have added what they know.</summary>
    public static void CheckRequired(RowChange change)
    {
        if (change.Kind == ChangeKind.Delete)
        {
            return;
        }

        foreach (var property in change.Type.Properties)
        {
            var isWanted = !property.IsNullable && !property.IsComputed && !property.IsHidden && property.Type is not CollectionType;
            if (isWanted && change[property.Name] is null && change.IsKnown(property.Name))
            {
                change.Refuse(FaultCode.MissingProperty, $"{property.Name} must be given.", property.Name);
            }
        }
    }

    static void CheckImmutable(RowChange change)
    {
        if (change.Kind != ChangeKind.Update)
        {
            return;
        }

        foreach (var name in change.Values.Keys.Where(change.Differs).ToList())
        {
            var property = change.Type.FindProperty(name)!;
            if (property.IsImmutable || change.Type.Key.Contains(property))
            {
                change.Refuse(
                    FaultCode.ImmutableProperty,
                    $"{name} is set when the row is made and stays {KeyLiteral.Raw(property.Type, change.Before![name])}.",
                    name);
            }
        }
    }

    async Task CheckAsync(RowChange change, NavigationProperty navigation, CancellationToken cancellationToken)
    {
        var pairs = ForeignKey.Pairs(change.Type, navigation);
        if (!pairs.Any(pair => change.Differs(pair.Here.Name)) || pairs.Any(pair => change[pair.Here.Name] is null || !change.IsKnown(pair.Here.Name)))
        {
            return;
        }

        var wanted = pairs.Select(pair => (pair.There, change[pair.Here.Name]));
        if ((await rows.VisibleAsync(navigation.Target, wanted, cancellationToken)).Count == 0)
        {
            var (here, _) = pairs[^1];
            change.Refuse(
                FaultCode.InvalidReference,
                $"There is no {navigation.Target.Name} {KeyLiteral.Raw(here.Type, change[here.Name])}, or none for this caller.",
                here.Name);
        }
    }
}
