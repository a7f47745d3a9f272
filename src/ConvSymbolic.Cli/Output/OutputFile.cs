using System.Text;

namespace ConvSymbolic.Cli.Output;

/// <summary>Where a result goes: standard output, or the file of <c>--out</c>, whole or not at all.</summary>
internal static class OutputFile
{
    private const int BufferSize = 1 << 16;

    /// <summary>Writes a result.</summary>
    /// <param name="path">The file, or null for standard output.</param>
    /// <param name="context">The surroundings of the command.</param>
    /// <param name="write">Writes the text; everything the text needs of other files has been read before.</param>
    public static void Write(string? path, CommandContext context, Action<TextWriter> write)
    {
        if (path is null)
        {
            Unwritable.Guard("", () =>
            {
                write(context.Output);
                context.Output.Flush();
            }, "standard output");
            return;
        }
        Unwritable.Guard(path, () =>
        {
            using var file = new PendingFile(path);
            // Not disposed: the file closes its own stream, and after an error nothing may be flushed.
            var writer = new StreamWriter(file.Stream, new UTF8Encoding(false), BufferSize) { NewLine = "\n" };
            write(writer);
            writer.Flush();
            context.Cancellation.ThrowIfCancellationRequested();
            file.Commit();
        });
    }
}
