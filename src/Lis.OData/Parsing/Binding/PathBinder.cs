using System.Collections.Immutable;
using Lis.OData.Errors;
using Lis.OData.Model;
using Lis.OData.Parsing.Bound;
using Lis.OData.Parsing.Syntax;

namespace Lis.OData.Parsing.Binding;

/// <summary>Binds the resource path, segment by segment (URL Conventions 4).</summary>
sealed partial class PathBinder(BindingContext context, ExpressionBinder expressions, List<UrlSegment> segments)
{
    static readonly string[] NotBuilt = ["$batch", "$query", "$root"];

    readonly KeyBinder keys = new(context, expressions);
    readonly MemberFinder members = new(context);
    readonly OperationBinder operations = new(context, expressions);
    readonly ImmutableArray<PathSegment>.Builder bound = ImmutableArray.CreateBuilder<PathSegment>();
    int next;

    /// <summary>What the path leads to.</summary>
    public ResourceKind Kind { get; private set; } = ResourceKind.Document;

    /// <summary>The type of one item of it; null for documents, numbers and raw values.</summary>
    public ODataType? ItemType { get; private set; }

    public BoundPath Bind()
    {
        if (segments.Count > 0)
        {
            Root(segments[next++]);
            while (next < segments.Count)
            {
                Step(segments[next++]);
            }
        }

        return new(bound.ToImmutable());
    }

    void Root(UrlSegment segment)
    {
        if (segment.Text == "$metadata")
        {
            bound.Add(new MetadataSegment());
            return;
        }

        var open = segment.Text.IndexOf('(', StringComparison.Ordinal);
        var name = open < 0 ? segment.Text : segment.Text[..open];
        if (name == "$crossjoin")
        {
            var join = new CrossJoinBinder(context).Bind(segment, open);
            bound.Add(join);
            (Kind, ItemType) = (ResourceKind.Rows, join.RowType);
            return;
        }

        if (name.Equals("$all", StringComparison.OrdinalIgnoreCase) && open < 0)
        {
            bound.Add(new AllSegment());
            (Kind, ItemType) = (ResourceKind.All, null);
            return;
        }

        if (context.Model.FindSet(name) is not { } set)
        {
            if (operations.Imported(segment) is { } call)
            {
                Invoke(call);
                return;
            }

            throw NotBuilt.Contains(name)
                ? context.NotImplemented(segment.Position, name)
                : Unknown(segment, $"There is no entity set '{name}'.", name, context.Model.EntitySets.Select(known => known.Name).Concat(context.Model.Operations.Imports.Select(known => known.Name)));
        }

        bound.Add(new EntitySetSegment(set));
        (Kind, ItemType) = (set.IsSingleton ? ResourceKind.Entity : ResourceKind.Entities, set.Type);
        Key(segment, open);
    }

    void Step(UrlSegment segment)
    {
        if (segment.Text.StartsWith('$'))
        {
            Dollar(segment);
            return;
        }

        if (ItemType is StructuredType type && Kind is not (ResourceKind.Number or ResourceKind.Each or ResourceKind.References or ResourceKind.Reference
            or ResourceKind.Raw or ResourceKind.Action))
        {
            if (context.Model.FindType(segment.Text) is StructuredType named && named.Is(type))
            {
                Cast(named, type);
                return;
            }

            if (type is EntityType entity && IsOperation(segment, entity))
            {
                return;
            }

            if (Kind is ResourceKind.Entity or ResourceKind.Complex)
            {
                Member(segment, type);
                return;
            }

            if (Kind == ResourceKind.Entities)
            {
                KeyAsSegment(segment, (EntityType)type);
                return;
            }
        }

        if (Kind == ResourceKind.All && context.Model.FindType(segment.Text) is EntityType all && context.Model.FindSetOf(all) is { IsSingleton: false } set)
        {
            // All entities of a type are those of its set.
            bound.Clear();
            bound.Add(new EntitySetSegment(set));
            (Kind, ItemType) = (ResourceKind.Entities, set.Type);
            Cast(all, set.Type);
            return;
        }

        throw Unknown(segment, $"Nothing can follow here, so '{segment.Text}' is not found.");
    }

    void Cast(StructuredType target, StructuredType type)
    {
        if (!ReferenceEquals(target, type))
        {
            bound.Add(new CastSegment((EntityType)target));
            ItemType = target;
        }
    }

    /// <summary>Takes a segment that calls an operation; a property or navigation of that name goes before an unqualified operation.</summary>
    bool IsOperation(UrlSegment segment, EntityType type)
    {
        var isMany = Kind == ResourceKind.Entities;
        if ((!isMany && Kind != ResourceKind.Entity) || (!isMany && members.Names(type).Contains(segment.Text.Split('(')[0], StringComparer.OrdinalIgnoreCase)))
        {
            return false;
        }

        if (operations.Bound(segment, type, isMany) is not { } call)
        {
            return false;
        }

        Invoke(call);
        return true;
    }

    void Invoke(OperationCall call)
    {
        switch (call.Operation.Body)
        {
            case ReadBody body:
                Read(call, body);
                break;
            case ValueBody:
                bound.Add(new ComputedSegment(call.Operation, call.Arguments));
                (Kind, ItemType) = (ResourceKind.Computed, null);
                break;
            default:
                bound.Add(new ActionSegment(call.Operation));
                (Kind, ItemType) = (ResourceKind.Action, (call.Operation.Result as CollectionType)?.Element ?? call.Operation.Result);
                break;
        }
    }

    /// <summary>A function that is a read: the segments of its body, then what it makes of the rows there.</summary>
    void Read(OperationCall call, ReadBody body)
    {
        foreach (var step in UrlPath.Split(body.Path))
        {
            if (ItemType is null)
            {
                Root(step);
            }
            else
            {
                Member(step, (StructuredType)ItemType);
            }
        }

        var function = new FunctionBodyBinder(context.Model, context.Literals!).Bind(call, body, (EntityType)ItemType!);
        bound.Add(function);
        (Kind, ItemType) = (function.IsCollection, function.Result, function.IsValue) switch
        {
            (true, null, _) => (ResourceKind.Entities, ItemType),
            (false, null, _) => (ResourceKind.Entity, ItemType),
            (true, _, true) => (ResourceKind.Values, function.Values[0].Property.Type),
            (false, _, true) => (ResourceKind.Value, function.Values[0].Property.Type),
            (true, var row, _) => (ResourceKind.ComplexValues, row),
            (false, var row, _) => (ResourceKind.Complex, row),
        };
    }

    void Dollar(UrlSegment segment)
    {
        var text = segment.Text;
        if (text.StartsWith("$filter(", StringComparison.Ordinal) && Kind == ResourceKind.Entities)
        {
            Filter(segment);
            return;
        }

        var (kind, step) = (text, Kind) switch
        {
            ("$value", ResourceKind.Entity) when ItemType is EntityType { Media: { } media } => (ResourceKind.Stream, new StreamSegment(null, media)),
            ("$value", ResourceKind.Stream) when bound[^1] is StreamSegment { Property: not null } stream => (ResourceKind.Stream, stream),
            ("$count", ResourceKind.All or ResourceKind.Entities or ResourceKind.Rows or ResourceKind.ComplexValues or ResourceKind.Values) => (ResourceKind.Number, new CountSegment()),
            ("$each", ResourceKind.Entities) => (ResourceKind.Each, new EachSegment()),
            ("$ref", ResourceKind.Entities) => (ResourceKind.References, new ReferenceSegment()),
            ("$ref", ResourceKind.Entity) => (ResourceKind.Reference, new ReferenceSegment()),
            ("$value", ResourceKind.Value) => (ResourceKind.Raw, new ValueSegment()),
            ("$value", not (ResourceKind.Raw or ResourceKind.Number or ResourceKind.Stream)) => throw context.Fault(
                FaultCode.InvalidSyntax, segment.Position, "$value follows a property with a single value, as in Name/$value."),
            _ => (ResourceKind.Document, default(PathSegment)),
        };
        if (step is null)
        {
            throw NotBuilt.Contains(text.Split('(')[0])
                ? context.NotImplemented(segment.Position, text)
                : Unknown(segment, $"'{text}' cannot follow here.", text, ["$count", "$value", "$ref"]);
        }

        bound.Add(step);
        (Kind, ItemType) = (kind, kind == ResourceKind.Stream ? null : ItemType);
    }

    void Filter(UrlSegment segment)
    {
        var reader = new TokenReader(segment.Text, "path", segment.Position, context.Limits);
        reader.Seek("$filter(".Length);
        var syntax = new ExpressionParser(reader).Parse();
        reader.Expect(TokenKind.Close, "an operator or ')'");
        bound.Add(new FilterSegment(expressions.Predicate(syntax, Scope.Of(ItemType!))));
        if (!reader.AtEnd)
        {
            Key(segment, reader.Current.Start);
        }
    }

    FaultException Unknown(UrlSegment segment, string message, string name = "", IEnumerable<string>? known = null) => context.Fault(
        FaultCode.UnknownResource, segment.Position, message + (known is null ? "" : ParseFault.DidYouMean(name, known)));
}
