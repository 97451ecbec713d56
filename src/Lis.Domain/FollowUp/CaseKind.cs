namespace Lis.Domain;

/// <summary>What a case is.</summary>
public enum CaseKind
{
    /// <summary>An item on an agenda.</summary>
    AgendaItem,

    /// <summary>A memo.</summary>
    Memo,
}
