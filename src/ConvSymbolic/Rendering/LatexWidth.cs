namespace ConvSymbolic.Rendering;

/// <summary>
/// How wide LaTeX is when it is set as a display, in em: an estimate on the generous side from the widths of Computer Modern, for
/// the commands that <see cref="LatexWriter"/> writes.
/// </summary>
internal static class LatexWidth
{
    private const double Script = 0.72;

    /// <summary>The width of a formula.</summary>
    public static double Of(string latex) => new Scanner(latex).Group();

    private ref struct Scanner(string latex)
    {
        private readonly ReadOnlySpan<char> _text = latex;
        private int _at;

        /// <summary>Everything up to the end or an unmatched brace.</summary>
        public double Group()
        {
            double width = 0;
            while (_at < _text.Length && _text[_at] != '}')
                width += Item();
            return width;
        }

        private double Item()
        {
            char sign = _text[_at];
            switch (sign)
            {
                case '{':
                    return Braced();
                case '\\':
                    return Command();
                case '_' or '^':
                    return Scripts();
                default:
                    _at++;
                    return WidthOf(sign);
            }
        }

        private double Braced()
        {
            _at++;
            double width = Group();
            _at++;
            return width;
        }

        // An index above and one below share their room.
        private double Scripts()
        {
            double widest = 0;
            while (_at < _text.Length && _text[_at] is '_' or '^')
            {
                _at++;
                widest = Math.Max(widest, Argument());
            }
            return Script * widest + 0.05;
        }

        private double Argument() => _at < _text.Length && _text[_at] == '{' ? Braced() : Item();

        private double Command()
        {
            int start = ++_at;
            while (_at < _text.Length && char.IsAsciiLetter(_text[_at]))
                _at++;
            if (_at == start)
                _at++;
            var name = _text[start.._at];
            return name switch
            {
                "frac" or "dfrac" => Math.Max(Spaced(), Spaced()) + 0.25,
                "tfrac" => Script * Math.Max(Braced(), Braced()) + 0.25,
                "sum" => Operator(),
                "underbrace" => Math.Max(Braced(), Scripts()),
                "operatorname" or "mathrm" or "mathit" or "text" => Word(),
                "begin" => Matrix(),
                "left" or "right" or "Bigl" or "Bigr" => 0.3,
                "cdots" or "ddots" => 1.3,
                "cdot" => 0.75,
                "times" or "leftarrow" => 1.3,
                "quad" or "enspace" => 1,
                "qquad" => 2,
                "," or "thinspace" => 0.17,
                "lfloor" or "rfloor" or "vdots" => 0.45,
                _ => 0.65,
            };
        }

        private double Spaced()
        {
            while (_at < _text.Length && _text[_at] == ' ')
                _at++;
            return _at < _text.Length ? Braced() : 0;
        }

        private double Operator() => Math.Max(1.45, Scripts()) + 0.17;

        // Letters, blanks and all: text is not set like maths.
        private double Word()
        {
            int end = _text[_at..].IndexOf('}');
            double width = (end - 1) * 0.52;
            _at += end + 1;
            return width + 0.17;
        }

        private double Matrix()
        {
            var rest = _text[_at..];
            int body = rest.IndexOf('}') + 1;
            bool isArray = rest.StartsWith("{array}");
            if (isArray)
                body += rest[body..].IndexOf("}}}") is var end and >= 0 ? end + 3 : rest[body..].IndexOf('}') + 1;
            int close = rest.IndexOf(@"\end{");
            if (close < body)
                return 0;
            double width = Cells(rest[body..close].ToString()) + (isArray ? 0 : 1);
            _at += close + rest[close..].IndexOf('}') + 1;
            return width;
        }

        private static double Cells(string body)
        {
            var columns = new List<double>();
            foreach (string row in body.Split(@"\\"))
            {
                string[] cells = row.Split('&');
                for (int k = 0; k < cells.Length; k++)
                {
                    double width = Of(cells[k]);
                    if (k == columns.Count)
                        columns.Add(0);
                    columns[k] = Math.Max(columns[k], width);
                }
            }
            return columns.Sum() + columns.Count;
        }

        private static double WidthOf(char sign) => sign switch
        {
            ' ' => 0,
            '+' or '-' => 1.25,
            '=' => 1.4,
            '(' or ')' => 0.4,
            ',' => 0.45,
            '[' or ']' or '\'' or ':' or ';' => 0.3,
            >= '0' and <= '9' => 0.51,
            'i' or 'j' or 'l' or 't' or 'r' => 0.45,
            >= 'a' and <= 'z' => 0.6,
            _ => 0.85,
        };
    }
}
