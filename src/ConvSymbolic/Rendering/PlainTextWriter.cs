using System.Diagnostics;
using System.Globalization;
using System.Text;
using ConvSymbolic.Expressions;
using ConvSymbolic.Indices;

namespace ConvSymbolic.Rendering;

/// <summary>Writes expressions as one line of Unicode text: ∂L/∂O₁₁·X₁₂.</summary>
internal sealed class PlainTextWriter : IFormulaWriter
{
    private readonly WritingStyle _style;
    private readonly PrintedNames _names;
    private readonly IndexWriter _indices;

    public PlainTextWriter(WritingStyle style)
    {
        _style = style;
        _names = new PrintedNames(style);
        _indices = new IndexWriter(Name, "−", "·", ("⌊", "⌋"));

        string Name(string index)
        {
            string printed = _names.Index(index);
            return Greek.Letter(printed) ?? printed.Replace('/', '_');
        }
    }

    /// <inheritdoc/>
    public (string Open, string Close) LongParentheses => ("(", ")");

    /// <inheritdoc/>
    public string TimesAtBreak => "· ";

    /// <summary>The text of an expression.</summary>
    public string Write(Expression expression) => Text(Prepare(expression));

    /// <summary>The tree that is printed: shortened, and in the reader's index base.</summary>
    internal Expression Prepare(Expression expression) => Rebase.To(
        _style.Notation.IndexBase,
        _style.TermLimit is { } limit ? Shortening.Apply(expression, limit) : expression);

    /// <inheritdoc/>
    public string Text(Expression expression, Precedence atLeast = Precedence.Equation)
    {
        string text = Bare(expression);
        return PrecedenceOf(expression) < atLeast ? $"({text})" : text;
    }

    /// <inheritdoc/>
    public string SignedTerm(Expression term, bool isFirst)
    {
        var (isNegative, magnitude) = Sign.Split(term);
        string text = Text(magnitude, Precedence.Summation);
        return (isFirst, isNegative) switch
        {
            (true, false) => text,
            (true, true) => $"−{text}",
            (false, false) => $"+ {text}",
            (false, true) => $"− {text}",
        };
    }

    // A slash holds less tightly than a fraction bar; everything else is as in LaTeX.
    private static Precedence PrecedenceOf(Expression expression) => expression switch
    {
        Number { Value: { IsInteger: false, Sign: > 0 } } => Precedence.Product,
        _ => Precedences.Of(expression, PrecedenceOf),
    };

    /// <inheritdoc/>
    public string SumSigns(Summation summation) => $"Σ_{{{string.Join(", ", summation.Ranges.Select(Range))}}} ";

    /// <inheritdoc/>
    public string Joint(Expression factor) => "· ";

    /// <inheritdoc/>
    public (string Head, string Tail)? Cut(Expression expression)
    {
        if (expression is Element { Array: Application array } entry && Cut(array) is var (start, end))
            return OperatorNames.IsPrefix(array) ? ("(" + start, $"{end}){Indices(entry)}") : (start, end + Indices(entry));
        if (expression is Application { Operator: Operator.Rot180, Operands: [Application inner] } turned && Cut(inner) is var (head, tail))
            return ($"{OperatorNames.Word(turned.Operator)} {head}", tail);
        if (expression is not Application { Arguments.Count: > 0 } application || OperatorNames.IsPrefix(application))
            return null;
        return ($"{OperatorNames.Word(application.Operator)}({Operands(application)};", $"{Arguments(application)})");
    }

    /// <inheritdoc/>
    public double Measure(string text) => text.Length;

    private string Bare(Expression expression) => expression switch
    {
        Number number => number.Value.ToString().Replace('-', '−'),
        IndexValue value => _indices.Write(value.Value),
        Symbol symbol => NameOf(symbol),
        Element element => Entry(element),
        Sum { Terms: [] } => "0",
        Sum sum => string.Join(' ', sum.Terms.Select((term, k) => SignedTerm(term, k == 0))),
        Product product => Factors(product),
        Summation summation => SumSigns(summation) + Text(summation.Body, Precedence.Summation),
        Bracket bracket => $"[{string.Join(", ", bracket.Conditions.Select(c => $"{_indices.Write(c.Left)} = {_indices.Write(c.Right)}"))}]",
        Derivative derivative => Quotient(derivative),
        Matrix matrix => $"[{string.Join("; ", matrix.Cells.Chunk(Math.Max(matrix.Columns, 1)).Select(row => string.Join(", ", row.Select(cell => Text(cell, Precedence.Sum)))))}]",
        Application application => Apply(application),
        Equation equation => $"{Text(equation.Left, Precedence.Sum)} = {Text(equation.Right)}",
        Omission { Count: > 0 } omission => string.Create(CultureInfo.InvariantCulture, $"… ({omission.Count} more)"),
        Omission => "…",
        _ => throw new UnreachableException(),
    };

    private string NameOf(Symbol symbol)
    {
        string name = _names.Symbol(symbol.Name);
        return Greek.Letter(name) ?? name;
    }

    private string Entry(Element element)
    {
        string array = Text(element.Array, Precedence.Atom);
        if (element.Array is Derivative or Element)
            array = $"({array})";
        return array + Indices(element);
    }

    private string Indices(Element element)
    {
        bool isDigits = _names.IsCompact(element) && element.Subscript.All(index => index.Constant is not null);
        bool isOneNumber = element.Superscript.Count == 0 || (element.Superscript.Count == 1 && element.Superscript[0].Constant is >= 0);
        if (isDigits && isOneNumber)
        {
            string above = element.Superscript.Count == 0 ? "" : $"⁽{Digits(element.Superscript, "⁰¹²³⁴⁵⁶⁷⁸⁹")}⁾";
            return above + Digits(element.Subscript, "₀₁₂₃₄₅₆₇₈₉");
        }
        string channels = string.Join(',', element.Superscript.Select(_indices.Write));
        string positions = string.Join(',', element.Subscript.Select(_indices.Write));
        return channels.Length + positions.Length == 0 ? "" : $"[{channels}{(channels.Length > 0 && positions.Length > 0 ? "; " : "")}{positions}]";
    }

    private string Digits(EquatableArray<IndexExpression> indices, string digits) =>
        string.Concat(indices.SelectMany(index => _indices.Write(index).Select(digit => digits[digit - '0'])));

    private string Factors(Product product)
    {
        if (product.Factors.Count == 0)
            return "1";
        var (isNegative, magnitude) = Sign.Split(product);
        if (isNegative || magnitude is not Product plain)
            return (isNegative ? "−" : "") + Text(magnitude, isNegative ? Precedence.Summation : Precedence.Equation);
        var text = new StringBuilder();
        for (int k = 0; k < plain.Factors.Count; k++)
        {
            var factor = plain.Factors[k];
            bool isLast = k == plain.Factors.Count - 1;
            var atLeast = k == 0 && factor is Number ? Precedence.Product : isLast && factor is Summation ? Precedence.Summation : Precedence.Prefix;
            text.Append(k > 0 ? "·" : "").Append(Text(factor, atLeast));
        }
        return text.ToString();
    }

    private string Range(IndexRange range) => $"{_names.Index(range.Name)}={_indices.Write(range.First)}..{_indices.Write(range.Last)}";

    private string Quotient(Derivative derivative)
    {
        string by = Text(derivative.By, Precedence.Atom);
        return derivative.Of is Symbol or Element { Array: Symbol }
            ? $"∂{Text(derivative.Of)}/∂{by}"
            : $"∂/∂{by} ({Text(derivative.Of)})";
    }

    private string Apply(Application application)
    {
        string name = OperatorNames.Word(application.Operator);
        if (OperatorNames.IsPrefix(application))
        {
            string below = OperatorNames.Below(application, _indices, "×", ":", word => word);
            return $"{name}{(below.Length == 0 ? "" : below.All(char.IsAsciiLetterOrDigit) ? $"_{below}" : $"_{{{below}}}")} {Text(application.Operands[0], Precedence.Atom)}";
        }
        return $"{name}({Operands(application)}{(application.Arguments.Count == 0 ? "" : "; " + Arguments(application))})";
    }

    private string Operands(Application application) => string.Join(", ", application.Operands.Select(operand => Text(operand, Precedence.Sum)));

    private string Arguments(Application application) =>
        string.Join(", ", OperatorNames.Arguments(application, _indices, "×", ":").Select(argument => $"{argument.Word} {argument.Value}"));
}
