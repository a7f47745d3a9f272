using System.Text;
using System.Text.Json;
using ConvSymbolic.Diagnostics;
using ConvSymbolic.Latex;

namespace ConvSymbolic.Documents;

/// <summary>Reads the Markdown cells of a Jupyter notebook, with the places of their characters in its JSON.</summary>
internal static class NotebookReader
{
    private const string Expected = "a notebook as Jupyter writes it";

    /// <summary>Reads a notebook.</summary>
    /// <param name="text">Its JSON.</param>
    /// <param name="collector">Who gathers what is found.</param>
    public static void Read(string text, Collector collector)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        var whole = collector.Whole;
        if (string.IsNullOrWhiteSpace(text))
            Fail.With("document.notebook", "This notebook is empty.", "nothing", Expected);
        List<NotebookCell> cells;
        try
        {
            cells = Cells(text, bytes);
        }
        catch (JsonException exception)
        {
            int line = (int)(exception.LineNumber ?? 0) + 1, column = ColumnOf(bytes, line, (int)(exception.BytePositionInLine ?? 0));
            Fail.With("document.notebook", $"This notebook is not JSON: line {line} can't be read from column {column} on.", null, Expected, new SourceSpan(line, column, 0));
            return;
        }
        if (NotebookShape.FaultIn(bytes) is var (expected, place))
        {
            int line = bytes.AsSpan(0, place).Count((byte)'\n') + 1, column = ColumnOf(bytes, line, place - (bytes.AsSpan(0, place).LastIndexOf((byte)'\n') + 1));
            Fail.With("document.notebook", $"This is no notebook: {expected}{(expected.Contains(',', StringComparison.Ordinal) ? "," : "")} is expected.", null, expected, new SourceSpan(line, column, 0));
        }
        foreach (var cell in cells)
            MarkdownReader.Read(whole.Of(cell.Text, cell.Segments));
    }

    // The column of a byte of a line, in UTF-16 units.
    private static int ColumnOf(ReadOnlySpan<byte> bytes, int line, int place)
    {
        for (int skipped = 1; skipped < line; skipped++)
            bytes = bytes[(bytes.IndexOf((byte)'\n') + 1)..];
        return Encoding.UTF8.GetCharCount(bytes[..Math.Min(place, bytes.Length)]) + 1;
    }

    /// <summary>The Markdown cells, for reports that say in which of them something stands; none where the text is no notebook.</summary>
    /// <param name="text">The JSON.</param>
    public static IReadOnlyList<NotebookCell> Cells(string text)
    {
        try
        {
            return Cells(text, Encoding.UTF8.GetBytes(text));
        }
        catch (JsonException)
        {
            return [];
        }
    }

    private static List<NotebookCell> Cells(string text, byte[] bytes)
    {
        var reader = new Utf8JsonReader(bytes);
        var cells = new List<NotebookCell>();
        int number = 0;
        var source = new List<TextRange>();
        var offsets = new Offsets(text, bytes);
        bool isMarkdown = false;
        int list = -1;
        string property = "";
        while (reader.Read())
        {
            if (reader.TokenType == JsonTokenType.PropertyName && (list < 0 || reader.CurrentDepth == list + 2))
                property = reader.GetString() ?? "";
            else if (list < 0 && reader.TokenType == JsonTokenType.StartArray && property == "cells")
                list = reader.CurrentDepth;
            else if (list >= 0 && reader.TokenType == JsonTokenType.EndArray && reader.CurrentDepth == list)
                list = -1;
            else if (list >= 0 && reader.TokenType == JsonTokenType.StartObject && reader.CurrentDepth == list + 1)
                (isMarkdown, source, property, number) = (false, [], "", number + 1);
            else if (list >= 0 && reader.TokenType == JsonTokenType.EndObject && reader.CurrentDepth == list + 1 && isMarkdown)
                cells.Add(Joined(text, source, number));
            else if (list >= 0 && reader.TokenType == JsonTokenType.String && property == "cell_type" && reader.CurrentDepth == list + 2)
                isMarkdown = reader.ValueTextEquals("markdown");
            else if (list >= 0 && reader.TokenType == JsonTokenType.String && property == "source" && reader.CurrentDepth <= list + 3)
                source.Add(new(offsets.Of((int)reader.TokenStartIndex + 1), offsets.Of((int)reader.BytesConsumed - 1)));
        }

        return cells;
    }

    // The strings of a cell are ranges between their quotes.
    private static NotebookCell Joined(string text, List<TextRange> strings, int number)
    {
        var content = new StringBuilder();
        var segments = new List<Segment>();
        foreach (var range in strings)
        {
            for (int at = range.Start; at < range.End;)
            {
                int length = text.AsSpan(at, range.End - at).IndexOf('\\');
                length = length < 0 ? range.End - at : length;
                if (length > 0)
                    SourceMap.Append(segments, new(content.Length, length, at, length));
                content.Append(text, at, length);
                at += length;
                if (at >= range.End)
                    break;
                int escape = text[at + 1] == 'u' ? 6 : 2;
                segments.Add(new(content.Length, 1, at, escape));
                content.Append(Unescaped(text.AsSpan(at, escape)));
                at += escape;
            }
        }

        return new(number, content.ToString(), segments);
    }

    private static char Unescaped(ReadOnlySpan<char> escape) => escape[1] switch
    {
        'n' => '\n',
        'r' => '\r',
        't' => '\t',
        'b' => '\b',
        'f' => '\f',
        'u' => (char)Convert.ToInt32(escape[2..].ToString(), 16),
        char c => c,
    };

    /// <summary>From places in the bytes to places in the text; they are asked for in ascending order.</summary>
    private sealed class Offsets(string text, byte[] bytes)
    {
        private readonly bool _isAscii = text.Length == bytes.Length;
        private int _byte;
        private int _offset;

        public int Of(int place)
        {
            if (_isAscii)
                return place;
            _offset += Encoding.UTF8.GetCharCount(bytes, _byte, place - _byte);
            _byte = place;
            return _offset;
        }
    }
}
