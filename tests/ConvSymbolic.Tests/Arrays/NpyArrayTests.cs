using System.Collections.Immutable;
using System.Text;
using ConvSymbolic.Arrays;
using ConvSymbolic.Diagnostics;

namespace ConvSymbolic.Tests.Arrays;

public class NpyArrayTests
{
    private static readonly float[] s_six = [1, 2, 3, 4, 5, 6];

    [Theory]
    [InlineData("<f4", false)]
    [InlineData(">f4", true)]
    public void Reads_float32_in_either_byte_order(string type, bool isBigEndian)
    {
        NpyArray array = Read(NpyFile.Of($"{{'descr': '{type}', 'fortran_order': False, 'shape': (2, 3), }}", NpyFile.Floats(isBigEndian, 1, -2.5f, 3, 4, float.NaN, float.NegativeInfinity)));
        Assert.Equal(NpyElementType.Float32, array.ElementType);
        Assert.Equal([2, 3], array.Shape);
        Assert.Equal([1, -2.5f, 3, 4, float.NaN, float.NegativeInfinity], array.Values<float>());
    }

    [Theory]
    [InlineData("<f8", false)]
    [InlineData(">f8", true)]
    public void Reads_float64_in_either_byte_order(string type, bool isBigEndian)
    {
        NpyArray array = Read(NpyFile.Of($"{{'descr': '{type}', 'fortran_order': False, 'shape': (3,), }}", NpyFile.Doubles(isBigEndian, 0.1, -0.0, 1e300)));
        Assert.Equal(NpyElementType.Float64, array.ElementType);
        Assert.Equal([3], array.Shape);
        Assert.Equal([0.1, -0.0, 1e300], array.Values<double>());
    }

    [Theory]
    [InlineData("|i1", NpyElementType.Int8, new byte[] { 0xFF, 2 }, -1, 2)]
    [InlineData("|u1", NpyElementType.UInt8, new byte[] { 0xFF, 2 }, 255, 2)]
    [InlineData("<i2", NpyElementType.Int16, new byte[] { 0xFE, 0xFF, 0, 1 }, -2, 256)]
    [InlineData(">u2", NpyElementType.UInt16, new byte[] { 0xFE, 0xFF, 0, 1 }, 65279, 1)]
    [InlineData(">i4", NpyElementType.Int32, new byte[] { 0, 0, 1, 0, 0xFF, 0xFF, 0xFF, 0xFF }, 256, -1)]
    [InlineData("<u4", NpyElementType.UInt32, new byte[] { 0, 0, 1, 0, 0xFF, 0xFF, 0xFF, 0xFF }, 65536, 4294967295)]
    [InlineData("<i8", NpyElementType.Int64, new byte[] { 1, 0, 0, 0, 1, 0, 0, 0, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF }, 4294967297, -1)]
    [InlineData(">u8", NpyElementType.UInt64, new byte[] { 0, 0, 0, 0, 0, 0, 0, 7, 0, 0, 0, 0, 0, 0, 1, 0 }, 7, 256)]
    [InlineData("<f2", NpyElementType.Float16, new byte[] { 0, 0x3C, 0, 0xC0 }, 1, -2)]
    public void Reads_whole_numbers_and_halves(string type, NpyElementType element, byte[] bytes, double first, double second)
    {
        NpyArray array = Read(NpyFile.Of($"{{'descr': '{type}', 'fortran_order': False, 'shape': (2,), }}", bytes));
        Assert.Equal(element, array.ElementType);
        Assert.Equal([first, second], array.ConvertTo<double>());
        using var stream = new MemoryStream();
        array.Write(stream);
        NpyArray again = Read(stream.ToArray());
        Assert.Equal((element, 2), (again.ElementType, again.Count));
        Assert.Equal([first, second], again.ConvertTo<double>());
    }

    [Fact]
    public void Converts_only_what_stays_the_same()
    {
        byte[] largest = [0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x7F];
        NpyArray array = Read(NpyFile.Of("{'descr': '<i8', 'fortran_order': False, 'shape': (1,), }", largest));
        Assert.Equal([long.MaxValue], array.ConvertTo<long>());
        Assert.Contains("9223372036854775807, which float64 does not hold", Assert.Throws<ConvSymbolicException>(() => array.ConvertTo<double>()).Message, StringComparison.Ordinal);
        Assert.Throws<ConvSymbolicException>(() => array.ConvertTo<byte>());
        Assert.Throws<ConvSymbolicException>(() => NpyArray.Create<double>([1], [0.5]).ConvertTo<long>());
    }

    [Theory]
    [InlineData("=f4")]
    [InlineData("f4")]
    [InlineData("|f4")]
    public void Reads_the_byte_order_of_the_machine(string type) =>
        Assert.Equal(s_six, Read(NpyFile.Of($"{{'descr': '{type}', 'fortran_order': False, 'shape': (2, 3), }}", NpyFile.Floats(!BitConverter.IsLittleEndian, s_six))).Values<float>());

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Reads_every_version(byte major) =>
        Assert.Equal(s_six, Read(NpyFile.Of(NpyFile.PlainHeader, NpyFile.Floats(false, s_six), major)).Values<float>());

    [Fact]
    public void Turns_Fortran_order_into_row_major()
    {
        // numpy.arange(24).reshape(2, 3, 4), saved with the first index running fastest.
        double[] stored = [0, 12, 4, 16, 8, 20, 1, 13, 5, 17, 9, 21, 2, 14, 6, 18, 10, 22, 3, 15, 7, 19, 11, 23];
        NpyArray array = Read(NpyFile.Of("{'descr': '<f8', 'fortran_order': True, 'shape': (2, 3, 4), }", NpyFile.Doubles(false, stored)));
        Assert.Equal(Enumerable.Range(0, 24).Select(i => (double)i), array.Values<double>().ToArray());
    }

    [Theory]
    [InlineData("{\"shape\":(2L,3L),\"fortran_order\":False,\"descr\":\"<f4\"}")]
    [InlineData("  { 'fortran_order' : False , 'descr':'<f4','shape' : ( 2 , 3 , ) }   ")]
    public void Reads_what_Python_would_read(string header) =>
        Assert.Equal([2, 3], Read(NpyFile.Of(header, NpyFile.Floats(false, s_six))).Shape);

    [Fact]
    public void An_array_without_axes_holds_one_element()
    {
        NpyArray array = Read(NpyFile.Of("{'descr': '<f8', 'fortran_order': False, 'shape': (), }", NpyFile.Doubles(false, 7)));
        Assert.Empty(array.Shape);
        Assert.Equal([7.0], array.Values<double>());
    }

    [Theory]
    [InlineData("(0,)")]
    [InlineData("(0, 2147483647, 2147483647, 2147483647)")]
    [InlineData("(2147483647, 2147483647, 2147483647, 0)")]
    public void An_empty_array_has_no_elements(string shape)
    {
        foreach (string order in new[] { "True", "False" })
            Assert.Equal(0, Read(NpyFile.Of($"{{'descr': '<f8', 'fortran_order': {order}, 'shape': {shape}, }}", [])).Count);
    }

    [Fact]
    public void Reads_from_a_pipe()
    {
        double[] values = [.. Enumerable.Range(0, 200_000).Select(i => i / 3.0)];
        byte[] file = Write(NpyArray.Create([200_000], values));
        Assert.Equal(values, NpyArray.Read(new Trickle(file), "pipe").Values<double>());
    }

    /// <summary>The first 128 bytes of what numpy.save of NumPy 1.24 writes, and the shapes at which its padding changes.</summary>
    [Theory]
    [InlineData(new int[] { }, 128)]
    [InlineData(new[] { 3 }, 128)]
    [InlineData(new[] { 2, 3 }, 128)]
    [InlineData(new[] { 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1 }, 192)]
    public void Writes_the_header_of_NumPy(int[] shape, int length)
    {
        byte[] file = Write(NpyArray.Create([.. shape], new float[shape.Aggregate(1, (a, b) => a * b)]));
        byte[] header = file[..length];
        string tuple = shape.Length == 1 ? $"({shape[0]},)" : $"({string.Join(", ", shape)})";
        string text = $"{{'descr': '<f4', 'fortran_order': False, 'shape': {tuple}, }}".PadRight(length - 11) + "\n";
        Assert.Equal([0x93, .. "NUMPY"u8, 1, 0, (byte)(length - 10), 0, .. Encoding.ASCII.GetBytes(text)], header);
        Assert.Equal(shape.Aggregate(1, (a, b) => a * b) * 4, file.Length - length);
    }

    [Fact]
    public void Pads_by_a_whole_block_where_NumPy_does()
    {
        // NumPy adds 1 to 64 blanks: a whole block when nothing is missing.
        for (int axes = 1; axes <= 30; axes++)
        {
            ImmutableArray<int> shape = [.. Enumerable.Repeat(1, axes)];
            int text = $"{{'descr': '<f8', 'fortran_order': False, 'shape': ({string.Join(", ", shape)}{(axes == 1 ? "," : "")}), }}".Length;
            int unpadded = 10 + text + 20 + 1;
            Assert.Equal(unpadded + (64 - unpadded % 64) + 8, Write(NpyArray.Create(shape, new double[1])).Length);
        }
    }

    [Fact]
    public void Reads_back_what_it_writes()
    {
        var random = new Random(1);
        for (int round = 0; round < 200; round++)
        {
            ImmutableArray<int> shape = [.. Enumerable.Range(0, random.Next(6)).Select(_ => random.Next(5))];
            double[] doubles = [.. Enumerable.Range(0, shape.Aggregate(1, (a, b) => a * b)).Select(_ => random.NextDouble())];
            float[] singles = [.. doubles.Select(d => (float)d)];
            NpyArray back = Read(Write(NpyArray.Create(shape, doubles)));
            Assert.Equal(shape, back.Shape);
            Assert.Equal(doubles, back.Values<double>());
            Assert.Equal(singles, Read(Write(NpyArray.Create(shape, singles))).Values<float>());
        }
    }

    [Fact]
    public void Refuses_a_shape_that_is_not_of_the_elements()
    {
        Assert.Contains("5 elements were given for an array of shape (2, 3), which has 6", Error(() => NpyArray.Create([2, 3], new float[5])));
        Assert.Contains("an extent is 0 or more", Error(() => NpyArray.Create([-1], new float[1])));
        Assert.Contains("more than an array can have", Error(() => NpyArray.Create([int.MaxValue, 2], new float[1])));
        Assert.Contains("at most 64", Error(() => NpyArray.Create([.. Enumerable.Repeat(1, 65)], new float[1])));
    }

    [Fact]
    public void Refuses_other_element_types()
    {
        Assert.Contains("float, double or Half was expected", Error(() => NpyArray.Create([1], new System.Runtime.InteropServices.NFloat[1])));
        Assert.Contains("asked for as float64, but the array holds float32", Error(() => NpyArray.Create([1], new float[1]).Values<double>().ToArray()));
    }

    private static byte[] Write(NpyArray array)
    {
        using var stream = new MemoryStream();
        array.Write(stream);
        return stream.ToArray();
    }

    private static NpyArray Read(byte[] file) => NpyArray.Read(new MemoryStream(file), "X.npy");

    private static string Error(Func<object> act) => Assert.Throws<ConvSymbolicException>(act).Message;
}
