using System.Collections.Immutable;
using Lis.OData.Model;

namespace Lis.OData.Sql;

/// <summary>A statement of one dialect: text with placeholders, and where each parameter's value comes from. No values.</summary>
/// <param name="Text">The SQL; parameters in order of appearance are <c>$1</c>, <c>$2</c> … (PostgreSQL) or <c>?1</c>, <c>?2</c> … (SQLite).</param>
/// <param name="Parameters">The parameters, the first is number 1.</param>
public sealed record Statement(string Text, ImmutableArray<ParameterSpec> Parameters)
{
    /// <summary>
    /// On SQLite a statement that gives the same rows sooner by gathering groups in the engine, unless there turn out to be too many: then it
    /// fails before its first row. Null = there is none.
    /// </summary>
    public Statement? Gathered { get; init; }
}

/// <summary>Where the value of a parameter comes from.</summary>
public enum ParameterOrigin
{
    /// <summary>The literal of a slot of the request.</summary>
    Slot,

    /// <summary>The list of literals of a slot: an array on PostgreSQL, JSON text on SQLite.</summary>
    SlotList,

    /// <summary>A value of the caller.</summary>
    Caller,

    /// <summary>An order value of the last row of the page before, from the <c>$skiptoken</c>.</summary>
    PageKey,

    /// <summary>How many rows to read: the smaller of page size and <c>$top</c>, plus one to see whether more follow.</summary>
    Limit,

    /// <summary>The number of a parent (SQLite, where a child statement runs for one parent at a time).</summary>
    ParentNumber,

    /// <summary>A value of the parent's row that an expand starts from: one value on SQLite, an array over all parents on PostgreSQL.</summary>
    ParentKey,

    /// <summary>The instant at which the request began.</summary>
    Now,

    /// <summary>A constant of the plan.</summary>
    Constant,
}

/// <summary>One parameter of a statement.</summary>
/// <param name="Origin">Where its value comes from.</param>
/// <param name="Index">The slot, page key or parent key; 0 otherwise.</param>
/// <param name="Type">The EDM type of the value.</param>
/// <param name="Store">How the column that it meets keeps values; the value is sent in that form.</param>
/// <param name="Scale">Digits of a scaled integer.</param>
/// <param name="Name">The caller value's name; null otherwise.</param>
/// <param name="Value">The constant; null otherwise.</param>
public sealed record ParameterSpec(
    ParameterOrigin Origin, int Index, ODataType Type, StoreType Store, int Scale = 0, string? Name = null, object? Value = null);
