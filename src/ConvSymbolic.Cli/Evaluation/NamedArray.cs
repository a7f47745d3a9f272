using System.Collections.Immutable;
using System.Numerics;
using ConvSymbolic.Arrays;
using ConvSymbolic.Diagnostics;
using ConvSymbolic.Tensors;

namespace ConvSymbolic.Cli.Evaluation;

/// <summary>An array and the file that it came from, so that every error can name it.</summary>
internal sealed record NamedArray(string File, NpyArray Array)
{
    /// <summary>What the help says of the input, and so of what arrays may hold.</summary>
    public const string InputHelp = "The input X (.npy: whole numbers, float16, float32 or float64): spatial axes, or N,C,spatial…";

    public ImmutableArray<int> Shape => Array.Shape;

    public static NamedArray Read(string file) => new(file, NpyArray.Read(file));

    /// <summary>The elements as numbers of a type that holds each of them exactly.</summary>
    public T[] As<T>()
        where T : unmanaged, INumber<T>
    {
        try
        {
            return Array.ConvertTo<T>();
        }
        catch (ConvSymbolicException exception)
        {
            return Reject.With<T[]>(exception.Diagnostic.Code, $"{File}: {exception.Message}");
        }
    }

    /// <summary>The same, where a number that is infinite or none is refused.</summary>
    public T[] AsFinite<T>()
        where T : unmanaged, INumber<T>
    {
        T[] values = As<T>();
        int at = System.Array.FindIndex(values, value => !T.IsFinite(value));
        return at < 0
            ? values
            : Reject.With<T[]>("eval.finite", $"{File}: Entry [{string.Join(',', new Shape(Shape.AsSpan()).IndexOf(at))}] is {values[at]}; finite numbers are expected.");
    }

    /// <summary>Writes <c>X.npy has shape 3×3</c>.</summary>
    public override string ToString() => $"{File} has shape {Describe(Shape)}";

    /// <summary>Writes <c>3×3</c>, or <c>()</c> for an array without axes.</summary>
    public static string Describe(ImmutableArray<int> shape) => shape.IsEmpty ? "()" : string.Join('×', shape);
}
