using ConvSymbolic.Arrays;
using ConvSymbolic.Diagnostics;

namespace ConvSymbolic.Tests.Arrays;

public class NpyErrorTests
{
    [Theory]
    [InlineData("quad", "'<f16'", "float128, '<f16'; whole numbers, float16, float32 or float64 were expected")]
    [InlineData("complex", "'<c16'", "complex128, '<c16'; whole numbers, float16, float32 or float64")]
    [InlineData("bool", "'|b1'", "bool, '|b1'; whole numbers, float16, float32 or float64")]
    [InlineData("strings", "'<U7'", "strings, '<U7'; whole numbers, float16, float32 or float64")]
    [InlineData("pickled objects", "'|O'", "Python objects (pickled), '|O'; whole numbers, float16, float32 or float64")]
    [InlineData("structured", "[('a', '<f4'), ('b', '<i4', (2,))]", "a structured type, [('a', '<f4'), ('b', '<i4', (2,))]; whole numbers, float16, float32 or float64")]
    [InlineData("unknown", "'zz'", "an unknown type, 'zz'; whole numbers, float16, float32 or float64")]
    [InlineData("empty", "''", "nothing, ''; whole numbers, float16, float32 or float64")]
    [InlineData("not quoted", "None", "'descr' is 'None'; expected a quoted type such as '<f8'")]
    public void Unsupported_elements(string what, string type, string expected) =>
        AssertError(NpyFile.Of($"{{'descr': {type}, 'fortran_order': False, 'shape': (2, 3), }}", new byte[24]), expected, what);

    [Theory]
    [InlineData("(-1,)", "'shape' is '(-1,)'; expected extents from 0 to 2147483647")]
    [InlineData("(99999999999999999999999999,)", "extents from 0 to 2147483647")]
    [InlineData("(2147483647, 2147483647)", "a shape of at most 2147483591 elements")]
    [InlineData("(65536, 65536, 65536, 65536, 65536)", "a shape of at most 2147483591 elements")]
    [InlineData("(2147483591,)", "takes 8589934364 bytes after the header, but the file has 24")]
    [InlineData("(7,)", "(7,) of float32 takes 28 bytes after the header, but the file has 24")]
    [InlineData("(5,)", "should end after the 20 bytes of an array of shape (5,) of float32, but 4 more follow")]
    [InlineData("(6)", "'(6)'; expected a tuple of extents such as (3, 2)")]
    [InlineData("6", "'6'; expected a tuple")]
    [InlineData("[6]", "'[6]'; expected a tuple")]
    [InlineData("(2, 'a')", "a tuple")]
    [InlineData("(2.0, 3)", "a tuple")]
    [InlineData("(2, , 3)", "a tuple")]
    [InlineData("(,)", "a tuple")]
    public void Impossible_shapes(string shape, string expected) =>
        AssertError(NpyFile.Of($"{{'descr': '<f4', 'fortran_order': False, 'shape': {shape}, }}", new byte[24]), expected, shape);

    [Fact]
    public void Too_many_axes() =>
        AssertError(NpyFile.Of($"{{'descr': '<f4', 'fortran_order': False, 'shape': ({string.Join(", ", Enumerable.Repeat(1, 65))}), }}", new byte[4]), "at most 64 extents", "65 axes");

    [Theory]
    [InlineData("{'fortran_order': False, 'shape': (2, 3), }", "has no 'descr'")]
    [InlineData("{'descr': '<f4', 'shape': (2, 3), }", "has no 'fortran_order'")]
    [InlineData("{'descr': '<f4', 'fortran_order': False, }", "has no 'shape'")]
    [InlineData("{}", "has no 'descr'")]
    [InlineData("", "can't be read at character 2: found the end of the header, expected '{'")]
    [InlineData("{'descr': '<f4', 'fortran_order': False, 'shape': (2, 3)", "expected a closing '}'")]
    [InlineData("{'descr': '<f4, 'fortran_order': False, 'shape': (2, 3), }", "expected")]
    [InlineData("{'descr': '<f4', 'fortran_order': 0, 'shape': (2, 3), }", "'fortran_order' is '0'; expected True or False")]
    [InlineData("{'descr': '<f4', 'fortran_order': False, 'shape': (2, 3), 'more': 1}", "has a key 'more'; only 'descr', 'fortran_order' and 'shape'")]
    [InlineData("{'shape': (2, 3), 'descr': '<f4', 'fortran_order': False, 'shape': (2, 3)}", "the key 'shape' twice")]
    [InlineData("{descr: '<f4', 'fortran_order': False, 'shape': (2, 3), }", "has 'descr' where a quoted key")]
    [InlineData("{'descr': '<f4', 'fortran_order': False, 'shape': (2, 3), } + 1", "found '+ 1', expected the end of the header")]
    [InlineData("{'descr' '<f4'}", "expected ':'")]
    [InlineData("['<f4']", "found '['<f4']', expected '{'")]
    public void Unreadable_headers(string header, string expected) => AssertError(NpyFile.Of(header, new byte[24]), expected, header);

    [Fact]
    public void Other_files()
    {
        AssertError([], "the file is empty; a .npy file was expected", "empty");
        AssertError("P6 3 3"u8.ToArray(), "begins with the bytes 503620332033; 934E554D5059", "image");
        AssertError([.. "PK"u8, 3, 4, 0, 0, 0, 0], "begins with a zip archive (.npz is one; unpack it first)", "npz");
        AssertError([0x80, 4, 0x95, 0, 0, 0, 0, 0], "begins with a Python pickle", "pickle");
        byte[] version = NpyFile.Of(NpyFile.PlainHeader, new byte[24]);
        version[6] = 4;
        AssertError(version, "the format version is 4.0; 1.0, 2.0 or 3.0 was expected", "version");
        byte[] huge = NpyFile.Of(NpyFile.PlainHeader, new byte[24], major: 2);
        huge.AsSpan(8, 4).Fill(0xFF);
        AssertError(huge, "the header claims a length of 4294967295 bytes", "header length");
    }

    [Fact]
    public void Every_truncation()
    {
        byte[] file = NpyFile.Of(NpyFile.PlainHeader, new byte[24]);
        for (int length = 1; length < file.Length; length++)
            AssertError(file[..length], length < file.Length - 24 ? "cut short: " : $"takes 24 bytes after the header, but the file has {length - file.Length + 24}", $"{length} bytes");
    }

    [Fact]
    public void A_claim_of_gigabytes_is_refused_before_memory_is_taken()
    {
        byte[] file = NpyFile.Of("{'descr': '<f8', 'fortran_order': True, 'shape': (2147483591,), }", new byte[24]);
        long before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Throws<ConvSymbolicException>(() => NpyArray.Read(new MemoryStream(file), "X.npy"));
        Assert.Throws<ConvSymbolicException>(() => NpyArray.Read(new Trickle(file), "X.npy"));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 2_000_000);
    }

    [Fact]
    public void Files_that_cannot_be_opened()
    {
        string folder = Path.GetTempPath();
        Assert.Contains("there is no such file", PathError(Path.Combine(folder, "no-such-file.npy")));
        Assert.Contains("is a directory", PathError(folder));
        Assert.Contains("the name is empty", PathError(""));
        Assert.Contains("that is no file name", PathError("a\0b"));
    }

    [Fact]
    public void A_stream_that_breaks_off() =>
        Assert.Contains("'X.npy' can't be read: the disk is gone", Assert.Throws<ConvSymbolicException>(() => NpyArray.Read(new Broken(), "X.npy")).Message);

    private static string PathError(string path) => Assert.Throws<ConvSymbolicException>(() => NpyArray.Read(path)).Message;

    /// <summary>The same error from a file and from a pipe, in one line that names the file.</summary>
    private static void AssertError(byte[] file, string expected, string what)
    {
        foreach (Stream stream in new Stream[] { new MemoryStream(file), new Trickle(file) })
        {
            string message = Assert.Throws<ConvSymbolicException>(() => NpyArray.Read(stream, "X.npy")).Message;
            Assert.StartsWith("X.npy: ", message);
            Assert.DoesNotContain('\n', message);
            if (!stream.CanSeek)
                expected = expected.Replace("4 more follow", "more follow", StringComparison.Ordinal);
            Assert.True(message.Contains(expected, StringComparison.Ordinal), $"{what}: {message}");
        }
    }

    private sealed class Broken : MemoryStream
    {
        public override int Read(Span<byte> buffer) => throw new IOException("the disk\nis gone".Replace('\n', ' '));
    }
}
