using System.Text.Json;

namespace Lis.Import.Connectors;

/// <summary>What the Statbank says of a table.</summary>
/// <param name="Updated">When it was last updated, as the Statbank writes it.</param>
/// <param name="AbsentValue">What a combination means that a streaming format leaves out.</param>
/// <param name="Variables">The variables, the time last as the Statbank has it.</param>
sealed record StatbankTable(string Updated, string AbsentValue, IReadOnlyList<StatbankVariable> Variables)
{
    /// <exception cref="ConnectorException">Unreadable.</exception>
    public static StatbankTable Read(JsonElement info)
    {
        try
        {
            var absent = info.TryGetProperty("suppressedDataValue", out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
            return new(
                info.GetProperty("updated").GetString()!,
                absent ?? "0",
                [.. info.GetProperty("variables").EnumerateArray().Select(variable => new StatbankVariable(
                    variable.GetProperty("id").GetString()!,
                    variable.GetProperty("elimination").GetBoolean(),
                    variable.GetProperty("time").GetBoolean(),
                    [.. variable.GetProperty("values").EnumerateArray().Select(code => code.GetProperty("id").GetString()!)]))]);
        }
        catch (Exception broken) when (broken is KeyNotFoundException or InvalidOperationException)
        {
            throw new ConnectorException(ConnectorFault.Unreadable, "Statistikbanken beskriver tabellen på en ukendt måde.", broken);
        }
    }
}

/// <summary>A variable of a table.</summary>
/// <param name="Code">Its code, as requests name it.</param>
/// <param name="CanBeLeftOut">Whether the Statbank sums over it when it is not chosen.</param>
/// <param name="IsTime">Whether it holds the periods.</param>
/// <param name="Values">The codes of its values; periods with the oldest first.</param>
sealed record StatbankVariable(string Code, bool CanBeLeftOut, bool IsTime, IReadOnlyList<string> Values);
