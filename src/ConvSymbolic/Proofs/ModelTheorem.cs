namespace ConvSymbolic.Proofs;

/// <summary>That the derived form of a gradient is the derivative, at every entry, and what became of it.</summary>
public sealed class ModelTheorem
{
    internal ModelTheorem(string array, Verdict verdict, int entries, Counterexample? counterexample = null) =>
        (Array, Verdict, Entries, Counterexample) = (array, verdict, entries, counterexample);

    /// <summary>The array that the gradient is by.</summary>
    public string Array { get; }

    /// <summary>Proved or refuted.</summary>
    public Verdict Verdict { get; }

    /// <summary>How many entries were compared.</summary>
    public int Entries { get; }

    /// <summary>Where it fails, when it is refuted.</summary>
    public Counterexample? Counterexample { get; }

    /// <summary>Writes <c>∂L/∂W proved at this size</c>.</summary>
    public override string ToString() => $"∂L/∂{Array} {(Verdict == Verdict.Proved ? "proved at this size" : "refuted")}";
}
