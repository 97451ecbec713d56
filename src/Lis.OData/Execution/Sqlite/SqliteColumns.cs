using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using SQLitePCL;

namespace Lis.OData.Execution.Sqlite;

/// <summary>
/// SQLite's own functions for the values of a row, called without what the driver puts around each call: counting the handle's users, and telling
/// the garbage collector that the thread leaves managed code. A call takes nanoseconds and there are three of them for every value of every row, so
/// these surroundings were a fourteenth of a page.
/// </summary>
/// <remarks>
/// The statement must be alive and at a row. What a text or blob points to is SQLite's until the next step. The arguments of an aggregate of ours
/// are such values too, while it is being called.
/// </remarks>
static unsafe class SqliteColumns
{
    static readonly delegate* unmanaged[SuppressGCTransition]<nint, int, int> TypeFunction;
    static readonly delegate* unmanaged[SuppressGCTransition]<nint, int, long> Int64Function;
    static readonly delegate* unmanaged[SuppressGCTransition]<nint, int, double> DoubleFunction;
    static readonly delegate* unmanaged[SuppressGCTransition]<nint, int, byte*> BlobFunction;
    static readonly delegate* unmanaged[SuppressGCTransition]<nint, int, int> BytesFunction;
    static readonly delegate* unmanaged[SuppressGCTransition]<nint, int> ArgumentTypeFunction;
    static readonly delegate* unmanaged[SuppressGCTransition]<nint, long> ArgumentInt64Function;
    static readonly delegate* unmanaged[SuppressGCTransition]<nint, byte*> ArgumentBlobFunction;
    static readonly delegate* unmanaged[SuppressGCTransition]<nint, int> ArgumentBytesFunction;
    static readonly delegate* unmanaged[SuppressGCTransition]<nint, int, nint*> StateFunction;
    static readonly delegate* unmanaged<nint, byte*, int, nint, void> TextResultFunction;
    static readonly delegate* unmanaged<nint, byte*, int, void> ErrorResultFunction;
    static readonly delegate* unmanaged<
        nint, byte*, int, int, nint, nint, delegate* unmanaged<nint, int, nint, void>, delegate* unmanaged<nint, void>, nint, int> CreateFunction;

    static SqliteColumns()
    {
        var library = NativeLibrary.Load("e_sqlite3", typeof(SQLite3Provider_e_sqlite3).Assembly, null);
        TypeFunction = (delegate* unmanaged[SuppressGCTransition]<nint, int, int>)NativeLibrary.GetExport(library, "sqlite3_column_type");
        Int64Function = (delegate* unmanaged[SuppressGCTransition]<nint, int, long>)NativeLibrary.GetExport(library, "sqlite3_column_int64");
        DoubleFunction = (delegate* unmanaged[SuppressGCTransition]<nint, int, double>)NativeLibrary.GetExport(library, "sqlite3_column_double");
        BlobFunction = (delegate* unmanaged[SuppressGCTransition]<nint, int, byte*>)NativeLibrary.GetExport(library, "sqlite3_column_blob");
        BytesFunction = (delegate* unmanaged[SuppressGCTransition]<nint, int, int>)NativeLibrary.GetExport(library, "sqlite3_column_bytes");
        ArgumentTypeFunction = (delegate* unmanaged[SuppressGCTransition]<nint, int>)NativeLibrary.GetExport(library, "sqlite3_value_type");
        ArgumentInt64Function = (delegate* unmanaged[SuppressGCTransition]<nint, long>)NativeLibrary.GetExport(library, "sqlite3_value_int64");
        ArgumentBlobFunction = (delegate* unmanaged[SuppressGCTransition]<nint, byte*>)NativeLibrary.GetExport(library, "sqlite3_value_blob");
        ArgumentBytesFunction = (delegate* unmanaged[SuppressGCTransition]<nint, int>)NativeLibrary.GetExport(library, "sqlite3_value_bytes");
        StateFunction = (delegate* unmanaged[SuppressGCTransition]<nint, int, nint*>)NativeLibrary.GetExport(library, "sqlite3_aggregate_context");
        TextResultFunction = (delegate* unmanaged<nint, byte*, int, nint, void>)NativeLibrary.GetExport(library, "sqlite3_result_text");
        ErrorResultFunction = (delegate* unmanaged<nint, byte*, int, void>)NativeLibrary.GetExport(library, "sqlite3_result_error");
        CreateFunction = (delegate* unmanaged<
            nint, byte*, int, int, nint, nint, delegate* unmanaged<nint, int, nint, void>, delegate* unmanaged<nint, void>, nint, int>)
            NativeLibrary.GetExport(library, "sqlite3_create_function_v2");
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Type(nint statement, int ordinal) => TypeFunction(statement, ordinal);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static long Int64(nint statement, int ordinal) => Int64Function(statement, ordinal);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Double(nint statement, int ordinal) => DoubleFunction(statement, ordinal);

    /// <summary>Text as UTF-8, or bytes; nothing of them is copied.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ReadOnlySpan<byte> Bytes(nint statement, int ordinal)
    {
        var start = BlobFunction(statement, ordinal);
        return new ReadOnlySpan<byte>(start, BytesFunction(statement, ordinal));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int ArgumentType(nint arguments, int index) => ArgumentTypeFunction(((nint*)arguments)[index]);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static long ArgumentInt64(nint arguments, int index) => ArgumentInt64Function(((nint*)arguments)[index]);

    /// <summary>Text as UTF-8; nothing of it is copied.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ReadOnlySpan<byte> ArgumentBytes(nint arguments, int index)
    {
        var argument = ((nint*)arguments)[index];
        var start = ArgumentBlobFunction(argument);
        return new ReadOnlySpan<byte>(start, ArgumentBytesFunction(argument));
    }

    /// <summary>A word in which a call of an aggregate keeps what it knows, 0 at first; SQLite's until the call has ended.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ref nint State(nint context) => ref *StateFunction(context, sizeof(nint));

    public static void ResultText(nint context, ReadOnlySpan<byte> utf8)
    {
        const nint Copied = -1;
        fixed (byte* start = utf8)
        {
            TextResultFunction(context, start, utf8.Length, Copied);
        }
    }

    public static void ResultError(nint context, ReadOnlySpan<byte> utf8)
    {
        fixed (byte* start = utf8)
        {
            ErrorResultFunction(context, start, utf8.Length);
        }
    }

    /// <summary>Makes <see cref="SqliteGathering"/> an aggregate of a connection; false when SQLite refuses.</summary>
    public static bool Define(nint database, ReadOnlySpan<byte> name)
    {
        fixed (byte* start = name)
        {
            return CreateFunction(
                database, start, -1, raw.SQLITE_UTF8 | raw.SQLITE_DETERMINISTIC, 0, 0, &SqliteGathering.Step, &SqliteGathering.End, 0) == raw.SQLITE_OK;
        }
    }
}
