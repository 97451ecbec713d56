using Lis.OData.Execution;
using Lis.OData.Payload.Negotiation;
using Lis.OData.Planning;

namespace Lis.OData.Payload.Json;

/// <summary>The link to an entity of a row of <c>$crossjoin</c> (URL Conventions 4.15).</summary>
sealed class AddressMember(AddressItem item, JsonFormat format) : MemberWriter
{
    readonly byte[] link = format.Control(item.Name, "navigationLink");
    readonly EntityAddress address = EntityAddress.Of(item.Entity)
        ?? throw new ArgumentException("A link needs an entity set.", nameof(item));

    public override void Write(Utf8Output output, Row row, WriteScope scope)
    {
        output.WriteName(link);
        output.Write((byte)'"');
        output.Write(scope.Root);
        address.Write(output, row);
        output.Write((byte)'"');
    }
}
