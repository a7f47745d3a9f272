using System.Globalization;
using System.Numerics;
using ConvSymbolic.Numbers;

namespace ConvSymbolic.Latex;

// What binds tightest: names, numbers, groups, fractions, and what is written over or under something.
internal sealed partial class NodeParser
{
    private const int LongestNumber = 1000;

    private Node ScriptedAtom()
    {
        int start = Peek().Start;
        var atom = Atom();
        return Scripts(start, atom);
    }

    private Node Atom()
    {
        var token = Peek();
        switch (token.Kind)
        {
            case TokenKind.Name:
            case TokenKind.Partial:
            case TokenKind.Word:
            case TokenKind.Colon when _depth > 0:
                Take();
                return new NameNode(new(token.Start, token.End), token.Text, token.Kind == TokenKind.Word);
            case TokenKind.Number:
                return Number();
            case TokenKind.Open:
                return Group();
            case TokenKind.Bar when _bars == 0:
                return Bars();
            case TokenKind.OpenBrace:
                return Braces(token);
            case TokenKind.Begin:
                return Matrix();
            case TokenKind.Fraction:
                return Fraction();
            case TokenKind.Accent:
                return Accent();
            case TokenKind.Ellipsis:
                Take();
                return new EllipsisNode(new(token.Start, token.End));
            case TokenKind.Above:
                return Above();
            case TokenKind.Brace:
                return Underbrace();
            case TokenKind.Root:
                return Root();
            case TokenKind.Substack:
                return Substack();
            case TokenKind.CloseBrace or TokenKind.Close:
                return Fail("a term", $"“{token.Text}” closes nothing, or something is missing before it.");
            case TokenKind.Unknown:
                return Fail("a term", $"“{token.Text}” is not known here.");
            default:
                return Fail("a term");
        }
    }

    private Node Number()
    {
        var token = Take();
        if (token.Text.Length > LongestNumber)
        {
            Report(token, $"at most {LongestNumber} digits", null);
            return new NameNode(new(token.Start, token.End), "", true);
        }

        if (Peek().Kind == TokenKind.Degree)
        {
            Take();
            return new NameNode(From(token.Start), $"{token.Text}°", true);
        }

        return new NumberNode(new(token.Start, token.End), Value(token.Text), token.Text);
    }

    private static Rational Value(string digits)
    {
        int point = digits.IndexOf('.', StringComparison.Ordinal);
        if (point < 0)
            return BigInteger.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);
        var whole = BigInteger.Parse(digits.Remove(point, 1), NumberStyles.None, CultureInfo.InvariantCulture);
        return new(whole, BigInteger.Pow(10, digits.Length - point - 1));
    }

    private Node Braces(Token token)
    {
        if (partner[_at] < 0)
            return NeverClosed();
        return Inside(_at) ?? FailAt(token, "a term", "Nothing stands in these braces.");
    }

    /// <summary>The argument of a command: a group in braces, or the one thing that follows.</summary>
    private Node Argument(string expected)
    {
        var token = PeekRaw();
        if (token.Kind == TokenKind.OpenBrace)
        {
            if (partner[_at] < 0)
                return NeverClosed();
            int open = _at;
            if (IsEmpty(open))
                return FailAt(token with { End = tokens[partner[open]].End }, expected, $"Nothing stands in these braces, where {expected} was expected.");
            return Inside(open) ?? Fail(expected);
        }

        return token.Kind != TokenKind.Open && StartsAtom(token.Kind) && Enter() ? Leave(Atom()) : Fail(expected);
    }

    private FractionNode Fraction()
    {
        var token = Take();
        var numerator = Argument("a numerator");
        var denominator = Argument("a denominator");
        return new(From(token.Start), numerator, denominator, false);
    }

    private Node Accent()
    {
        var token = Take();
        var argument = Argument("a name");
        return argument switch
        {
            NameNode name => name with { Range = From(token.Start), Name = $"{token.Text} {name.Name}" },
            NumberNode number => new NameNode(From(token.Start), $"{token.Text} {number.Text}", false),
            ScriptNode { Base: NameNode name } script => script with { Range = From(token.Start), Base = name with { Name = $"{token.Text} {name.Name}" } },
            _ => FailAt(token, "one name", $"\\{token.Text} is read over one name only."),
        };
    }

    private NameNode FailAt(Token token, string expected, string message)
    {
        Report(token, expected, message);
        return new(new(token.Start, token.End), "", true);
    }

    private LabelledNode Above()
    {
        var token = Take();
        var label = Label();
        var inner = Argument("what carries the label");
        return new(From(token.Start), inner, label);
    }

    private LabelledNode Underbrace()
    {
        var token = Take();
        var inner = Argument("what the brace spans");
        Node? label = null;
        while (Peek().Kind is TokenKind.Sub or TokenKind.Sup)
        {
            Take();
            label = Label();
        }

        return new(From(token.Start), inner, label);
    }

    /// <summary>A label. It may be prose of any kind, so what can't be read is a text.</summary>
    private Node? Label()
    {
        if (PeekRaw().Kind != TokenKind.OpenBrace || partner[_at] < 0)
            return Argument("a label");
        int open = _at;
        int depth = _depth;
        int stop = _stop;
        var label = Inside(open);
        if (_problem is null || depth >= DeepestNesting)
            return label;
        int close = partner[open];
        (_problem, _depth, _at, _stop, _lastEnd) = (null, depth, close + 1, stop, tokens[close].End);
        var range = new TextRange(tokens[open].End, tokens[close].Start);
        return new NameNode(range, range.Of(text).Trim(), true);
    }

    private void SkipArgument()
    {
        if (PeekRaw().Kind == TokenKind.OpenBrace && partner[_at] > 0)
        {
            _at = partner[_at];
        }

        Take();
    }

    private ProductNode Root()
    {
        var token = Take();
        int open = PeekRaw().Start;
        var inner = Argument("what the root is taken of");
        var name = new NameNode(new(token.Start, token.End), "sqrt", true);
        var group = new GroupNode(new(Math.Min(open, _lastEnd), _lastEnd), "{", "}", inner);
        return new(From(token.Start), [
            new SignedFactor(ProductSign.Juxtaposition, new(token.Start, token.Start), name),
            new SignedFactor(ProductSign.Juxtaposition, new(group.Range.Start, group.Range.Start), group),
        ]);
    }
}
