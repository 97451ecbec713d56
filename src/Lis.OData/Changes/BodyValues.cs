using Lis.OData.Changes.Body;
using Lis.OData.Errors;
using Lis.OData.Model;

namespace Lis.OData.Changes;

/// <summary>How what a body says becomes the values of a change.</summary>
static class BodyValues
{
    /// <summary>Computed properties in a body are passed over: the service knows better, and a row sent back as it was read is no mistake.</summary>
    public static void Give(RowChange change, EntityBody body)
    {
        foreach (var (property, value) in body.Values.Where(pair => !pair.Key.IsComputed))
        {
            change.Give(property.Name, value);
        }

        foreach (var unread in body.Unread.Where(name => change.Type.FindProperty(name) is not { IsComputed: true }))
        {
            change.Doubt(unread);
        }
    }

    /// <summary>What a replacement leaves out becomes its default.</summary>
    public static void Reset(RowChange change)
    {
        foreach (var property in change.Type.Properties)
        {
            var isFree = !property.IsComputed && !property.IsImmutable && !property.IsHidden && !change.Type.Key.Contains(property) && change.IsKnown(property.Name);
            if (isFree && !change.IsGiven(property.Name) && property.Source is ColumnSource or FlattenedSource)
            {
                change.Assign(property.Name, property.Default);
            }
        }
    }

    /// <summary>A value that the address, or a reference, gives; a body that says otherwise is refused.</summary>
    public static void Fix(RowChange change, StructuralProperty property, object? value)
    {
        if (change.IsGiven(property.Name) && !ValueEquality.Same(change[property.Name], value))
        {
            change.Refuse(
                FaultCode.InvalidValue,
                $"{property.Name} is {KeyLiteral.Raw(property.Type, value)} by the address or a reference, and something else in the body.",
                property.Name);
        }

        change.Give(property.Name, value);
    }

    /// <summary>What stands below a row: it refers to that row, whatever else it says.</summary>
    public static EntityBody Pointing(EntityBody item, List<(StructuralProperty Property, object? Value)> fixedValues)
    {
        foreach (var (property, value) in fixedValues)
        {
            item.Values[property] = value;
        }

        return item;
    }

    /// <summary>What stands below a row with which something is wrong: to what it refers is not known yet.</summary>
    public static EntityBody Doubting(EntityBody item, List<(StructuralProperty Property, object? Value)> fixedValues)
    {
        foreach (var (property, _) in fixedValues)
        {
            item.Values.Remove(property);
            item.Unread.Add(property.Name);
        }

        return item;
    }
}
