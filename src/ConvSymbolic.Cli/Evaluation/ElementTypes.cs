using ConvSymbolic.Arrays;

namespace ConvSymbolic.Cli.Evaluation;

/// <summary>What the elements of the arrays of a call are.</summary>
internal static class ElementTypes
{
    /// <summary>The one type of floating-point numbers among some arrays; int64 where all hold whole numbers, which go with any
    /// type.</summary>
    public static NpyElementType Common(params ReadOnlySpan<NamedArray?> arrays)
    {
        NamedArray? first = null;
        foreach (var array in arrays)
        {
            if (array is null || IsWhole(array))
                continue;
            first ??= array;
            if (array.Array.ElementType != first.Array.ElementType)
            {
                Reject.With(
                    "eval.types",
                    $"{first.File} holds {Name(first)} and {array.File} holds {Name(array)}; "
                    + "all arrays of floating-point numbers must hold the same type.");
            }
        }
        return first?.Array.ElementType ?? NpyElementType.Int64;
    }

    private static bool IsWhole(NamedArray array) =>
        array.Array.ElementType is not (NpyElementType.Float16 or NpyElementType.Float32 or NpyElementType.Float64);

    private static string Name(NamedArray array) => array.Array.ElementType.ToString().ToLowerInvariant();
}
