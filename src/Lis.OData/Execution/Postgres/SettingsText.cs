namespace Lis.OData.Execution.Postgres;

/// <summary>The statement that sets what holds until the end of the transaction, and may answer a question along the way.</summary>
/// <param name="count">Settings whose names and values are parameters.</param>
/// <param name="isGeneral">Whether the statements that follow are planned once for all values.</param>
sealed class SettingsText(int count, bool isGeneral)
{
    public const string GenericPlan = "set_config('plan_cache_mode', 'force_generic_plan', true)";

    const int MostQueries = 1_000;

    readonly string calls = string.Join(", ", Calls(count, isGeneral));
    readonly string plain = $"SELECT {string.Join(", ", Calls(count, isGeneral))}";
    readonly BoundedCache<string> asking = new(MostQueries);

    /// <param name="query">A query whose columns come first in the result; null = none. Settings are made once, whether it has a row or not.</param>
    public string With(string? query)
    {
        if (query is null)
        {
            return plain;
        }

        if (asking.Find(query) is not { } text)
        {
            text = $"SELECT v.*{(calls.Length == 0 ? "" : ", ")}{calls} FROM (SELECT 1) AS one LEFT JOIN ({query}) AS v ON TRUE";
            asking.Keep(query, text);
        }

        return text;
    }

    static IEnumerable<string> Calls(int count, bool isGeneral)
    {
        var calls = Enumerable.Range(0, count).Select(index => FormattableString.Invariant($"set_config(${index * 2 + 1}, ${index * 2 + 2}, true)"));
        return isGeneral ? calls.Append(GenericPlan) : calls;
    }
}
