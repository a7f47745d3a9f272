using System.Buffers.Binary;
using System.Text;

namespace ConvSymbolic.Tests.Arrays;

/// <summary>Puts .npy files together byte by byte, well-formed or not, without the library's writer.</summary>
internal static class NpyFile
{
    public const string PlainHeader = "{'descr': '<f4', 'fortran_order': False, 'shape': (2, 3), }";

    public static byte[] Of(string header, byte[] data, byte major = 1)
    {
        byte[] text = (major == 3 ? Encoding.UTF8 : Encoding.Latin1).GetBytes(header + "\n");
        var length = new byte[major == 1 ? 2 : 4];
        if (major == 1)
            BinaryPrimitives.WriteUInt16LittleEndian(length, (ushort)text.Length);
        else
            BinaryPrimitives.WriteUInt32LittleEndian(length, (uint)text.Length);
        return [0x93, .. "NUMPY"u8, major, 0, .. length, .. text, .. data];
    }

    public static byte[] Floats(bool isBigEndian, params float[] values) => [.. values.SelectMany(value =>
    {
        var bytes = new byte[4];
        if (isBigEndian)
            BinaryPrimitives.WriteSingleBigEndian(bytes, value);
        else
            BinaryPrimitives.WriteSingleLittleEndian(bytes, value);
        return bytes;
    })];

    public static byte[] Doubles(bool isBigEndian, params double[] values) => [.. values.SelectMany(value =>
    {
        var bytes = new byte[8];
        if (isBigEndian)
            BinaryPrimitives.WriteDoubleBigEndian(bytes, value);
        else
            BinaryPrimitives.WriteDoubleLittleEndian(bytes, value);
        return bytes;
    })];
}

/// <summary>A stream whose length isn't known, as of a pipe, that gives a few bytes at a time.</summary>
internal sealed class Trickle(byte[] bytes) : Stream
{
    private int _at;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override void Flush()
    {
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        int count = Math.Min(Math.Min(buffer.Length, 7), bytes.Length - _at);
        bytes.AsSpan(_at, count).CopyTo(buffer);
        _at += count;
        return count;
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
