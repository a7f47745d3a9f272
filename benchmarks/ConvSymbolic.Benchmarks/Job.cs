using ConvSymbolic.Proofs;

namespace ConvSymbolic.Benchmarks;

/// <summary>
/// What is measured: an H×H input and a K×K filter, the layer created, derived (every output expanded, every gradient formed by
/// differentiation) and proved (both closed forms evaluated, every entry compared). No step text is read.
/// </summary>
internal readonly record struct Job(int Input, int Filter)
{
    /// <summary>The number T of products X·F in all outputs.</summary>
    public long Products => (long)(Input - Filter + 1) * (Input - Filter + 1) * Filter * Filter;

    /// <summary>
    /// 5T: every product is formed in O, ∂L/∂F and ∂L/∂X, and again in both closed forms.
    /// </summary>
    public long TermOperations => 5 * Products;

    public override string ToString() => $"{Input}×{Input} / {Filter}×{Filter}";

    /// <summary>Does it once, through the public API.</summary>
    public ProofReport Run()
    {
        var report = Convolution.Create(input: [Input, Input], filter: [Filter, Filter]).Derive(long.MaxValue).Prove();
        return report.Verdict == Verdict.Proved
            ? report
            : throw new InvalidOperationException($"{this}: the verdict is {report.Verdict}; a job that proves nothing is not measured.");
    }
}
