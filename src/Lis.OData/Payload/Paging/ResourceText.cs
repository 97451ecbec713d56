using System.Text;

namespace Lis.OData.Payload.Paging;

/// <summary>
/// <c>$it</c> in the options of an expand is the row of the resource. In a next link, where the related rows are the resource, it is
/// spelled out as <c>$root/Set(key)</c>.
/// </summary>
static class ResourceText
{
    const string It = "$it";

    /// <summary>The text with each <c>$it</c> outside quotes in place.</summary>
    /// <param name="text">The value of an option, not percent-encoded.</param>
    /// <param name="address">Tells the address of the row, percent-encoded; asked only when the text names it.</param>
    public static string Fixed(string text, Func<string> address)
    {
        if (!text.Contains(It, StringComparison.Ordinal))
        {
            return text;
        }

        var root = $"$root/{Uri.UnescapeDataString(address())}";
        var isQuoted = false;
        var result = new StringBuilder(text.Length + root.Length);
        for (var i = 0; i < text.Length; i++)
        {
            isQuoted ^= text[i] == '\'';
            if (!isQuoted && string.CompareOrdinal(text, i, It, 0, It.Length) == 0 && !(i + 3 < text.Length && char.IsLetterOrDigit(text[i + 3])))
            {
                result.Append(root);
                i += It.Length - 1;
            }
            else
            {
                result.Append(text[i]);
            }
        }

        return result.ToString();
    }
}
