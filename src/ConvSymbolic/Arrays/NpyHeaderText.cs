using System.Collections.Immutable;
using System.Globalization;
using System.Numerics;
using ConvSymbolic.Diagnostics;

namespace ConvSymbolic.Arrays;

/// <summary>
/// Reads the header's Python dictionary, <c>{'descr': '&lt;f8', 'fortran_order': False, 'shape': (3, 2), }</c>: the three keys in any
/// order, nothing else. A value is first cut out as text, so that one of an unexpected form can be shown.
/// </summary>
internal ref struct NpyHeaderText
{
    private readonly string _text;
    private readonly string _name;
    private int _at;
    private (NpyElementType Type, bool IsBigEndian)? _element;
    private bool? _isFortranOrder;
    private ImmutableArray<int>? _shape;

    public NpyHeaderText(string text, string name) => (_text, _name) = (text, name);

    public NpyHeader Parse()
    {
        Expect('{');
        while (!TryTake('}'))
        {
            string key = Key();
            Expect(':');
            Take(key, Value());
            if (!TryTake(','))
            {
                Expect('}');
                break;
            }
        }
        SkipBlanks();
        if (_at < _text.Length)
            Unreadable("the end of the header");
        (NpyElementType type, bool isBigEndian) = _element ?? Missing<(NpyElementType, bool)>("descr");
        return new(
            type,
            isBigEndian,
            _isFortranOrder ?? Missing<bool>("fortran_order"),
            _shape ?? Missing<ImmutableArray<int>>("shape"));
    }

    private void Take(string key, string value)
    {
        bool isRepeated = key switch
        {
            "descr" => _element is not null,
            "fortran_order" => _isFortranOrder is not null,
            "shape" => _shape is not null,
            _ => Fail.With<bool>(
                "npy.header",
                $"{_name}: the header has a key '{NpyHeader.Quote(key)}'; only 'descr', 'fortran_order' and 'shape' were expected.",
                NpyHeader.Quote(key),
                "'descr', 'fortran_order' and 'shape'"),
        };
        if (isRepeated)
            Fail.With("npy.header", $"{_name}: the header has the key '{key}' twice; once was expected.", key, "once");
        if (key == "descr")
            _element = Element(value);
        else if (key == "shape")
            _shape = Shape(value);
        else
            _isFortranOrder = value is "True" or "False" ? value == "True" : Wrong<bool>("fortran_order", value, "True or False");
    }

    private readonly (NpyElementType, bool) Element(string value)
    {
        if (value.Length > 0 && value[0] is '[' or '{' or '(')
            return Unsupported("a structured type", value);
        if (value.Length < 2 || value[0] is not ('\'' or '"'))
            return Wrong<(NpyElementType, bool)>("descr", value, "a quoted type such as '<f8'");
        string code = value[1..^1];
        return NpyElements.Parse(code) ?? Unsupported(NpyElements.Explain(code), value);
    }

    private readonly (NpyElementType, bool) Unsupported(string what, string value) => Fail.With<(NpyElementType, bool)>(
        "npy.type",
        $"{_name}: the elements are {what}, {NpyHeader.Quote(value)}; {NpyElements.Known} were expected.",
        $"{what}, {NpyHeader.Quote(value)}",
        NpyElements.Known);

    private readonly ImmutableArray<int> Shape(string value)
    {
        const string Expected = "a tuple of extents such as (3, 2)";
        if (value is not ['(', .., ')'])
            return Wrong<ImmutableArray<int>>("shape", value, Expected);
        string inside = value[1..^1].Trim();
        if (inside.Length == 0)
            return [];
        string[] parts = inside.Split(',');
        // Python writes a tuple of one as (3,); (3) is a number.
        int count = parts[^1].Trim().Length == 0 ? parts.Length - 1 : parts.Length;
        if (parts.Length == 1)
            return Wrong<ImmutableArray<int>>("shape", value, Expected);
        var shape = ImmutableArray.CreateBuilder<int>(count);
        foreach (string part in parts.AsSpan(0, count))
        {
            // Python 2 wrote long integers with an L.
            string digits = part.Trim();
            digits = digits.EndsWith('L') ? digits[..^1] : digits;
            if (!BigInteger.TryParse(digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var extent))
                return Wrong<ImmutableArray<int>>("shape", value, Expected);
            if (extent < 0 || extent > int.MaxValue)
                return Wrong<ImmutableArray<int>>("shape", value, "extents from 0 to 2147483647");
            shape.Add((int)extent);
        }
        if (shape.Count > NpyHeader.MostAxes)
            return Wrong<ImmutableArray<int>>("shape", value, $"at most {NpyHeader.MostAxes} extents");
        ImmutableArray<int> result = shape.MoveToImmutable();
        return NpyHeader.CountOf(result) is not null
            ? result
            : Wrong<ImmutableArray<int>>("shape", value, $"a shape of at most {Array.MaxLength} elements");
    }

    private string Key()
    {
        SkipBlanks();
        string literal = Value();
        return literal.Length >= 2 && literal[0] is '\'' or '"' && literal[^1] == literal[0]
            ? literal[1..^1]
            : Fail.With<string>(
                "npy.header",
                $"{_name}: the header has '{NpyHeader.Quote(literal)}' where a quoted key ('descr', 'fortran_order' or 'shape') was expected.",
                NpyHeader.Quote(literal),
                "a quoted key");
    }

    /// <summary>Cuts out a literal: up to the colon, comma or closing brace outside its own brackets and quotes.</summary>
    private string Value()
    {
        SkipBlanks();
        int start = _at, depth = 0;
        for (; _at < _text.Length; _at++)
        {
            char c = _text[_at];
            if (c is '\'' or '"')
                SkipString(c);
            else if (depth == 0 && c is ',' or ':' or '}' or ')' or ']')
                break;
            else if (c is '(' or '[' or '{')
                depth++;
            else if (c is ')' or ']' or '}')
                depth--;
        }
        if (_at == _text.Length)
            Unreadable("a closing '}'");
        return _text[start.._at].TrimEnd();
    }

    /// <summary>Moves to the closing quote.</summary>
    private void SkipString(char quote)
    {
        for (_at++; _at < _text.Length && _text[_at] != quote; _at++)
        {
            if (_text[_at] == '\\')
                _at++;
        }
        if (_at >= _text.Length)
        {
            _at = _text.Length;
            Unreadable($"a closing {quote}");
        }
    }

    private void SkipBlanks()
    {
        while (_at < _text.Length && _text[_at] is ' ' or '\t' or '\n' or '\r')
            _at++;
    }

    private bool TryTake(char c)
    {
        SkipBlanks();
        if (_at >= _text.Length || _text[_at] != c)
            return false;
        _at++;
        return true;
    }

    private void Expect(char c)
    {
        if (!TryTake(c))
            Unreadable($"'{c}'");
    }

    private readonly void Unreadable(string expected)
    {
        string found = _at < _text.Length ? $"'{NpyHeader.Quote(_text.AsSpan(_at).TrimEnd())}'" : "the end of the header";
        Fail.With("npy.header", $"{_name}: the header can't be read at character {_at + 1}: found {found}, expected {expected}.", found, expected);
    }

    private readonly T Wrong<T>(string key, string value, string expected) => Fail.With<T>(
        "npy.header",
        $"{_name}: the header's '{key}' is '{NpyHeader.Quote(value)}'; expected {expected}.",
        NpyHeader.Quote(value),
        expected);

    private readonly T Missing<T>(string key) => Fail.With<T>(
        "npy.header",
        $"{_name}: the header has no '{key}'; 'descr', 'fortran_order' and 'shape' were expected.",
        $"no '{key}'",
        "'descr', 'fortran_order' and 'shape'");
}
