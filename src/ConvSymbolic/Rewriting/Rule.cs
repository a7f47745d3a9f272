namespace ConvSymbolic.Rewriting;

/// <summary>A named rule: what a step of a derivation gives as its reason.</summary>
/// <param name="Id">A stable name such as <c>chain-rule</c>.</param>
/// <param name="Title">What a lecturer calls it.</param>
/// <param name="Statement">The rule as a formula in plain text, with its side condition.</param>
public sealed record Rule(string Id, string Title, string Statement)
{
    /// <summary>Its title.</summary>
    public override string ToString() => Title;
}
