using System.Text;

namespace ConvSymbolic.Rendering;

/// <summary>One JSON string that is written piece by piece; disposing ends it.</summary>
internal sealed class JsonString(JsonText json) : TextWriter
{
    private readonly char[] _piece = new char[4096];
    private int _count;

    public override Encoding Encoding => Encoding.Unicode;

    public override void Write(char value) => Write([value]);

    public override void Write(string? value) => Write(value.AsSpan());

    public override void Write(ReadOnlySpan<char> buffer)
    {
        while (!buffer.IsEmpty)
        {
            if (_count == _piece.Length)
                PassOn(isLast: false);
            int part = Math.Min(buffer.Length, _piece.Length - _count);
            buffer[..part].CopyTo(_piece.AsSpan(_count));
            buffer = buffer[part..];
            _count += part;
        }
    }

    protected override void Dispose(bool disposing)
    {
        PassOn(isLast: true);
        base.Dispose(disposing);
    }

    private void PassOn(bool isLast)
    {
        json.Writer.WriteStringValueSegment(_piece.AsSpan(0, _count), isLast);
        json.PassOn();
        _count = 0;
    }
}
