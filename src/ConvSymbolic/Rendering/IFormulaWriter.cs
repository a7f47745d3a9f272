using ConvSymbolic.Expressions;

namespace ConvSymbolic.Rendering;

/// <summary>What breaking a formula into lines needs from the writer of a format; the expressions are prepared.</summary>
internal interface IFormulaWriter
{
    /// <summary>The parentheses around what may run over several lines.</summary>
    (string Open, string Close) LongParentheses { get; }

    /// <summary>The sign of multiplication at the start of a continued line.</summary>
    string TimesAtBreak { get; }

    /// <summary>The text of an expression, parenthesised where it holds together more loosely.</summary>
    string Text(Expression expression, Precedence atLeast = Precedence.Equation);

    /// <summary>A sum's term with its sign in front; the first term has a sign only when it is negative.</summary>
    string SignedTerm(Expression term, bool isFirst);

    /// <summary>The sum signs of a summation, without what is summed.</summary>
    string SumSigns(Summation summation);

    /// <summary>What joins a factor to the one before it.</summary>
    string Joint(Expression factor);

    /// <summary>An applied operator, or an entry of one, cut in front of its arguments; null where there is nothing to cut.</summary>
    (string Head, string Tail)? Cut(Expression expression);

    /// <summary>How wide a text is.</summary>
    double Measure(string text);
}
