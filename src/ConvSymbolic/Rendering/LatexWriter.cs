using System.Diagnostics;
using System.Globalization;
using System.Text;
using ConvSymbolic.Expressions;
using ConvSymbolic.Indices;
using ConvSymbolic.Numbers;

namespace ConvSymbolic.Rendering;

/// <summary>Writes expressions as LaTeX.</summary>
internal sealed class LatexWriter : IFormulaWriter
{
    private const string Times = @"\times ";
    private const string Colon = "{:}";

    private readonly WritingStyle _style;
    private readonly LatexDialect _dialect;
    private readonly PrintedNames _names;
    private readonly IndexWriter _indices;

    public LatexWriter(WritingStyle style, LatexDialect? dialect = null)
    {
        _style = style;
        _dialect = dialect ?? LatexDialect.Tex;
        _names = new PrintedNames(style);
        _indices = new IndexWriter(name => LatexName.Write(_names.Index(name)), "-", " ", (@"\lfloor ", @" \rfloor"));
    }

    /// <inheritdoc/>
    public (string Open, string Close) LongParentheses => (@"\Bigl(", @"\Bigr)");

    /// <inheritdoc/>
    public string TimesAtBreak => @"\times ";

    /// <summary>The LaTeX of an expression, without delimiters.</summary>
    public string Write(Expression expression) => Text(Prepare(expression));

    /// <summary>The LaTeX of a formula inside running text: a derivative alone is written with a slash, so that it does not spread the lines.</summary>
    public string WriteInline(Expression expression) =>
        Prepare(expression) is Derivative { Of: Symbol or Element { Array: Symbol } } derivative
            ? $@"\partial {Text(derivative.Of)} / \partial {Text(derivative.By, Precedence.Atom)}"
            : Write(expression);

    /// <summary>The tree that is printed: shortened, and in the reader's index base.</summary>
    internal Expression Prepare(Expression expression) => Rebase.To(
        _style.Notation.IndexBase,
        _style.TermLimit is { } limit ? Shortening.Apply(expression, limit) : expression);

    /// <inheritdoc/>
    public string Text(Expression expression, Precedence atLeast = Precedence.Equation)
    {
        string text = Bare(expression);
        return Precedences.Of(expression) < atLeast ? Parenthesised(text) : text;
    }

    /// <inheritdoc/>
    public string SignedTerm(Expression term, bool isFirst)
    {
        var (isNegative, magnitude) = Sign.Split(term);
        string text = Text(magnitude, Precedence.Summation);
        return (isFirst, isNegative) switch
        {
            (true, false) => text,
            (true, true) => $"-{text}",
            (false, false) => $"+ {text}",
            (false, true) => $"- {text}",
        };
    }

    /// <inheritdoc/>
    public string SumSigns(Summation summation) => string.Concat(summation.Ranges.Select(Range)) + " ";

    /// <inheritdoc/>
    public string Joint(Expression factor) => factor switch
    {
        // A dot between numbers would be read as a decimal point, several as an ellipsis.
        Number => @"\times ",
        IndexValue => @"\cdot ",
        Bracket => _dialect.ThinSpace,
        _ => "",
    };

    /// <inheritdoc/>
    public (string Head, string Tail)? Cut(Expression expression)
    {
        if (expression is Element { Array: Application array } entry && Cut(array) is var (start, end))
            return OperatorNames.IsPrefix(array) ? (@"\Bigl(" + start, @$"{end}\Bigr){Scripts(entry)}") : (start, end + Scripts(entry));
        if (expression is Application { Operator: Operator.Rot180, Operands: [Application inner] } turned && Cut(inner) is var (head, tail))
            return ($"{Name(turned)} {head}", tail);
        if (expression is Application { Operands: [Matrix first, var second] } written)
            return ($@"{Name(written)}\Bigl({Text(first)},", $@"{Text(second, Precedence.Sum)}{(written.Arguments.Count == 0 ? "" : ";" + Arguments(written))}\Bigr)");
        if (expression is not Application { Arguments.Count: > 0 } application || OperatorNames.IsPrefix(application))
            return null;
        return ($@"{Name(application)}\Bigl({Operands(application)};", $@"{Arguments(application)}\Bigr)");
    }

    /// <inheritdoc/>
    public double Measure(string text) => LatexWidth.Of(text);

    private string Bare(Expression expression) => expression switch
    {
        Number number => Quotient(number.Value),
        IndexValue value => _indices.Write(value.Value),
        Symbol symbol => LatexName.Write(_names.Symbol(symbol.Name)),
        Element element => Entry(element),
        Sum { Terms: [] } => "0",
        Sum sum => string.Join(' ', sum.Terms.Select((term, k) => SignedTerm(term, k == 0))),
        Product product => Factors(product),
        Summation summation => SumSigns(summation) + Text(summation.Body, Precedence.Summation),
        Bracket bracket => $"[{string.Join("," + _dialect.ThinSpace, bracket.Conditions.Select(c => $"{_indices.Write(c.Left)} = {_indices.Write(c.Right)}"))}]",
        Derivative derivative => Fraction(derivative),
        Matrix matrix => LatexMatrix.Write(matrix, cell => Text(cell, Precedence.Sum)),
        Application application => Apply(application),
        Equation equation => $"{Text(equation.Left, Precedence.Sum)} = {Text(equation.Right)}",
        Omission { Count: > 0 } omission => string.Create(CultureInfo.InvariantCulture, $@"\underbrace{{\cdots}}_{{{omission.Count}\text{{ more}}}}"),
        Omission => @"\cdots",
        _ => throw new UnreachableException(),
    };

    private static string Quotient(Rational value)
    {
        if (value.IsInteger)
            return value.ToString();
        string sign = value.Sign < 0 ? "-" : "";
        return $@"{sign}\tfrac{{{System.Numerics.BigInteger.Abs(value.Numerator)}}}{{{value.Denominator}}}";
    }

    private string Entry(Element element)
    {
        string array = Text(element.Array, Precedence.Atom);
        // A fraction is an atom, but an index behind it would look like an index of its denominator.
        return (element.Array is Derivative or Element ? $@"\left({array}\right)" : array) + Scripts(element);
    }

    private string Scripts(Element element)
    {
        var text = new StringBuilder();
        if (element.Superscript.Count > 0)
            text.Append("^{(").Append(Indices(element.Superscript, isCompact: false)).Append(")}");
        if (element.Subscript.Count > 0)
            text.Append("_{").Append(Indices(element.Subscript, _names.IsCompact(element))).Append('}');
        return text.ToString();
    }

    private string Indices(EquatableArray<IndexExpression> indices, bool isCompact)
    {
        bool isNarrow = indices.All(index => index.Terms.Count <= 1);
        return string.Join(isCompact ? "" : isNarrow ? "," : "," + _dialect.ThinSpace, indices.Select(_indices.Write));
    }

    private string Factors(Product product)
    {
        if (product.Factors.Count == 0)
            return "1";
        var (isNegative, magnitude) = Sign.Split(product);
        if (isNegative || magnitude is not Product plain)
            return (isNegative ? "-" : "") + Text(magnitude, isNegative ? Precedence.Summation : Precedence.Equation);
        var text = new StringBuilder();
        for (int k = 0; k < plain.Factors.Count; k++)
        {
            var factor = plain.Factors[k];
            bool isLast = k == plain.Factors.Count - 1;
            if (k > 0)
                text.Append(' ').Append(Joint(factor));
            // A sum sign reaches as far as the product does, so the last factor may be one.
            text.Append(Text(factor, isLast && factor is Summation ? Precedence.Summation : Precedence.Prefix));
        }
        return text.ToString();
    }

    private string Range(IndexRange range) =>
        $@"\sum_{{{LatexName.Write(_names.Index(range.Name))}={_indices.Write(range.First)}}}^{{{_indices.Write(range.Last)}}}";

    private string Fraction(Derivative derivative)
    {
        string by = Text(derivative.By, Precedence.Atom);
        return derivative.Of is Symbol or Element { Array: Symbol }
            ? $@"\frac{{\partial {Text(derivative.Of)}}}{{\partial {by}}}"
            : $@"\frac{{\partial}}{{\partial {by}}} {Parenthesised(Text(derivative.Of))}";
    }

    private string Apply(Application application)
    {
        string name = Name(application);
        if (OperatorNames.IsPrefix(application))
        {
            string below = OperatorNames.Below(application, _indices, Times, Colon, word => $@"\text{{{word}}}");
            string operand = Text(application.Operands[0], Precedence.Atom);
            bool isCommand = below.Length == 0 && !operand.StartsWith('(') && !operand.StartsWith(@"\left", StringComparison.Ordinal);
            // An operator name leaves a space by itself; upright letters do not.
            string space = isCommand && _dialect.OperatorName != @"\operatorname" ? _dialect.ThinSpace : " ";
            return name + (below.Length > 0 ? $"_{{{below}}}" : "") + space + operand;
        }
        string arguments = application.Arguments.Count == 0 ? "" : ";" + Arguments(application);
        return name + Parenthesised(Operands(application) + arguments, always: true);
    }

    private string Name(Application application) => $"{_dialect.OperatorName}{{{OperatorNames.Word(application.Operator)}}}";

    private string Operands(Application application) => string.Join(", ", application.Operands.Select(operand => Text(operand, Precedence.Sum)));

    private string Arguments(Application application) => string.Join(
        ',',
        OperatorNames.Arguments(application, _indices, Times, Colon).Select(argument => $@"\text{{ {argument.Word} }}{argument.Value}"));

    private static string Parenthesised(string text, bool always = false)
    {
        bool isTall = always || text.Contains(@"\frac", StringComparison.Ordinal)
            || text.Contains(@"\sum", StringComparison.Ordinal) || text.Contains(@"\begin", StringComparison.Ordinal);
        return isTall ? $@"\left({text}\right)" : $"({text})";
    }
}
