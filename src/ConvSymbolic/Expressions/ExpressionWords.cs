namespace ConvSymbolic.Expressions;

/// <summary>Writes an expression on one line, for people who debug or look around; Rendering typesets.</summary>
internal static class ExpressionWords
{
    public static string Of(Expression expression) => expression switch
    {
        Number number => number.Value.ToString(),
        IndexValue index => $"({index.Value})",
        Symbol symbol => symbol.Name,
        Element element => Entry(element),
        Sum { Terms.Count: 0 } => "0",
        Sum sum => string.Join(" + ", sum.Terms.Select(Of)),
        Product { Factors.Count: 0 } => "1",
        Product product => string.Join('·', product.Factors.Select(Factor)),
        Summation summation => $"Σ_{{{string.Join(", ", summation.Ranges)}}} {Factor(summation.Body)}",
        Bracket bracket => $"[{string.Join(", ", bracket.Conditions)}]",
        Derivative derivative => $"∂{Factor(derivative.Of)}/∂{Factor(derivative.By)}",
        Matrix matrix => $"matrix({matrix.Rows}×{matrix.Columns})",
        Application application => Call(application),
        Equation equation => $"{Of(equation.Left)} = {Of(equation.Right)}",
        _ => "…",
    };

    private static string Factor(Expression expression) => expression is Sum { Terms.Count: > 1 } ? $"({Of(expression)})" : Of(expression);

    private static string Entry(Element element)
    {
        string index = string.Join(',', element.Superscript.Concat(element.Subscript));
        return element.IsExtended ? $"{Factor(element.Array)}⟨{index}⟩" : $"{Factor(element.Array)}[{index}]";
    }

    private static string Call(Application application)
    {
        string name = application.Operator == Operator.Correlate ? "conv" : application.Operator.ToString().ToLowerInvariant();
        var settings =
            application.Arguments.Select(argument => $"{argument.Name.ToString().ToLowerInvariant()} {string.Join(',', argument.Values)}");
        return $"{name}({string.Join("; ", settings.Prepend(string.Join(", ", application.Operands.Select(Of))))})";
    }
}
