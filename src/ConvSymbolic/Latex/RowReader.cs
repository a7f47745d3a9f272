namespace ConvSymbolic.Latex;

/// <summary>Cuts a fragment into rows and has each read, so that what is wrong in one leaves the others readable.</summary>
/// <param name="text">The fragment's text.</param>
/// <param name="tokens">Its tokens.</param>
/// <param name="partner">Their partners.</param>
internal sealed partial class RowReader(string text, Token[] tokens, int[] partner)
{
    private const int DeepestNesting = 50;

    private readonly NodeParser _parser = new(text, tokens, partner);
    private readonly LinePieces _pieces = new(tokens, partner, text);
    private readonly List<Row> _rows = [];

    // The operator that ended the row above, which the next row goes on with.
    private Dangling? _dangling;

    /// <summary>The rows in the order of writing.</summary>
    public List<Row> Read()
    {
        Lines(0, tokens.Length, 0);
        EndDangling();
        return _rows;
    }

    private void Lines(int start, int stop, int depth)
    {
        int line = start;
        for (int i = start; i < stop; i++)
        {
            if (partner[i] > i)
            {
                i = partner[i];
            }
            else if (tokens[i].Kind == TokenKind.Break)
            {
                Line(line, i, depth);
                line = i + 1;
            }
        }

        Line(line, stop, depth);
    }

    private void Line(int start, int stop, int depth)
    {
        int first = _rows.Count;
        string? tag = null;
        var remarks = new List<string>();
        for (int i = start; i < stop; i++)
        {
            if (partner[i] > i)
                i = partner[i];
            else if (tokens[i].Kind == TokenKind.Tag)
                tag = tokens[i].Text;
            else if (tokens[i].Kind == TokenKind.Remark)
                remarks.Add(tokens[i].Text);
        }

        var pieces = _pieces.Of(start, stop);
        var conditions = new List<Node>();
        foreach (var piece in pieces)
        {
            if (pieces.Count > 1 && LabelOf(piece) is { } label)
                tag = label;
            else if (WordsOf(piece, pieces.Count > 1) is { } words)
                remarks.Add(words);
            else if (Opened(piece) is { } inner)
                Open(inner, depth);
            else
                Statements(piece, first, conditions, remarks);
        }

        Finish(first, start, stop, tag, conditions, remarks);
    }

    private void Open(Stretch inner, int depth)
    {
        if (depth < DeepestNesting)
        {
            Lines(inner.Start, inner.Stop, depth + 1);
            return;
        }

        var token = tokens[inner.Start];
        var range = new TextRange(token.Start, token.End);
        _rows.Add(new(range, null, new(range, "another environment", $"at most {DeepestNesting} in each other", "These environments are nested too deeply to be read.")));
    }

    private void Statements(Piece piece, int first, List<Node> conditions, List<string> remarks)
    {
        foreach (var stretch in _pieces.Statements(piece))
        {
            var trimmed = WithoutProse(Trimmed(stretch), remarks);
            if (trimmed.Start >= trimmed.Stop)
                continue;
            if (piece.Before == Boundary.Condition)
            {
                conditions.Add(Condition(trimmed));
                continue;
            }

            bool isFirst = _rows.Count == first;
            var row = Row(trimmed, isFirst);
            if (!isFirst && row.Statement is { } statement && IsCondition(statement) && !IsCondition(_rows[first].Statement))
                conditions.Add(statement.Relations.Count == 0 ? statement.Sides[0]! : statement);
            else
                _rows.Add(row);
        }
    }

    // What belongs to the whole line goes to its rows.
    private void Finish(int first, int start, int stop, string? tag, List<Node> conditions, List<string> remarks)
    {
        string? remark = remarks.Count > 0 ? string.Join(' ', remarks) : null;
        Node? condition = conditions switch
        {
            [] => null,
            [var only] => only,
            _ => new ListNode(new(conditions[0].Range.Start, conditions[^1].Range.End), [.. conditions]),
        };
        if (_rows.Count == first)
        {
            if (tag is not null || remark is not null || condition is not null)
                _rows.Add(new(new(tokens[start].Start, tokens[stop - 1].End), null, Tag: tag, Condition: condition, Remark: remark));
            return;
        }

        for (int i = first; i < _rows.Count; i++)
        {
            bool isLast = i == _rows.Count - 1;
            _rows[i] = _rows[i] with
            {
                Tag = isLast && tag is not null ? tag : _rows[i].Tag,
                Remark = isLast && remark is not null ? remark : _rows[i].Remark,
                Condition = condition ?? _rows[i].Condition,
            };
        }
    }

    private Node Condition(Stretch stretch)
    {
        var range = RangeOf(stretch);
        var statement = _parser.Row(stretch.Start, stretch.Stop, null, out _);
        if (statement is null)
            return new NameNode(range, range.Of(text), true);
        return statement is { Relations.Count: 0 } ? statement.Sides[0]! : statement;
    }

    private TextRange RangeOf(Stretch stretch) => new(tokens[stretch.Start].Start, tokens[stretch.Stop - 1].End);

    // i ∈ [0, H) behind an equation says for which i it holds; so do 0 ≤ i < H and i = 1, …, H.
    private static bool IsCondition(StatementNode? statement)
    {
        if (statement is null)
            return false;
        if (statement.Relations.Count == 0)
        {
            return statement.Sides[0] is GroupNode { Inner: StatementNode or NamedNode } or GroupNode { Inner: ListNode { Items: [StatementNode or NamedNode, ..] or [.., StatementNode or NamedNode] } };
        }

        if (statement.Relations[0].Kind is RelationKind.ElementOf or RelationKind.Less or RelationKind.LessOrEqual or RelationKind.Greater or RelationKind.GreaterOrEqual or RelationKind.NotEqual)
            return true;
        return statement is { Sides: [NameNode { Name.Length: 1 } or ListNode, ListNode] };
    }
}
