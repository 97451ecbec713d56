using System.Text;
using Lis.OData.Execution;
using Lis.OData.Payload.Paging;

namespace Lis.OData.Payload.Json;

/// <summary>What the writing of one answer needs besides rows.</summary>
/// <param name="serviceRoot">The absolute service root with a slash at the end.</param>
/// <param name="children">The related rows of expands; null when nothing is expanded to many.</param>
/// <param name="nested">The next links of expands that are cut off; null when nothing is expanded to many.</param>
public sealed class WriteScope(string serviceRoot, IChildSource? children = null, INestedLinks? nested = null)
{
    /// <summary>The absolute service root in UTF-8, with a slash at the end.</summary>
    public byte[] Root { get; } = Encoding.UTF8.GetBytes(serviceRoot);

    /// <summary>The related rows of expands.</summary>
    public IChildSource Children => children ?? throw new InvalidOperationException("The answer has no expands.");

    /// <summary>Tells the canonical address of the row of the resource that is being written, relative to the service root; empty when it has none.</summary>
    public Func<string> Resource { get; init; } = () => "";

    /// <summary>The next links of expands.</summary>
    public INestedLinks Nested => nested ?? throw new InvalidOperationException("The answer has no expands.");
}

/// <summary>Makes the next link of an expand of which one answer shows only a part.</summary>
public interface INestedLinks
{
    /// <summary>The absolute address of the following rows.</summary>
    /// <param name="child">The expand.</param>
    /// <param name="parentAddress">The parent's canonical address relative to the service root.</param>
    /// <param name="resource">Tells the address of the row that <c>$it</c> is, likewise.</param>
    /// <param name="last">The place of the last row that was written.</param>
    string Next(PreparedChild child, string parentAddress, Func<string> resource, PageMark last);
}
