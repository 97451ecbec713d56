using System.Runtime.InteropServices;
using System.Text;
using Lis.OData.Sql.Sqlite;
using Microsoft.Data.Sqlite;

namespace Lis.OData.Execution.Sqlite;

/// <summary>
/// The aggregate that gathers groups (<see cref="GroupForm.Function"/>): called by SQLite for each row with keys and operands, it gives all groups
/// as one JSON array. It fails when there are more groups than it holds, and on a value that its columns should not have; the statement is
/// then abandoned for the one that SQLite does alone (decision 0022).
/// </summary>
public static class SqliteGathering
{
    const string Abandoned = "odata-gather: abandoned";

    /// <summary>Registers the aggregate on an open connection.</summary>
    public static void Register(SqliteConnection connection)
    {
        if (!SqliteColumns.Define(connection.Handle!.DangerousGetHandle(), Encoding.UTF8.GetBytes($"{GroupForm.Function}\0")))
        {
            throw new InvalidOperationException("SQLite takes no further aggregate.");
        }
    }

    internal static bool IsAbandoned(SqliteException error) => error.Message.Contains(Abandoned, StringComparison.Ordinal);

    [UnmanagedCallersOnly]
    internal static void Step(nint context, int count, nint arguments)
    {
        try
        {
            ref var state = ref SqliteColumns.State(context);
            if (state == 0)
            {
                var form = GroupForm.Parse(SqliteColumns.ArgumentBytes(arguments, 0));
                state = GCHandle.ToIntPtr(GCHandle.Alloc(new GroupTable(form, count - 1 - form.Keys)));
            }

            if (!Table(state).Add(new GroupArguments(arguments)))
            {
                // Nothing is made of these groups any more.
                GCHandle.FromIntPtr(state).Free();
                state = 0;
                Fail(context, Abandoned);
            }
        }
        catch (Exception error)
        {
            Fail(context, error.Message);
        }
    }

    /// <summary>Called once for each state, after an error too; without rows, and after groups were abandoned, there is none.</summary>
    [UnmanagedCallersOnly]
    internal static void End(nint context)
    {
        var state = SqliteColumns.State(context);
        if (state == 0)
        {
            SqliteColumns.ResultText(context, "[]"u8);
            return;
        }

        try
        {
            SqliteColumns.ResultText(context, GroupJson.Of(Table(state)));
        }
        catch (Exception error)
        {
            Fail(context, error.Message);
        }
        finally
        {
            GCHandle.FromIntPtr(state).Free();
        }
    }

    /// <summary>Nothing may be thrown through SQLite.</summary>
    static void Fail(nint context, string message) => SqliteColumns.ResultError(context, Encoding.UTF8.GetBytes(message));

    static GroupTable Table(nint state) => (GroupTable)GCHandle.FromIntPtr(state).Target!;
}

/// <summary>The keys and operands of a row, by number from 0; the form before them is left out.</summary>
readonly struct GroupArguments(nint arguments)
{
    public int Type(int index) => SqliteColumns.ArgumentType(arguments, index + 1);

    public long Int64(int index) => SqliteColumns.ArgumentInt64(arguments, index + 1);

    public ReadOnlySpan<byte> Text(int index) => SqliteColumns.ArgumentBytes(arguments, index + 1);
}
