using System.Buffers.Binary;
using System.Text;
using ConvSymbolic.Diagnostics;

namespace ConvSymbolic.Arrays;

/// <summary>Everything before the elements: the magic number, the version, the length of the header, the header.</summary>
internal static class NpyPrelude
{
    /// <summary>Version 1.0 can't say more; the later versions can, but only structured types would need it.</summary>
    private const int LongestHeader = ushort.MaxValue;

    private const int Alignment = 64;

    /// <summary>NumPy leaves room for the first extent to grow to this many digits in place.</summary>
    private const int GrowthDigits = 21;

    private static ReadOnlySpan<byte> Magic => [0x93, (byte)'N', (byte)'U', (byte)'M', (byte)'P', (byte)'Y'];

    public static NpyHeader Read(Stream stream, string name)
    {
        Span<byte> start = stackalloc byte[8];
        int got = stream.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        CheckMagic(start[..got], name);
        if (got < start.Length)
            Truncated(name, $"the file ends after {got} bytes, inside the version");
        (byte major, byte minor) = (start[6], start[7]);
        if (major is < 1 or > 3 || minor != 0)
            Fail.With("npy.version", $"{name}: the format version is {major}.{minor}; 1.0, 2.0 or 3.0 was expected.", $"{major}.{minor}", "1.0, 2.0 or 3.0");
        Span<byte> size = stackalloc byte[major == 1 ? 2 : 4];
        if (stream.ReadAtLeast(size, size.Length, throwOnEndOfStream: false) < size.Length)
            Truncated(name, "the file ends inside the header's length");
        uint length = major == 1 ? BinaryPrimitives.ReadUInt16LittleEndian(size) : BinaryPrimitives.ReadUInt32LittleEndian(size);
        if (length > LongestHeader)
        {
            Fail.With(
                "npy.header",
                $"{name}: the header claims a length of {length} bytes; a plain array of numbers needs far less than {LongestHeader}.",
                $"{length}",
                $"at most {LongestHeader}");
        }
        var bytes = new byte[length];
        got = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        if (got < bytes.Length)
            Truncated(name, $"the header should have {length} bytes, but the file ends after {got} of them");
        string text = (major == 3 ? Encoding.UTF8 : Encoding.Latin1).GetString(bytes);
        return new NpyHeaderText(text, name).Parse();
    }

    public static byte[] Write(NpyHeader header)
    {
        string type = NpyElements.CodeOf(header.ElementType);
        var text = new StringBuilder($"{{'descr': '{type}', 'fortran_order': False, 'shape': {NpyHeader.Describe(header.Shape)}, }}");
        if (header.Shape is [int first, ..])
            text.Append(' ', GrowthDigits - $"{first}".Length);
        int unpadded = Magic.Length + 4 + text.Length + 1;
        // NumPy adds a whole block of 64 when nothing is missing.
        text.Append(' ', Alignment - unpadded % Alignment).Append('\n');
        var bytes = new byte[Magic.Length + 4 + text.Length];
        Magic.CopyTo(bytes);
        bytes[6] = 1;
        BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan(8), (ushort)text.Length);
        Encoding.ASCII.GetBytes(text.ToString(), bytes.AsSpan(10));
        return bytes;
    }

    private static void CheckMagic(ReadOnlySpan<byte> start, string name)
    {
        if (start.IsEmpty)
            Fail.With("npy.empty", $"{name}: the file is empty; a .npy file was expected.", "0 bytes", "a .npy file");
        if (start.StartsWith(Magic))
            return;
        if (Magic.StartsWith(start))
            Truncated(name, $"the file ends after {Counted.Of(start.Length, "byte")}, inside the magic number");
        string found = start switch
        {
            [(byte)'P', (byte)'K', 3, 4, ..] or [(byte)'P', (byte)'K', 5, 6, ..] => "a zip archive (.npz is one; unpack it first)",
            [0x80, >= 2 and <= 5, ..] => "a Python pickle",
            _ => $"the bytes {Convert.ToHexString(start[..Math.Min(start.Length, Magic.Length)])}",
        };
        Fail.With(
            "npy.magic",
            $"{name}: this isn't a .npy file: it begins with {found}; {Convert.ToHexString(Magic)} (\\x93NUMPY) was expected.",
            found,
            "\\x93NUMPY");
    }

    private static void Truncated(string name, string what) =>
        Fail.With("npy.truncated", $"{name}: the .npy file is cut short: {what}; a whole header was expected.", what, "a whole header");
}
