using ConvSymbolic.Indices;

namespace ConvSymbolic.Latex;

// Grids of entries.
internal sealed partial class NodeParser
{
    private Node Matrix()
    {
        int begin = _at;
        var token = tokens[begin];
        int close = partner[begin];
        if (close < 0)
            return Fail($"“\\end{{{token.Text}}}”", $"\\begin{{{token.Text}}} has no \\end.");
        bool aligns = Environments.HoldsStatements(token.Text);
        if (!aligns && !Environments.IsGrid(token.Text))
            return Fail("an environment of mathematics", $"The environment “{token.Text}” is not known.");
        if (tokens[close].Text != token.Text)
            return FailAt(tokens[close], $"\\end{{{token.Text}}}", $"\\begin{{{token.Text}}} is closed by \\end{{{tokens[close].Text}}}.");
        if (!Enter())
            return Fail("a term");
        (int stop, int bars) = (_stop, _bars);
        _bars = 0;
        var rows = new List<EquatableArray<Node?>>();
        int columns = 0;
        // Rows that were made for equations hold a matrix in brackets, and \quad parts its columns.
        foreach (var row in GridRows.Of(tokens, partner, Environments.FirstToken(tokens, partner, begin), close, byGaps: aligns && begin > 0 && tokens[begin - 1] is { Kind: TokenKind.Open, Text: "[" or "(" }))
        {
            if (row.Count == 1 && IsBlank(row[0]))
                continue;
            var cells = new List<Node?>(row.Count);
            foreach (var cell in row)
            {
                // Columns that only align stay empty.
                if (!(aligns && IsBlank(cell)))
                    cells.Add(Cell(cell.Start, cell.Stop));
            }

            columns = Math.Max(columns, cells.Count);
            rows.Add([.. cells]);
        }

        (_at, _stop, _bars) = (close + 1, stop, bars);
        _depth--;
        if (_problem is null)
            _lastEnd = tokens[close].End;
        var (open, shut) = Environments.Delimiters(token.Text);
        return new MatrixNode(From(token.Start), token.Text, open, shut, columns, [.. rows]);
    }

    private bool IsBlank(Stretch cell)
    {
        for (int i = cell.Start; i < cell.Stop; i++)
        {
            if (!tokens[i].IsBlank || tokens[i].Kind == TokenKind.Remark)
                return false;
        }

        return true;
    }

    private Node? Cell(int start, int stop)
    {
        if (_problem is not null || !Enter())
            return null;
        int outer = _stop;
        (_at, _stop) = (start, stop);
        _lastEnd = start < tokens.Length ? tokens[start].Start : text.Length;
        Node? cell = OnlyRemark(start, stop);
        if (cell is null)
        {
            // "if x > 0": the word says only that a condition follows.
            while (Peek() is { Kind: TokenKind.Word } word && Words.Restricts(word.Text) && !IsLast())
                Take();
            cell = Items();
            if (_problem is null && Peek().Kind != TokenKind.End)
                Fail("“&”, “\\\\” or an operator");
        }

        _stop = outer;
        _depth--;
        return cell;
    }

    // A cell behind // is prose, and yet it says when the case holds.
    private NameNode? OnlyRemark(int start, int stop)
    {
        NameNode? remark = null;
        for (int i = start; i < stop; i++)
        {
            if (tokens[i].Kind == TokenKind.Remark)
                remark = new(new(tokens[i].Start, tokens[i].End), tokens[i].Text, true);
            else if (!tokens[i].IsBlank)
                return null;
        }

        return remark;
    }
}
