using System.Buffers.Binary;
using System.Runtime.InteropServices;
using ConvSymbolic.Diagnostics;

namespace ConvSymbolic.Arrays;

/// <summary>The elements of a .npy file.</summary>
internal static class NpyPayload
{
    /// <summary>How many elements are taken on trust where the length of the stream isn't known.</summary>
    private const int FirstChunk = 1 << 16;

    /// <summary>Reads the elements into an array of their type, in row-major order.</summary>
    public static Array Read(Stream stream, NpyHeader header, string name) => header.ElementType switch
    {
        NpyElementType.Float32 => Read<float>(stream, header, name),
        NpyElementType.Float64 => Read<double>(stream, header, name),
        NpyElementType.Float16 => Read<Half>(stream, header, name),
        NpyElementType.Int8 => Read<sbyte>(stream, header, name),
        NpyElementType.Int16 => Read<short>(stream, header, name),
        NpyElementType.Int32 => Read<int>(stream, header, name),
        NpyElementType.Int64 => Read<long>(stream, header, name),
        NpyElementType.UInt8 => Read<byte>(stream, header, name),
        NpyElementType.UInt16 => Read<ushort>(stream, header, name),
        NpyElementType.UInt32 => Read<uint>(stream, header, name),
        _ => Read<ulong>(stream, header, name),
    };

    /// <summary>Writes the elements, the least significant byte first.</summary>
    public static void Write(Stream stream, NpyElementType type, Array values)
    {
        switch (type)
        {
            case NpyElementType.Float32: Write<float>(stream, (float[])values); break;
            case NpyElementType.Float64: Write<double>(stream, (double[])values); break;
            case NpyElementType.Float16: Write<Half>(stream, (Half[])values); break;
            case NpyElementType.Int8: Write<sbyte>(stream, (sbyte[])values); break;
            case NpyElementType.Int16: Write<short>(stream, (short[])values); break;
            case NpyElementType.Int32: Write<int>(stream, (int[])values); break;
            case NpyElementType.Int64: Write<long>(stream, (long[])values); break;
            case NpyElementType.UInt8: Write<byte>(stream, (byte[])values); break;
            case NpyElementType.UInt16: Write<ushort>(stream, (ushort[])values); break;
            case NpyElementType.UInt32: Write<uint>(stream, (uint[])values); break;
            default: Write<ulong>(stream, (ulong[])values); break;
        }
    }

    // Into row-major order and the machine's byte order; memory is taken only for bytes that are there.
    private static T[] Read<T>(Stream stream, NpyHeader header, string name)
        where T : unmanaged
    {
        int count = NpyHeader.CountOf(header.Shape)!.Value;
        T[] values = stream.CanSeek ? ReadKnown<T>(stream, header, count, name) : ReadUnknown<T>(stream, header, count, name);
        if (header.IsBigEndian == BitConverter.IsLittleEndian)
            ReverseBytes<T>(values);
        return header.IsFortranOrder ? FortranOrder.ToRowMajor(values, header.Shape) : values;
    }

    private static void Write<T>(Stream stream, ReadOnlySpan<T> values)
        where T : unmanaged
    {
        if (BitConverter.IsLittleEndian)
        {
            WriteBytes(stream, values);
            return;
        }
        T[] reversed = values.ToArray();
        ReverseBytes<T>(reversed);
        WriteBytes<T>(stream, reversed);
    }

    private static unsafe T[] ReadKnown<T>(Stream stream, NpyHeader header, int count, string name)
        where T : unmanaged
    {
        long needed = (long)count * sizeof(T), left = stream.Length - stream.Position;
        if (left < needed)
            TooShort(name, header, needed, left);
        if (left > needed)
            TooLong(name, header, needed, $"{left - needed} more follow");
        var values = new T[count];
        // The stream may have become shorter meanwhile.
        long got = Fill<T>(stream, values);
        if (got < needed)
            TooShort(name, header, needed, got);
        return values;
    }

    private static unsafe T[] ReadUnknown<T>(Stream stream, NpyHeader header, int count, string name)
        where T : unmanaged
    {
        long needed = (long)count * sizeof(T);
        var values = new T[Math.Min(count, FirstChunk)];
        for (int filled = 0; ; Array.Resize(ref values, (int)Math.Min(count, 2L * values.Length)))
        {
            long got = (long)filled * sizeof(T) + Fill(stream, values.AsSpan(filled));
            if (got == needed)
                break;
            filled = values.Length;
            if (got < (long)filled * sizeof(T))
                TooShort(name, header, needed, got);
        }
        if (stream.ReadByte() >= 0)
            TooLong(name, header, needed, "more follow");
        return values;
    }

    /// <summary>Reads until the span is full or the stream ends.</summary>
    /// <returns>How many bytes came.</returns>
    private static long Fill<T>(Stream stream, Span<T> values)
        where T : unmanaged
    {
        long done = 0;
        for (; !values.IsEmpty; values = values[Math.Min(values.Length, FirstChunk)..])
        {
            // One piece at a time: a span of bytes can't be longer than 2³¹−1.
            Span<byte> bytes = MemoryMarshal.AsBytes(values[..Math.Min(values.Length, FirstChunk)]);
            int got = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
            done += got;
            if (got < bytes.Length)
                break;
        }
        return done;
    }

    private static void WriteBytes<T>(Stream stream, ReadOnlySpan<T> values)
        where T : unmanaged
    {
        for (; !values.IsEmpty; values = values[Math.Min(values.Length, FirstChunk)..])
            stream.Write(MemoryMarshal.AsBytes(values[..Math.Min(values.Length, FirstChunk)]));
    }

    private static unsafe void ReverseBytes<T>(Span<T> values)
        where T : unmanaged
    {
        if (sizeof(T) == 1)
            return;
        if (sizeof(T) == sizeof(ushort))
        {
            Span<ushort> words = MemoryMarshal.Cast<T, ushort>(values);
            BinaryPrimitives.ReverseEndianness(words, words);
        }
        else if (sizeof(T) == sizeof(uint))
        {
            Span<uint> words = MemoryMarshal.Cast<T, uint>(values);
            BinaryPrimitives.ReverseEndianness(words, words);
        }
        else
        {
            Span<ulong> words = MemoryMarshal.Cast<T, ulong>(values);
            BinaryPrimitives.ReverseEndianness(words, words);
        }
    }

    private static void TooShort(string name, NpyHeader header, long needed, long found) => Fail.With(
        "npy.truncated",
        $"{name}: an array of shape {Shape(header)} of {NpyElements.NameOf(header.ElementType)} takes {needed} bytes after the header, but the file has {found}.",
        $"{found} bytes",
        $"{needed} bytes");

    private static void TooLong(string name, NpyHeader header, long needed, string more) => Fail.With(
        "npy.trailing",
        $"{name}: the file should end after the {needed} bytes of an array of shape {Shape(header)} of {NpyElements.NameOf(header.ElementType)}, but {more}.",
        more,
        $"{needed} bytes");

    private static string Shape(NpyHeader header) => NpyHeader.Quote(NpyHeader.Describe(header.Shape));
}
