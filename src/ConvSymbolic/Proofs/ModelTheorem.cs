namespace ConvSymbolic.Proofs;

/// <summary>That the derived form of a gradient is the derivative, at every entry, and what became of it.</summary>
/// <param name="Array">The array that the gradient is by.</param>
/// <param name="Verdict">Proved or refuted.</param>
/// <param name="Entries">How many entries were compared.</param>
/// <param name="Counterexample">Where it fails, when it is refuted.</param>
public sealed record ModelTheorem(string Array, Verdict Verdict, int Entries, Counterexample? Counterexample = null)
{
    /// <summary>Writes <c>∂L/∂W proved at this size</c>.</summary>
    public override string ToString() => $"∂L/∂{Array} {(Verdict == Verdict.Proved ? "proved at this size" : "refuted")}";
}
