using System.Globalization;

namespace ConvSymbolic.Latex;

// Commands: those that make a token, those that are passed over, those whose argument is not maths.
internal sealed partial class Lexer
{
    private void ReadCommand()
    {
        char c = Next(1);
        if (!char.IsAsciiLetter(c))
        {
            ReadCharacterCommand(c);
            return;
        }

        int length = 1;
        while (char.IsAsciiLetter(Next(length)))
            length++;
        var name = _text.AsSpan(_at + 1, length - 1);
        if (IsFont(name) && ReadFont(name is "operatorname", length))
            return;
        // A font over maths says nothing; one whose brace is never closed leaves that brace to be reported.
        if (IsFont(name) && Next(length) == '{')
            Add(TokenKind.OpenBrace, length + 1, "{");
        else if (IsFont(name) || Commands.IsNothing(name))
            ReadBehind(name, length);
        else if (Commands.Of(name) is { } known)
            Add(known, length);
        else
            ReadSpecial(name, length);
    }

    // \bigg{(} is \bigg(.
    private void ReadBehind(ReadOnlySpan<char> name, int length)
    {
        _at += length;
        if (name.StartsWith("big", StringComparison.OrdinalIgnoreCase) && Next(0) == '{' && Next(2) == '}' && Commands.Of(Next(1)) is { Kind: TokenKind.Open or TokenKind.Close or TokenKind.Bar } delimiter)
            Add(delimiter, 3);
    }

    private void ReadCharacterCommand(char c)
    {
        if (c == '\\')
            ReadBreak();
        else if (c is ' ' or ';' or ':' or ',' or '>' or '\n' or '\r' or '\t')
            Blank(2);
        else if (c is '!' or '-' or '/')
            _at += 2;
        else if (c is '_' or '*')
            // Escaped for Markdown by an editor.
            Add(Commands.Of(c)!, 2);
        else if (c is '{' or '}' or '|')
            Add(Commands.Of(_text.AsSpan(_at + 1, 1))!, 2);
        else
            Add(TokenKind.Unknown, c == '\0' ? 1 : 2, c == '\0' ? "\\" : _text.Substring(_at, 2));
    }

    private void ReadBreak()
    {
        int end = _at + (Next(2) == '*' ? 3 : 2);
        Add(TokenKind.Break, _raw.SkipLength(end) - _at, "\\\\");
    }

    private void ReadSpecial(ReadOnlySpan<char> name, int length)
    {
        int behind = _at + length;
        switch (name)
        {
            case "begin" or "end" when _raw.Group(behind) is { } environment:
                Add(name is "begin" ? TokenKind.Begin : TokenKind.Finish, environment.End + 1 - _at, environment.Of(_text).Trim());
                break;
            // Plain TeX: \eqalign{ … \cr … }.
            case "eqalign" or "displaylines" or "matrix" or "pmatrix" or "cases" when _raw.Group(behind) is { } rows:
                string plain = name is "eqalign" or "displaylines" ? "aligned" : name.ToString();
                _finishes[rows.End] = plain;
                Add(TokenKind.Begin, rows.Start - _at, plain);
                break;
            case "left":
                ReadDelimiter(TokenKind.Open, length);
                break;
            case "right":
                ReadDelimiter(TokenKind.Close, length);
                break;
            case "intertext" or "shortintertext":
                // Prose between two rows, which it parts.
                Add(TokenKind.Break, _raw.SkipArgument(behind) - _at, "\\\\");
                break;
            case "tag":
                ReadTag(behind);
                break;
            case "label" or "ref" or "eqref" or "cite" or "color" or "phantom" or "hphantom" or "vphantom" or "cline" or "cmidrule" or "vspace" or "mspace" or "style" or "rowcolor" or "cellcolor":
                _at = _raw.SkipArgument(behind + (Next(length) == '*' ? 1 : 0));
                break;
            case "textcolor" or "colorbox" or "bbox" or "class":
                _at = _raw.SkipArgument(SkipOptional(behind));
                break;
            case var defining when MacroDefinition.IsOne(defining):
                if (MacroDefinition.Read(_text, _raw, _at, out int end) is null)
                    Add(TokenKind.Unknown, length, _text.Substring(_at, length));
                else
                    _at = end;
                break;
            case "setlength" or "rule" or "addtolength":
                _at = _raw.SkipArgument(_raw.SkipArgument(behind));
                break;
            case "hspace" or "hskip" or "kern" or "mkern" or "mskip":
                ReadSpace(behind);
                break;
            default:
                Add(TokenKind.Unknown, length, _text.Substring(_at, length));
                break;
        }
    }

    private static bool IsFont(ReadOnlySpan<char> name) =>
        name is "operatorname" or "mathrm" or "mathbf" or "mathit" or "mathsf" or "mathtt" or "boldsymbol" or "mbox" or "hbox" or "emph"
        || (name.StartsWith("text") && name is "text" or "textbf" or "textit" or "textrm" or "texttt" or "textsf" or "textnormal" or "textsc" or "textup" or "textmd");

    /// <summary>Reads a word in a font; false where the argument is maths and the font says nothing.</summary>
    private bool ReadFont(bool isName, int length)
    {
        bool isProse = isName || _text[_at + 1] is 't' or 'h' or 'e' || _text[_at + 2] == 'b';
        int behind = _at + length + (Next(length) == '*' ? 1 : 0);
        if (_raw.Group(behind) is not { } argument)
            return false;
        string content = argument.Of(_text).Trim().Replace("\\_", "_", StringComparison.Ordinal);
        if (content == "d" && !isName)
            return SingleLetter(argument);
        if (!isProse && !(IsPlain(content) && (Words.IsKnown(content) || Words.IsShort(content) || content.Length > 2)))
            return false;
        // One letter in a font is a name, as it is without the font.
        if (content.Length == 1 && char.IsAsciiLetter(content[0]) && !isName)
            return SingleLetter(argument);
        if (content.Length == 0)
            _at = argument.End + 1;
        else
            Add(TokenKind.Word, argument.End + 1 - _at, content, isName || !isProse ? (byte)0 : (byte)1);
        return true;
    }

    private bool SingleLetter(TextRange argument)
    {
        string letter = argument.Of(_text).Trim();
        Add(TokenKind.Name, argument.End + 1 - _at, letter);
        return true;
    }

    private static bool IsPlain(string content)
    {
        foreach (char c in content)
        {
            if (!char.IsAsciiLetterOrDigit(c) && c is not (' ' or '-' or '.' or '_'))
                return false;
        }

        return content.Length > 0 && char.IsAsciiLetter(content[0]);
    }

    private void ReadDelimiter(TokenKind kind, int length)
    {
        int at = _raw.SkipBlanks(_at + length);
        if (at >= _text.Length)
        {
            Add(TokenKind.Unknown, length, _text.Substring(_at, length));
            return;
        }

        int end = at + 1;
        if (_text[at] == '\\')
        {
            while (end < _text.Length && char.IsAsciiLetter(_text[end]))
                end++;
            end = Math.Min(_text.Length, Math.Max(end, at + 2));
        }

        string? delimiter = _text[at] switch
        {
            '.' => "",
            '<' => "⟨",
            '>' => "⟩",
            '\\' => Commands.Of(_text.AsSpan(at + 1, end - at - 1)) is { Kind: TokenKind.Open or TokenKind.Close or TokenKind.Bar } known ? known.Text : null,
            char c => Commands.Of(c) is { Kind: TokenKind.Open or TokenKind.Close or TokenKind.Bar } known ? known.Text : null,
        };
        if (delimiter is null)
            Add(TokenKind.Unknown, length, _text.Substring(_at, length));
        else
            Add(kind, end - _at, delimiter, 1);
    }

    private void ReadTag(int behind)
    {
        if (Next(behind - _at) == '*')
            behind++;
        int end;
        string label;
        if (_raw.Group(behind) is { } group)
        {
            (label, end) = (group.Of(_text).Trim(), group.End + 1);
        }
        else
        {
            int start = end = _raw.SkipBlanks(behind);
            while (end < _text.Length && char.IsAsciiLetterOrDigit(_text[end]))
                end++;
            label = _text[start..end];
        }

        Add(TokenKind.Tag, end - _at, label);
    }

    private int SkipOptional(int at) => _raw.Group(at, '[', ']') is { } option ? option.End + 1 : at;

    // A wide space parts equations as \quad does.
    private void ReadSpace(int behind)
    {
        if (Next(behind - _at) == '*')
            behind++;
        int end;
        var length = ReadOnlySpan<char>.Empty;
        if (_raw.Group(behind) is { } group)
        {
            length = _text.AsSpan(group.Start, group.Length).Trim();
            end = group.End + 1;
        }
        else
        {
            int start = end = _raw.SkipBlanks(behind);
            while (end < _text.Length && (char.IsAsciiDigit(_text[end]) || _text[end] is '.' or '-'))
                end++;
            end = Math.Min(_text.Length, end + (end > start ? 2 : 0));
            length = _text.AsSpan(start, end - start);
        }

        bool isWide = length is [.. var number, _, _] && length[^2..] is "em" or "cm" or "in"
            && double.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) && value >= 1;
        if (isWide)
            _tokens.Add(new(TokenKind.Gap, _at, end, " "));
        _at = end;
    }
}
