namespace ConvSymbolic.Latex;

// Delimiters, scripts and grids.
internal sealed partial class NodeParser
{
    private Node Group()
    {
        if (tokens[_at].Value == 1)
            return Fenced();
        var open = Take();
        if (!Enter())
            return Fail("a term");
        int bars = _bars;
        _bars = 0;
        var inner = Items(isCall: true);
        var close = Peek();
        if (close.Kind != TokenKind.Close || close.Value == 1)
            return Fail($"“{Closing(open.Text)}”");
        if (close.Text != Closing(open.Text) && !IsInterval(open.Text, close.Text, inner))
            return Fail($"“{Closing(open.Text)}”");
        Take();
        _bars = bars;
        _depth--;
        return Grid(new(From(open.Start), open.Text, close.Text, inner));
    }

    // \left … \right: the partner is known, and may be of another kind or nothing.
    private Node Fenced()
    {
        int open = _at;
        if (partner[open] < 0)
            return Fail("“\\right”", "This \\left has no \\right.");
        var inner = Inside(open, isCall: true);
        return Grid(new(From(tokens[open].Start), tokens[open].Text, tokens[partner[open]].Text, inner));
    }

    // Delimiters around nothing but a grid are the grid's own.
    private static Node Grid(GroupNode group) => group.Inner is MatrixNode { Open: "", Close: "" } matrix
        ? new MatrixNode(group.Range, matrix.Environment, group.Open, group.Close, matrix.Columns, matrix.Rows)
        : group;

    private GroupNode Bars()
    {
        var open = Take();
        Node? inner = null;
        if (Enter())
        {
            _bars++;
            inner = Items();
            if (Peek().Kind != TokenKind.Bar || Peek().Text != open.Text)
                Fail($"“{open.Text}”");
            Take();
            _bars--;
            _depth--;
        }

        return new(From(open.Start), open.Text, open.Text, inner);
    }

    private static string Closing(string open) => open switch
    {
        "(" => ")",
        "[" => "]",
        "{" => "}",
        "⌊" => "⌋",
        "⌈" => "⌉",
        "⟨" => "⟩",
        _ => open,
    };

    private static bool IsInterval(string open, string close, Node? inner) =>
        inner is ListNode { Items.Count: 2 } && (open, close) is ("(", "]") or ("[", ")");

    private Node Scripts(int start, Node atom)
    {
        Node? sub = null;
        Node? sup = null;
        int primes = 0;
        bool isScripted = false;
        while (Peek().Kind is TokenKind.Sub or TokenKind.Sup or TokenKind.Prime)
        {
            if (Peek().Kind == TokenKind.Prime)
            {
                primes += Take().Value;
                isScripted = true;
                continue;
            }

            bool isSub = Peek().Kind == TokenKind.Sub;
            if ((isSub ? sub : sup) is not null)
                return Fail(isSub ? "only one subscript" : "only one superscript");
            Take();
            if (!isSub && sub is null && atom is NumberNode number && TakeDegree())
                return new NameNode(From(start), $"{number.Text}°", true);
            var script = Script(out int more);
            primes += more;
            isScripted |= script is not null || more > 0;
            if (isSub)
                sub = script;
            else
                sup = script;
        }

        return isScripted ? new ScriptNode(From(start), atom, sub, sup, primes) : atom;
    }

    // 180^\circ and 180^o, with or without braces.
    private bool TakeDegree()
    {
        bool isBraced = PeekRaw().Kind == TokenKind.OpenBrace && partner[_at] == _at + 2;
        int at = isBraced ? _at + 1 : _at;
        if (at >= _stop || tokens[at] is not ({ Kind: TokenKind.Product, Value: (byte)ProductSign.Circ } or { Kind: TokenKind.Name, Text: "o" } or { Kind: TokenKind.Degree }))
            return false;
        _at = at + (isBraced ? 2 : 1);
        _lastEnd = tokens[_at - 1].End;
        return true;
    }

    /// <summary>A script: a group in braces, perhaps empty, or one thing. Primes in it are counted apart.</summary>
    private Node? Script(out int primes)
    {
        primes = 0;
        var token = PeekRaw();
        if (token.Kind == TokenKind.OpenBrace)
        {
            int open = _at;
            if (partner[open] < 0)
                return NeverClosed();
            return PrimedScript(open, out primes);
        }

        if (token.Kind == TokenKind.Prime)
        {
            primes = Take().Value;
            return null;
        }

        if (token.Kind is TokenKind.Sign or TokenKind.Product)
        {
            Take();
            return new NameNode(new(token.Start, token.End), token.Text, false);
        }

        return StartsAtom(token.Kind) && Enter() ? Leave(Atom()) : Fail("a script");
    }

    private Node? PrimedScript(int open, out int primes)
    {
        primes = 0;
        int first = open + 1;
        while (first < partner[open] && (tokens[first].Kind == TokenKind.Prime || tokens[first].IsBlank))
            primes += tokens[first++].Value;
        if (primes == 0 || !Enter())
            return Inside(open);
        int stop = _stop;
        int close = partner[open];
        (_at, _stop) = (first, close);
        var rest = Items();
        if (_problem is null && Peek().Kind != TokenKind.End)
            Fail("“}” or an operator");
        (_at, _stop) = (close + 1, stop);
        _depth--;
        if (_problem is null)
            _lastEnd = tokens[close].End;
        return rest;
    }

    private Node Substack()
    {
        var token = Take();
        if (PeekRaw().Kind != TokenKind.OpenBrace || partner[_at] < 0)
            return Fail("“{”");
        int close = partner[_at];
        var lines = new List<Node>();
        foreach (var row in GridRows.Of(tokens, partner, _at + 1, close))
        {
            if (Cell(row[0].Start, row[^1].Stop) is { } line)
                lines.Add(line);
        }

        _at = close + 1;
        if (_problem is null)
            _lastEnd = tokens[close].End;
        return lines switch
        {
            [] => Fail("a limit"),
            [var only] => only,
            _ => new ListNode(From(token.Start), [.. lines]),
        };
    }
}
