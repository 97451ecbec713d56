using Lis.OData.Execution;
using Lis.OData.Planning;

namespace Lis.OData.Payload.Json;

/// <summary>The operations that an entity offers, each with the address that invokes it (OData JSON Format 16, 17).</summary>
sealed class OperationControls(RowShape shape, EntityAddress address)
{
    readonly (byte[] Member, string Name)[] operations =
        [.. shape.Operations.Select(operation => (ControlNames.Member($"#{operation.FullName}"), operation.FullName))];

    public void Write(Utf8Output output, Row row, WriteScope scope)
    {
        foreach (var (member, name) in operations)
        {
            output.WriteName(member);
            output.Write("{\"title\":\""u8);
            output.Write(name);
            output.Write("\",\"target\":\""u8);
            output.Write(scope.Root);
            address.Write(output, row);
            output.Write((byte)'/');
            output.Write(name);
            output.Write("\"}"u8);
        }
    }
}
