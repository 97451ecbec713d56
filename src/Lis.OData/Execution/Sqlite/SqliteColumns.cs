using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using SQLitePCL;

namespace Lis.OData.Execution.Sqlite;

/// <summary>
/// SQLite's own functions for the values of a row, called without what the driver puts around each call: counting the handle's users, and telling
/// the garbage collector that the thread leaves managed code. A call takes nanoseconds and there are three of them for every value of every row, so
/// these surroundings were a fourteenth of a page.
/// </summary>
/// <remarks>The statement must be alive and at a row. What a text or blob points to is SQLite's until the next step.</remarks>
static unsafe class SqliteColumns
{
    static readonly delegate* unmanaged[SuppressGCTransition]<nint, int, int> TypeFunction;
    static readonly delegate* unmanaged[SuppressGCTransition]<nint, int, long> Int64Function;
    static readonly delegate* unmanaged[SuppressGCTransition]<nint, int, double> DoubleFunction;
    static readonly delegate* unmanaged[SuppressGCTransition]<nint, int, byte*> BlobFunction;
    static readonly delegate* unmanaged[SuppressGCTransition]<nint, int, int> BytesFunction;

    static SqliteColumns()
    {
        var library = NativeLibrary.Load("e_sqlite3", typeof(SQLite3Provider_e_sqlite3).Assembly, null);
        TypeFunction = (delegate* unmanaged[SuppressGCTransition]<nint, int, int>)NativeLibrary.GetExport(library, "sqlite3_column_type");
        Int64Function = (delegate* unmanaged[SuppressGCTransition]<nint, int, long>)NativeLibrary.GetExport(library, "sqlite3_column_int64");
        DoubleFunction = (delegate* unmanaged[SuppressGCTransition]<nint, int, double>)NativeLibrary.GetExport(library, "sqlite3_column_double");
        BlobFunction = (delegate* unmanaged[SuppressGCTransition]<nint, int, byte*>)NativeLibrary.GetExport(library, "sqlite3_column_blob");
        BytesFunction = (delegate* unmanaged[SuppressGCTransition]<nint, int, int>)NativeLibrary.GetExport(library, "sqlite3_column_bytes");
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
}
