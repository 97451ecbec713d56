namespace Lis.Import.Formats;

/// <summary>A piece of a text that moves forward over it: what was passed is forgotten, what lies ahead is read when asked for.</summary>
sealed class TextWindow(TextReader reader) : IDisposable
{
    char[] buffer = new char[1 << 16];
    int start;
    int end;
    bool isAtEnd;

    /// <summary>
    /// The character so many places after the beginning of the window; only where <see cref="Has"/> says that there is one.
    /// </summary>
    public char this[int place] => buffer[start + place];

    /// <summary>Whether the text reaches so far.</summary>
    public bool Has(int place) => start + place < end || Fill(place);

    public string Text(int from, int to) => new(buffer, start + from, to - from);

    public ReadOnlySpan<char> Span(int from, int to) => buffer.AsSpan(start + from, to - from);

    /// <summary>What of the window is in memory from there on; at least one character where <see cref="Has"/> said so.</summary>
    public ReadOnlySpan<char> Ahead(int from) => buffer.AsSpan(start + from, end - start - from);

    /// <summary>Forgets so many characters.</summary>
    public void Advance(int count) => start += count;

    public void Dispose() => reader.Dispose();

    bool Fill(int place)
    {
        while (!isAtEnd && start + place >= end)
        {
            MakeRoom();
            var read = reader.Read(buffer, end, buffer.Length - end);
            isAtEnd = read == 0;
            end += read;
        }

        return start + place < end;
    }

    void MakeRoom()
    {
        if (start > buffer.Length / 2)
        {
            buffer.AsSpan(start, end - start).CopyTo(buffer);
            (start, end) = (0, end - start);
        }

        if (end == buffer.Length)
        {
            Array.Resize(ref buffer, buffer.Length * 2);
        }
    }
}
