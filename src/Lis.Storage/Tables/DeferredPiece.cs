namespace Lis.Storage.Tables;

/// <summary>A piece of the body of the answer to a <see cref="DeferredRead"/>.</summary>
public sealed class DeferredPiece
{
    public string Key { get; set; } = "";

    /// <summary>Its place among the others, from 0.</summary>
    public int Number { get; set; }

    public byte[] Content { get; set; } = [];
}
