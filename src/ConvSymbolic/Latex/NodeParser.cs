namespace ConvSymbolic.Latex;

/// <summary>
/// Reads tokens into nodes by recursive descent. The first thing that does not fit is the problem of the row: from then on there is only the
/// end to be seen, so everything returns by itself.
/// </summary>
internal sealed partial class NodeParser(string text, Token[] tokens, int[] partner)
{
    // Deeper than anybody writes, and far from the end of the stack.
    private const int DeepestNesting = 150;

    private int _at;
    private int _stop;
    private int _depth;
    private int _bars;
    private int _lastEnd;
    private Token? _lead;
    private Problem? _problem;

    /// <summary>Reads the tokens of a row.</summary>
    /// <param name="start">The first token.</param>
    /// <param name="stop">Behind the last token.</param>
    /// <param name="lead">An operator or a relation that the row goes on with.</param>
    /// <param name="problem">Why it can't be read.</param>
    public StatementNode? Row(int start, int stop, Token? lead, out Problem? problem)
    {
        (_at, _stop, _depth, _bars, _lead, _problem) = (start, stop, 0, 0, lead, null);
        _lastEnd = start < tokens.Length ? tokens[start].Start : text.Length;
        var statement = IsMark() ? Mark() : Statement(isRow: true);
        if (_problem is null && Peek().Kind != TokenKind.End)
            Fail("an operator, a relation or the end of the row");
        problem = _problem;
        return problem is null ? statement : null;
    }

    // A sign alone, as in "where $\odot$ is the product of entries".
    private bool IsMark() => _lead is null && Peek().Kind is TokenKind.Sign or TokenKind.Product or TokenKind.Slash && IsLast();

    private StatementNode Mark()
    {
        var mark = Item(isCall: false);
        return new(mark.Range, [mark], []);
    }

    // Sides and relations. In a row a side may be a list, and a side may be missing at either end.
    private StatementNode Statement(bool isRow)
    {
        int start = Peek().Start;
        var sides = new List<Node?>(2);
        var relations = new List<Relation>(1);
        if (_lead is { IsRelation: true } lead)
        {
            _lead = null;
            sides.Add(null);
            relations.Add(new((RelationKind)lead.Value, new(lead.Start, lead.End)));
        }

        while (true)
        {
            var token = Peek();
            if (sides.Count > relations.Count)
            {
                if (!token.IsRelation)
                    break;
                relations.Add(TakeRelation());
            }
            else if (token.IsRelation && sides.Count == 0 && isRow)
            {
                sides.Add(null);
            }
            else if (token.Kind == TokenKind.End && isRow && sides.Count > 0)
            {
                sides.Add(null);
            }
            else
            {
                sides.Add(isRow ? Expressions() : Sum());
            }
        }

        return new(From(start), [.. sides], [.. relations]);
    }

    // A side of a row: one expression, or several between commas.
    private Node Expressions()
    {
        int start = Peek().Start;
        var first = Sum();
        if (Peek().Kind != TokenKind.Comma)
            return first;
        var items = new List<Node> { first };
        while (Peek().Kind == TokenKind.Comma)
        {
            int comma = _at;
            int before = _lastEnd;
            Take();
            if (Peek().Kind == TokenKind.End || Peek().IsRelation)
            {
                // A comma at the end is punctuation.
                _lastEnd = before;
                break;
            }

            items.Add(Sum());
            if (_at <= comma)
                break;
        }

        return items.Count == 1 ? first : new ListNode(From(start), [.. items]);
    }

    /// <summary>What stands in a group, a script or a cell: nothing, one item, or items between commas.</summary>
    private Node? Items(bool isCall = false)
    {
        while (Peek().Kind is TokenKind.Comma && !isCall && IsLast())
            Take();
        int start = Peek().Start;
        if (EndsItems(Peek().Kind))
            return null;
        var first = Item(isCall);
        if (!Separates(Peek().Kind))
            return first;
        var items = new List<Node> { first };
        while (Separates(Peek().Kind))
        {
            int before = _lastEnd;
            Take();
            if (EndsItems(Peek().Kind))
            {
                _lastEnd = before;
                break;
            }

            items.Add(Item(isCall));
        }

        return items.Count == 1 ? first : new ListNode(From(start), [.. items]);
    }

    private Node Item(bool isCall)
    {
        if (Peek().IsOperator && IsLast())
        {
            // An operator alone is a mark: X_{*}, δ^+.
            var sign = Take();
            return new NameNode(new(sign.Start, sign.End), sign.Text, false);
        }

        var statement = Statement(isRow: false);
        if (statement.Relations.Count == 0)
            return statement.Sides[0]!;
        return isCall && statement is { Sides: [NameNode name, { } value], Relations: [{ Kind: RelationKind.Equal, Label: null }] }
            ? new NamedNode(statement.Range, name.Name, value)
            : statement;
    }

    private bool IsLast()
    {
        int next = _at + 1;
        while (next < _stop && tokens[next].IsBlank)
            next++;
        return next >= _stop || tokens[next].Kind is TokenKind.Comma or TokenKind.Close;
    }

    private static bool Separates(TokenKind kind) => kind is TokenKind.Comma or TokenKind.Semicolon or TokenKind.Dot;

    private bool EndsItems(TokenKind kind) => kind is TokenKind.End or TokenKind.Close || (kind == TokenKind.Bar && _bars > 0);

    private Relation TakeRelation()
    {
        var token = Take();
        if (token.Kind == TokenKind.Relation)
            return new((RelationKind)token.Value, new(token.Start, token.End));
        bool isItself = token.Text == "x";
        if (isItself && PeekRaw() is { Kind: TokenKind.Open, Text: "[" })
        {
            while (PeekRaw().Kind is not (TokenKind.End or TokenKind.Close))
                Take();
            Take();
        }

        var label = Label();
        if (!isItself)
            SkipArgument();
        return new((RelationKind)token.Value, From(token.Start), label);
    }

    private Token Peek()
    {
        if (_problem is not null)
            return new(TokenKind.End, _lastEnd, _lastEnd, "");
        while (_at < _stop)
        {
            var token = tokens[_at];
            if (token.IsBlank || (token.Kind == TokenKind.Column && _depth == 0))
                _at++;
            else if (token.Kind == TokenKind.OpenBrace && IsEmpty(_at))
                _at = partner[_at] + 1;
            else
                return token;
        }

        return new(TokenKind.End, _lastEnd, _lastEnd, "");
    }

    /// <summary>The next token where an argument is wanted: an empty group is one.</summary>
    private Token PeekRaw()
    {
        while (_problem is null && _at < _stop && tokens[_at].IsBlank)
            _at++;
        return _problem is null && _at < _stop ? tokens[_at] : new(TokenKind.End, _lastEnd, _lastEnd, "");
    }

    private bool IsEmpty(int open)
    {
        int close = partner[open];
        if (close < 0)
            return false;
        int inner = open + 1;
        while (tokens[inner].IsBlank)
            inner++;
        return inner == close;
    }

    private Token Take()
    {
        if (_problem is not null || _at >= _stop)
            return new(TokenKind.End, _lastEnd, _lastEnd, "");
        var token = tokens[_at++];
        _lastEnd = token.End;
        return token;
    }

    private TextRange From(int start) => new(Math.Min(start, _lastEnd), _lastEnd);

    /// <summary>Reads what stands between a token and its partner.</summary>
    private Node? Inside(int open, bool isCall = false)
    {
        int close = partner[open];
        if (!Enter())
            return null;
        (int stop, int bars) = (_stop, _bars);
        (_at, _stop, _bars) = (open + 1, close, 0);
        _lastEnd = tokens[open].End;
        var inner = Items(isCall);
        if (_problem is null && Peek().Kind != TokenKind.End)
            Fail($"“{tokens[close].Text}” or an operator");
        (_at, _stop, _bars) = (close + 1, stop, bars);
        if (_problem is null)
            _lastEnd = tokens[close].End;
        _depth--;
        return inner;
    }

    private bool Enter()
    {
        if (_problem is null && ++_depth > DeepestNesting)
            Report(tokens[Math.Min(_at, tokens.Length - 1)], $"at most {DeepestNesting} levels", "This is nested too deeply to be read.");
        return _problem is null;
    }

    private NameNode Fail(string expected, string? message = null)
    {
        var token = Peek();
        if (token.Kind == TokenKind.End && _depth > 0 && _stop < tokens.Length && tokens[_stop].Kind is TokenKind.CloseBrace or TokenKind.Close or TokenKind.Column)
            token = tokens[_stop];
        Report(token, expected, message);
        return new NameNode(From(_lastEnd), "", true);
    }

    // What stands where the brace should be closed is the end; the place is the brace.
    private NameNode NeverClosed()
    {
        var brace = PeekRaw();
        _problem ??= new(new(brace.Start, brace.End), "the end of the row", "“}”", "This brace is never closed.");
        return new NameNode(From(_lastEnd), "", true);
    }

    private void Report(Token token, string expected, string? message)
    {
        string found = token.Kind == TokenKind.End ? "the end of the row" : text[token.Start..Math.Min(token.End, token.Start + 40)];
        string quoted = token.Kind == TokenKind.End ? found : $"“{found}”";
        _problem ??= new(new(token.Start, token.End), found, expected, message ?? $"Found {quoted}, where {expected} was expected.");
    }
}
