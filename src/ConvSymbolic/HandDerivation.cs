using ConvSymbolic.Checking;
using ConvSymbolic.Checking.Claims;

namespace ConvSymbolic;

/// <summary>Checks derivations that people wrote by hand.</summary>
public static partial class HandDerivation
{
    /// <summary>Reads a document, finds out what its equations are about, and judges each of them.</summary>
    /// <param name="text">The document: Markdown, LaTeX, a notebook or HTML.</param>
    /// <param name="options">Its name, and what is known of it beforehand.</param>
    /// <param name="cancellation">Asks to stop; there is no report then.</param>
    /// <exception cref="Diagnostics.ConvSymbolicException">A declaration that can't be read, or a text that is no document.</exception>
    /// <exception cref="OperationCanceledException">It was asked to stop.</exception>
    public static CheckReport Check(string text, CheckOptions? options = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(text);
        options ??= new CheckOptions();
        return Checker.Check(text, options, cancellation);
    }

    /// <summary>Proves or refutes one claim: any equation that a document can hold.</summary>
    /// <param name="claim">The equation, in LaTeX.</param>
    /// <param name="options">The layer that it is about, and the names of the arrays; by default X, F, O and L, else what the equation suggests.</param>
    /// <exception cref="Diagnostics.ConvSymbolicException">The claim can't be read, or is no equation.</exception>
    public static ClaimReport Prove(string claim, ClaimOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(claim);
        return ClaimProof.Of(claim, options ?? new ClaimOptions());
    }
}
