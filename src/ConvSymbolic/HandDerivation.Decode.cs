using ConvSymbolic.Documents;

namespace ConvSymbolic;

public static partial class HandDerivation
{
    /// <summary>The text of a document that is given as bytes: UTF-8, or UTF-16 with a mark at its start.</summary>
    /// <param name="bytes">The bytes of the file.</param>
    /// <exception cref="Diagnostics.ConvSymbolicException">The bytes are no text; the message says where.</exception>
    public static string Decode(ReadOnlySpan<byte> bytes) => DocumentText.Decode(bytes);
}
