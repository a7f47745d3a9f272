using System.Text;
using ConvSymbolic.Cli.Arguments;
using ConvSymbolic.Diagnostics;

namespace ConvSymbolic.Cli.Checks;

/// <summary>A document as it was given: its name, its bytes, its text.</summary>
internal sealed class CheckedFile
{
    /// <summary>The name that stands for standard input.</summary>
    public const string StandardInput = "-";

    private static readonly UTF8Encoding WithoutMark = new(encoderShouldEmitUTF8Identifier: false);

    private readonly byte[] _bytes;

    private CheckedFile(string name, byte[] bytes)
    {
        Name = name;
        _bytes = bytes;
        Text = HandDerivation.Decode(bytes);
    }

    public string Name { get; }

    public string Text { get; }

    public static CheckedFile Read(string name, CommandContext context)
    {
        string called = name == StandardInput ? "standard input" : $"'{name}'";
        return InputFile.Read("check.unreadable", name, called, () =>
        {
            using var stream = name == StandardInput ? context.OpenInput() : InputFile.Open(name);
            return new CheckedFile(name, TextFile.ReadAll(stream, called, "check the chapters of a book one by one", context.Cancellation));
        });
    }

    /// <summary>The bytes of a changed text, in the encoding and with the mark at the start that the document has.</summary>
    public byte[] Encode(string changed)
    {
        if (changed == Text)
            return _bytes;
        if (!Encoded(Text).AsSpan().SequenceEqual(_bytes))
        {
            Reject.With(
                "check.encoding",
                $"'{Name}' holds half a character, so a corrected copy would differ from it in more than the corrections; save it as UTF-8 first.");
        }
        return Encoded(changed);
    }

    private byte[] Encoded(string text)
    {
        Encoding encoding = _bytes switch
        {
            [0xFF, 0xFE, ..] => Encoding.Unicode,
            [0xFE, 0xFF, ..] => Encoding.BigEndianUnicode,
            [0xEF, 0xBB, 0xBF, ..] => Encoding.UTF8,
            _ => WithoutMark,
        };
        return [.. encoding.GetPreamble(), .. encoding.GetBytes(text)];
    }
}
