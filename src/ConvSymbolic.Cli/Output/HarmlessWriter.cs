using System.Text;
using System.Text.RegularExpressions;
using ConvSymbolic.Diagnostics;

namespace ConvSymbolic.Cli.Output;

/// <summary>Passes text on without what would move the cursor of a terminal or turn the direction of writing, whoever wrote it.</summary>
/// <param name="output">Where it goes.</param>
/// <param name="showsColour">Whether what switches colours is let through: those who write it have cleaned what they quote.</param>
internal sealed class HarmlessWriter(TextWriter output, bool showsColour) : TextWriter
{
    public override Encoding Encoding => output.Encoding;

    public override string NewLine => output.NewLine;

    public override void Write(char value) => Write([value]);

    public override void Write(char[] buffer, int index, int count) => Write(buffer.AsSpan(index, count));

    public override void Write(string? value) => Write(value.AsSpan());

    public override void Write(ReadOnlySpan<char> buffer)
    {
        if (Harmless.IsText(buffer))
        {
            output.Write(buffer);
            return;
        }
        if (showsColour)
        {
            int at = 0;
            foreach (var colour in Colour.EnumerateMatches(buffer))
            {
                output.Write(Harmless.Text(buffer[at..colour.Index]));
                output.Write(buffer.Slice(colour.Index, colour.Length));
                at = colour.Index + colour.Length;
            }
            buffer = buffer[at..];
        }
        output.Write(Harmless.Text(buffer));
    }

    public override void WriteLine(string? value)
    {
        Write(value.AsSpan());
        output.WriteLine();
    }

    public override void WriteLine() => output.WriteLine();

    public override void Flush() => output.Flush();

    private static readonly Regex Colour = new("\e\\[[0-9;]*m");
}
