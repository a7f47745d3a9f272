using ConvSymbolic.Exports;
using ConvSymbolic.Layers;

namespace ConvSymbolic;

/// <summary>Writes a layer as source code for people to read and other programs to compile.</summary>
public static class SourceWriting
{
    /// <summary>
    /// Writes the forward pass and the gradients of a layer as readable source: plain loops over flat row-major arrays, or NumPy; the sizes are
    /// constants, and the formula of the derivation stands above each function.
    /// </summary>
    /// <param name="layer">The layer.</param>
    /// <param name="output">Where the source goes.</param>
    /// <param name="language">The language.</param>
    /// <exception cref="Diagnostics.ConvSymbolicException">The layer is beyond what the language can index; nothing is written then.</exception>
    public static void WriteSource(this Layer layer, TextWriter output, SourceLanguage language)
    {
        ArgumentNullException.ThrowIfNull(layer);
        ArgumentNullException.ThrowIfNull(output);
        using var text = new StringWriter { NewLine = "\n" };
        switch (language)
        {
            case SourceLanguage.C:
                LoopSource.Write(layer, new CSyntax(), text);
                break;
            case SourceLanguage.CSharp:
                LoopSource.Write(layer, new CSharpSyntax(), text);
                break;
            case SourceLanguage.Python:
                PythonSource.Write(layer, text);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(language));
        }
        output.Write(text);
    }
}
