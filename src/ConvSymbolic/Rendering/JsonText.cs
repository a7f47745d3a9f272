using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using ConvSymbolic.Diagnostics;

namespace ConvSymbolic.Rendering;

/// <summary>JSON that is streamed to a text writer: what was written so far is passed on in pieces.</summary>
internal sealed class JsonText : IDisposable
{
    private const int Piece = 1 << 16;

    // The text is no HTML, so only what JSON itself needs is escaped.
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly ArrayBufferWriter<byte> _bytes = new(Piece);
    private readonly Decoder _decoder = Encoding.UTF8.GetDecoder();
    private readonly TextWriter _output;
    private char[] _characters = new char[Piece];

    public JsonText(TextWriter output)
    {
        _output = output;
        Writer = new Utf8JsonWriter(_bytes, Options);
    }

    /// <summary>Writes the values.</summary>
    public Utf8JsonWriter Writer { get; }

    /// <summary>Passes on what was written, if it is much.</summary>
    public void PassOn()
    {
        if (Writer.BytesPending + _bytes.WrittenCount >= Piece)
            Flush();
    }

    /// <summary>Passes on the rest and ends the line.</summary>
    public void End()
    {
        Flush();
        _output.Write('\n');
    }

    /// <inheritdoc/>
    public void Dispose() => Writer.Dispose();

    private void Flush()
    {
        Writer.Flush();
        if (_characters.Length < _bytes.WrittenCount)
            _characters = new char[_bytes.WrittenCount];
        int count = _decoder.GetChars(_bytes.WrittenSpan, _characters, flush: false);
        var text = _characters.AsSpan(0, count);
        if (Harmless.IsJson(text))
            _output.Write(text);
        else
            _output.Write(Harmless.Json(text));
        _bytes.ResetWrittenCount();
    }
}
