using Lis.OData.Execution;
using Lis.OData.Model;
using Lis.OData.Parsing.Bound;
using Lis.OData.Payload.Json;
using Lis.OData.Payload.Negotiation;
using Lis.OData.Payload.Paging;

namespace Lis.OData.Payload;

/// <summary>All that the writing of one answer needs.</summary>
/// <param name="Service">The model.</param>
/// <param name="Request">The request.</param>
/// <param name="Read">The prepared read.</param>
/// <param name="Inputs">Its values.</param>
/// <param name="Session">The read at work; its first row is known.</param>
/// <param name="HasRow">Whether there is a first row.</param>
/// <param name="Format">The dialect.</param>
/// <param name="Root">The absolute service root with a slash at the end.</param>
/// <param name="Links">Next links of the request.</param>
/// <param name="Nested">Next links of its expands.</param>
public sealed record Answer(
    ServiceModel Service,
    BoundRequest Request,
    PreparedRead Read,
    ReadInputs Inputs,
    ReadSession Session,
    bool HasRow,
    JsonFormat Format,
    string Root,
    NextLinks Links,
    INestedLinks Nested)
{
    /// <summary>How the rows are sent as a table; null = as JSON.</summary>
    public Tables.TableAnswer? Table { get; init; }

    /// <summary>What makes the validator of a feed; null = it has none.</summary>
    public FeedTag? Tag { get; init; }

    /// <summary>What the last page ends with when changes are to be followed; null = they are not.</summary>
    public TrackedRead? Tracking { get; init; }

    /// <summary>What the row writers need.</summary>
    public WriteScope Scope => new(Root, Read.Main.Children.IsEmpty ? null : Session.Children, Nested)
    {
        Resource = () => EntityAddress.Of(Read.Plan.Statement.Shape)?.TextOf(Session.Row) ?? "",
    };

    /// <summary>Starts the JSON object with the context URL, unless the client wants no metadata.</summary>
    public void WriteOpening(Utf8Output output)
    {
        output.Write((byte)'{');
        if (Format.Metadata != MetadataLevel.None)
        {
            output.WriteName(Format.Control("context"));
            output.WriteString(ContextUrl.Of(Root, Service, Request, Read, Format.Version));
        }
    }
}
