using Lis.OData.Errors;
using Lis.OData.Model;
using Lis.OData.Parsing.Bound;
using Lis.OData.Parsing.Syntax;

namespace Lis.OData.Parsing.Binding;

/// <summary>Steps to properties and navigations, and keys behind names or as segments.</summary>
sealed partial class PathBinder
{
    void Member(UrlSegment segment, StructuredType type)
    {
        var open = segment.Text.IndexOf('(', StringComparison.Ordinal);
        var name = open < 0 ? segment.Text : segment.Text[..open];
        if (open < 0 && members.Property(type, name) is { Source: StreamSource source } stream)
        {
            bound.Add(new StreamSegment(stream, source));
            (Kind, ItemType) = (ResourceKind.Stream, null);
            return;
        }

        if (open < 0 && members.Property(type, name) is { } property)
        {
            bound.Add(new PropertySegment(property));
            (Kind, ItemType) = property.Type switch
            {
                CollectionType { Element: ComplexType complex } => (ResourceKind.ComplexValues, complex),
                CollectionType collection => (ResourceKind.Values, collection.Element),
                ComplexType complex => (ResourceKind.Complex, complex),
                _ => (ResourceKind.Value, property.Type),
            };
            return;
        }

        if (members.Navigation(type, name) is { } navigation)
        {
            bound.Add(new NavigationSegment(navigation));
            (Kind, ItemType) = (navigation.IsCollection ? ResourceKind.Entities : ResourceKind.Entity, navigation.Target);
            Key(segment, open);
            return;
        }

        throw Unknown(segment, $"{type.Name} has no property or navigation '{name}'.", name, members.Names(type));
    }

    void Key(UrlSegment segment, int open)
    {
        if (open < 0)
        {
            return;
        }

        if (Kind != ResourceKind.Entities)
        {
            throw context.Fault(FaultCode.InvalidKey, segment.Position + open, $"'{segment.Text[..open]}' leads to one entity and takes no key.");
        }

        bound.Add(keys.Predicate((EntityType)ItemType!, segment.Text[open..], segment.Position + open));
        Kind = ResourceKind.Entity;
    }

    /// <summary>A segment after a set that is nothing else is a key, or the first part of one.</summary>
    void KeyAsSegment(UrlSegment segment, EntityType type)
    {
        var count = type.Key.Count;
        var key = next - 1 + count <= segments.Count ? keys.Segments(type, segments.GetRange(next - 1, count)) : null;
        bound.Add(key ?? throw Unknown(segment, $"'{segment.Text}' is no key of {type.Name}.", segment.Text, ["$count", "$ref", "$filter"]));
        next += count - 1;
        Kind = ResourceKind.Entity;
    }
}
