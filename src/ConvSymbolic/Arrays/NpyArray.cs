using System.Collections.Immutable;
using System.Numerics;
using ConvSymbolic.Diagnostics;

namespace ConvSymbolic.Arrays;

/// <summary>
/// An array of numbers as a NumPy .npy file holds it, in row-major order whatever order the file has.
/// The file format is NEP 1: a magic number, a version, a header that is a Python dictionary, the elements.
/// </summary>
public sealed class NpyArray
{
    private readonly Array _values;

    private NpyArray(NpyElementType elementType, ImmutableArray<int> shape, Array values) =>
        (ElementType, Shape, _values) = (elementType, shape, values);

    /// <summary>The extents, slowest axis first; empty for an array of no axes, which holds one element. An extent may be 0.</summary>
    public ImmutableArray<int> Shape { get; }

    /// <summary>The type of the elements.</summary>
    public NpyElementType ElementType { get; }

    /// <summary>How many elements.</summary>
    public int Count => _values.Length;

    /// <summary>An array of these elements, which are not copied.</summary>
    /// <typeparam name="T">float, double or Half.</typeparam>
    /// <param name="shape">The extents, slowest axis first.</param>
    /// <param name="values">The elements in row-major order, as many as the shape says.</param>
    /// <exception cref="ConvSymbolicException">An extent is negative, there are more than 64 of them, or the number of elements is another one.</exception>
    public static NpyArray Create<T>(ImmutableArray<int> shape, T[] values)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(values);
        if (shape.IsDefault)
            shape = [];
        NpyElementType type = NpyElements.TypeOf<T>();
        if (shape.Length > NpyHeader.MostAxes)
            Fail.With("npy.shape", $"A shape of {Counted.Of(shape.Length, "axis", "axes")} was given for an array; at most {NpyHeader.MostAxes} can be written.", $"{shape.Length} axes", $"at most {NpyHeader.MostAxes}");
        foreach (int extent in shape)
        {
            if (extent < 0)
                Fail.With("npy.shape", $"An extent of {extent} was given for an array; an extent is 0 or more.", $"{extent}", "0 or more");
        }
        if (NpyHeader.CountOf(shape) is var count && count != values.Length)
        {
            Fail.With(
                "npy.shape",
                $"{Counted.Of(values.Length, "element")} {(values.Length == 1 ? "was" : "were")} given for an array of shape {NpyHeader.Describe(shape)}, which has {(count is null ? "more than an array can have" : count)}.",
                $"{values.Length}",
                $"{count}");
        }
        return new(type, shape, values);
    }

    /// <summary>The elements in row-major order.</summary>
    /// <typeparam name="T">float, double or Half, as <see cref="ElementType"/> says.</typeparam>
    /// <exception cref="ConvSymbolicException">The elements are of another type.</exception>
    public ReadOnlySpan<T> Values<T>()
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (_values is T[] values)
            return values;
        string asked = NpyElements.NameOf(NpyElements.TypeOf<T>()), held = NpyElements.NameOf(ElementType);
        Fail.With("npy.type", $"The elements were asked for as {asked}, but the array holds {held}.", asked, held);
        return default;
    }

    /// <summary>The elements in row-major order, as numbers of a type that holds each of them exactly.</summary>
    /// <typeparam name="T">A type of numbers, such as double or long.</typeparam>
    /// <exception cref="ConvSymbolicException">An element is no number of that type.</exception>
    public T[] ConvertTo<T>()
        where T : unmanaged, INumber<T> => NpyConversion.To<T>(_values, Shape);

    /// <summary>Writes <c>float32 array of shape (3, 3)</c>.</summary>
    public override string ToString() => $"{NpyElements.NameOf(ElementType)} array of shape {NpyHeader.Describe(Shape)}";

    /// <summary>Reads a .npy file of version 1.0, 2.0 or 3.0: whole numbers, float16, float32 or float64, either byte order, either index order.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="ConvSymbolicException">The file can't be opened or isn't such a file; the error names it and says what was found and expected.</exception>
    public static NpyArray Read(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        FileStream? stream = null;
        try
        {
            stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 4096, FileOptions.SequentialScan);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            string reason = SystemErrors.OfReading(e, path);
            Fail.With("npy.open", $"'{path}' can't be read: {reason}; a .npy file was expected.", reason, "a .npy file");
        }
        using (stream)
            return Read(stream, path);
    }

    /// <summary>Reads one array, which must be all that the stream still holds.</summary>
    /// <param name="stream">The stream; it needs not be seekable.</param>
    /// <param name="name">What errors call it.</param>
    /// <exception cref="ConvSymbolicException">The stream doesn't hold such an array; the error says what was found and expected.</exception>
    public static NpyArray Read(Stream stream, string name)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(name);
        try
        {
            NpyHeader header = NpyPrelude.Read(stream, name);
            return new(header.ElementType, header.Shape, NpyPayload.Read(stream, header, name));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            string reason = SystemErrors.OfReading(e, name);
            return Fail.With<NpyArray>("npy.read", $"'{name}' can't be read: {reason}; a .npy file was expected.", reason, "a .npy file");
        }
    }

    /// <summary>Writes version 1.0, little-endian, row-major: byte for byte what NumPy's save writes.</summary>
    /// <param name="stream">Where the file goes.</param>
    public void Write(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        stream.Write(NpyPrelude.Write(new NpyHeader(ElementType, IsBigEndian: false, IsFortranOrder: false, Shape)));
        NpyPayload.Write(stream, ElementType, _values);
    }
}
