namespace ConvSymbolic.Latex;

/// <summary>Cuts a fragment into tokens. It takes any text; what it does not know becomes a token of its own.</summary>
internal sealed partial class Lexer
{
    private const int BlanksOfGap = 3;

    private readonly string _text;
    private readonly RawText _raw;
    private readonly List<Token> _tokens = [];

    // The braces that end an environment of plain TeX.
    private readonly Dictionary<int, string> _finishes = [];
    private int _at;
    private int _blanks;

    private Lexer(string text)
    {
        _text = text;
        _raw = new(text);
    }

    /// <summary>The tokens of a fragment.</summary>
    /// <param name="text">The fragment's text.</param>
    public static Token[] Read(string text)
    {
        var lexer = new Lexer(text);
        while (lexer._at < text.Length)
            lexer.ReadOne();
        return [.. lexer._tokens];
    }

    private void ReadOne()
    {
        char c = _text[_at];
        if (c is '\\' or '{' or '+' or '-' && !IsScript && Accumulations.At(_text, _at) is var (length, kind))
            Add(TokenKind.Relation, length, _text.Substring(_at, length), (byte)kind);
        else if (c == '\\')
            ReadCommand();
        else if (char.IsAsciiLetter(c))
            ReadLetters();
        else if (char.IsAsciiDigit(c) || (c == '.' && Next(1) is >= '0' and <= '9' && !EndsWithDigits() && !TakesOneDigit()))
            ReadNumber();
        else if (char.IsWhiteSpace(c) || c is '\u200B' or '\uFEFF')
            _at++;
        else if (c == '~')
            Blank(1);
        else if (c == '%')
            SkipComment();
        else if (c == '$' && (Next(1) == '}' || (_at > 0 && _text[_at - 1] == '{')))
            _at++;
        else if (c is >= '①' and <= '⑳' or >= '❶' and <= '❿')
            Add(TokenKind.Tag, 1, c.ToString());
        else if (c == '/' && Next(1) == '/')
            ReadRemark();
        else if (c == '}' && _finishes.TryGetValue(_at, out string? environment))
            Add(TokenKind.Finish, 1, environment);
        else if (ReadPair(c))
            return;
        else if (c == '.' && Next(1) == '.')
            ReadDots();
        else if (Commands.Of(c) is { } known)
            Add(known, 1);
        else if (char.IsLetter(c) || char.IsHighSurrogate(c))
            ReadForeignWord();
        else
            Add(TokenKind.Unknown, 1, c.ToString());
    }

    // Relations and signs of two characters.
    private bool ReadPair(char c)
    {
        RelationKind? kind = (c, Next(1)) switch
        {
            (':', '=') or ('=', ':') => RelationKind.Definition,
            ('=', '=') => RelationKind.Equal,
            ('=', '>') => RelationKind.Arrow,
            ('-', '>') when !IsScript => RelationKind.Arrow,
            ('<', '=') => RelationKind.LessOrEqual,
            ('>', '=') => RelationKind.GreaterOrEqual,
            ('!', '=') => RelationKind.NotEqual,
            _ => null,
        };
        if (kind is not { } relation)
            return false;
        Add(TokenKind.Relation, 2, _text.Substring(_at, 2), (byte)relation);
        return true;
    }

    private void ReadDots()
    {
        int length = 2;
        while (Next(length) == '.')
            length++;
        Add(TokenKind.Ellipsis, length, "…");
    }

    private void ReadNumber()
    {
        bool oneDigit = TakesOneDigit();
        int length = oneDigit ? 1 : Digits(0);
        if (!oneDigit && length <= 3 && !IsScript && Thousands(length) is var (grouped, digits) && grouped > length)
        {
            Add(TokenKind.Number, grouped, digits);
            return;
        }
        if (!oneDigit && Next(length) == '.' && char.IsAsciiDigit(Next(length + 1)))
            length = Digits(length + 1);
        Add(TokenKind.Number, length, _text.Substring(_at, length));
    }

    // 48\,120 and 48{,}120
    private (int Length, string Digits) Thousands(int length)
    {
        string digits = _text.Substring(_at, length);
        while (SeparatorAt(length) is > 0 and var separator && Digits(length + separator) == length + separator + 3)
        {
            digits += _text.Substring(_at + length + separator, 3);
            length += separator + 3;
        }

        return (length, digits);
    }

    private int SeparatorAt(int offset) => (Next(offset), Next(offset + 1), Next(offset + 2)) switch
    {
        ('\\', ',', _) => 2,
        ('{', ',', '}') => 3,
        _ => 0,
    };

    // \frac12 takes a digit at a time.
    private bool TakesOneDigit() =>
        _tokens.Count > 0 && (_tokens[^1].Kind == TokenKind.Fraction
            || (_tokens.Count > 1 && _tokens[^2].Kind == TokenKind.Fraction && _tokens[^1].Kind is TokenKind.Number or TokenKind.Name));

    private int Digits(int length)
    {
        while (char.IsAsciiDigit(Next(length)))
            length++;
        return length;
    }

    private bool EndsWithDigits() => _tokens.Count > 0 && _tokens[^1].Kind == TokenKind.Number && _tokens[^1].End == _at;

    private void ReadForeignWord()
    {
        int length = 0;
        while (_at + length < _text.Length && IsForeign(_text[_at + length]))
            length++;
        Add(TokenKind.Word, Math.Max(1, length), _text.Substring(_at, Math.Max(1, length)));
    }

    private static bool IsForeign(char c) =>
        !char.IsAscii(c) && (char.IsLetter(c) || char.IsSurrogate(c) || char.GetUnicodeCategory(c) is System.Globalization.UnicodeCategory.NonSpacingMark) && Commands.Of(c) is null;

    private void ReadRemark()
    {
        int end = _raw.EndOfRemark(_at + 2);
        Add(TokenKind.Remark, end - _at, _text[(_at + 2)..end].Trim());
    }

    private void SkipComment()
    {
        int line = _text.IndexOf('\n', _at);
        _at = line < 0 ? _text.Length : line + 1;
    }

    // Three blanks in a row are as wide as \quad.
    private void Blank(int length)
    {
        if (++_blanks == BlanksOfGap)
            _tokens.Add(new(TokenKind.Gap, _at, _at + length, " "));
        _at += length;
    }

    private bool IsScript => _tokens.Count > 0 && _tokens[^1].Kind is TokenKind.Sup or TokenKind.Sub;

    private char Next(int offset) => _at + offset < _text.Length ? _text[_at + offset] : '\0';

    private void Add(Token known, int length) => Add(known.Kind, length, known.Text, known.Value);

    private void Add(TokenKind kind, int length, string text, byte value = 0)
    {
        _blanks = 0;
        _tokens.Add(new(kind, _at, _at + length, text, value));
        _at += length;
    }
}
