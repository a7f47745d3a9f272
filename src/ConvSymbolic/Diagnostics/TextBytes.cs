using System.Text;

namespace ConvSymbolic.Diagnostics;

/// <summary>From the bytes of a file to its text.</summary>
internal static class TextBytes
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The text of a file in UTF-8, or in UTF-16 with a mark.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <exception cref="ConvSymbolicException">The bytes are no text.</exception>
    public static string Decode(ReadOnlySpan<byte> bytes)
    {
        if (bytes is [0xFF, 0xFE, ..])
            return Encoding.Unicode.GetString(bytes[2..]);
        if (bytes is [0xFE, 0xFF, ..])
            return Encoding.BigEndianUnicode.GetString(bytes[2..]);
        if (bytes is [0xEF, 0xBB, 0xBF, ..])
            bytes = bytes[3..];
        int zero = bytes.IndexOf((byte)0);
        if (zero >= 0)
        {
            return Fail.With<string>(
                "document.binary", $"This is not a text: byte {zero} is 0.", "a binary file", "a text in UTF-8",
                new SourceSpan(LineOf(bytes[..zero]), 1, 0));
        }

        try
        {
            return Strict.GetString(bytes);
        }
        catch (DecoderFallbackException exception)
        {
            int at = Math.Clamp(exception.Index, 0, bytes.Length - 1);
            int line = LineOf(bytes[..at]);
            return Fail.With<string>(
                "document.encoding", $"This is not UTF-8: byte 0x{bytes[at]:X2} in line {line}.", $"byte 0x{bytes[at]:X2}",
                "a text in UTF-8", new SourceSpan(line, 1, 0));
        }
    }

    private static int LineOf(ReadOnlySpan<byte> before) => before.Count((byte)'\n') + 1;
}
