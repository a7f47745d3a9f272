namespace ConvSymbolic.Latex;

/// <summary>
/// One statement of a fragment: what stands between two row breaks, or one of several equations on a line. It has a
/// <see cref="Statement"/> or a <see cref="Problem"/>, or neither where there is only a label or a remark.
/// </summary>
/// <param name="Range">The row's own text, without labels and remarks.</param>
/// <param name="Statement">What it says; a lone expression is a statement with one side.</param>
/// <param name="Problem">Why it can't be read.</param>
/// <param name="ContinuesAbove">It begins with a relation (<c>Sides[0]</c> is null): the chain of the row above goes on.</param>
/// <param name="ContinuesSide">
/// It begins with an operator: the last side of the row above goes on. The operator is the first sign of the sum or of the product; when the row
/// above ends with it, its place is there.
/// </param>
/// <param name="Tag">The label of the equation, without its parentheses.</param>
/// <param name="Condition">For which indices it is said: <c>i \in [0, H]</c>; a list where there are several.</param>
/// <param name="Remark">Words beside it, behind <c>//</c> or in <c>\text</c>.</param>
internal sealed record Row(
    TextRange Range,
    StatementNode? Statement,
    Problem? Problem = null,
    bool ContinuesAbove = false,
    bool ContinuesSide = false,
    string? Tag = null,
    Node? Condition = null,
    string? Remark = null);
