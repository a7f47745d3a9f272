using ConvSymbolic.Checking;

namespace ConvSymbolic;

/// <summary>Checks derivations that people wrote by hand.</summary>
public static partial class HandDerivation
{
    /// <summary>Reads a document, finds out what its equations are about, and judges each of them.</summary>
    /// <param name="text">The document: Markdown, LaTeX, a notebook or HTML.</param>
    /// <param name="options">Its name, and what is known of it beforehand.</param>
    /// <exception cref="Diagnostics.ConvSymbolicException">A declaration that can't be read, or a text that is no document.</exception>
    public static CheckReport Check(string text, CheckOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        options ??= new CheckOptions();
        return Checker.Check(text, options);
    }
}
