using System.Text.Encodings.Web;
using System.Text.Json;
using ConvSymbolic.Diagnostics;

namespace ConvSymbolic.Documents;

/// <summary>From the bytes of a file to text, and how text is written back into a document.</summary>
internal static class DocumentText
{
    private static readonly JavaScriptEncoder Plain = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;

    /// <summary>The text of a file in UTF-8, or in UTF-16 with a mark.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <exception cref="ConvSymbolicException">The bytes are no text.</exception>
    public static string Decode(ReadOnlySpan<byte> bytes) => TextBytes.Decode(bytes);

    /// <summary>Maths as it is written into a document of this form: a notebook wants it as a JSON string, a web page with entities.</summary>
    /// <param name="kind">The form.</param>
    /// <param name="text">The maths.</param>
    public static string Encode(DocumentKind kind, string text) => kind switch
    {
        DocumentKind.Notebook => JsonEncodedText.Encode(text, Plain).ToString(),
        DocumentKind.Html => text.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal),
        _ => text,
    };
}
