using System.Text.Json;

namespace ConvSymbolic.Documents;

/// <summary>What a notebook must have: an object with a list <c>cells</c>, each of them an object with a <c>cell_type</c> and a <c>source</c>.</summary>
internal static class NotebookShape
{
    /// <summary>The first thing that is missing or is something else, and its place in the bytes; null in a notebook.</summary>
    /// <param name="json">Valid JSON.</param>
    public static (string Expected, int Place)? FaultIn(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json);
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartObject)
            return ("an object with a list 'cells'", 0);
        bool hasCells = false;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            // Notebooks of version 3 have their cells in worksheets.
            bool isCells = reader.ValueTextEquals("cells");
            hasCells |= isCells || reader.ValueTextEquals("worksheets");
            reader.Read();
            if (!isCells)
                reader.Skip();
            else if (reader.TokenType != JsonTokenType.StartArray)
                return ("a list of cells", (int)reader.TokenStartIndex);
            else if (FaultInCells(ref reader) is { } fault)
                return fault;
        }
        return hasCells ? null : ("a list 'cells'", 0);
    }

    private static (string Expected, int Place)? FaultInCells(ref Utf8JsonReader reader)
    {
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            int place = (int)reader.TokenStartIndex;
            if (reader.TokenType != JsonTokenType.StartObject)
                return ("a cell, which is an object", place);
            bool hasType = false, hasSource = false;
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                bool isType = reader.ValueTextEquals("cell_type"), isSource = reader.ValueTextEquals("source");
                reader.Read();
                if (isType && reader.TokenType != JsonTokenType.String)
                    return ("the kind of the cell, such as \"markdown\"", (int)reader.TokenStartIndex);
                if (isSource && !IsText(ref reader))
                    return ("the text of the cell", (int)reader.TokenStartIndex);
                hasType |= isType;
                hasSource |= isSource;
                reader.Skip();
            }
            if (!hasType || !hasSource)
                return (hasType ? "a cell with a 'source'" : "a cell with a 'cell_type'", place);
        }
        return null;
    }

    // A string, or a list of them; the reader is left at the end of the list.
    private static bool IsText(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
            return reader.TokenType == JsonTokenType.String;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (reader.TokenType != JsonTokenType.String)
                return false;
        }
        return true;
    }
}
