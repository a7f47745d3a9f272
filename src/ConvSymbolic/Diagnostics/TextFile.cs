namespace ConvSymbolic.Diagnostics;

/// <summary>The one place that reads a whole text: no more of it than a text has, so that a device that never ends is found out.</summary>
public static class TextFile
{
    // Some ten thousand pages.
    private const int MostBytes = 64 << 20;

    /// <summary>The bytes of a file, or of what else a stream gives.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="called">What an error calls it.</param>
    /// <param name="advice">What may be done about a large one, as the end of a sentence.</param>
    /// <param name="cancellation">Ends the reading.</param>
    /// <exception cref="ConvSymbolicException">There are more than 64 MB.</exception>
    public static byte[] ReadAll(Stream stream, string called, string? advice = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(stream);
        using var all = new MemoryStream();
        byte[] piece = new byte[1 << 16];
        for (int count; (count = stream.Read(piece)) > 0;)
        {
            cancellation.ThrowIfCancellationRequested();
            all.Write(piece, 0, count);
            if (all.Length > MostBytes)
            {
                Fail.With("file.too-large", $"{called} is larger than {MostBytes >> 20} MB{(advice is null ? "" : $"; {advice}")}.",
                    $"more than {MostBytes} bytes", $"at most {MostBytes} bytes");
            }
        }
        return all.ToArray();
    }
}
