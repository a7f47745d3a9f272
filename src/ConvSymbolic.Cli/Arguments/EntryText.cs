using System.Globalization;
using ConvSymbolic.Notation;
using ConvSymbolic.Tensors;

namespace ConvSymbolic.Cli.Arguments;

/// <summary>Reads the index of an entry in the reader's base.</summary>
internal static class EntryText
{
    /// <summary>Reads <c>2,2</c>.</summary>
    /// <returns>The 0-based index.</returns>
    public static int[] Read(string option, string text, Shape shape, NotationOptions notation)
    {
        string[] parts = text.Split(',');
        var index = new int[parts.Length];
        bool isRight = parts.Length == shape.Rank;
        for (int axis = 0; axis < parts.Length && isRight; axis++)
        {
            isRight = int.TryParse(parts[axis].Trim(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int printed)
                && (uint)(printed - notation.IndexBase) < (uint)shape[axis];
            index[axis] = printed - notation.IndexBase;
        }
        return isRight ? index : Reject.With<int[]>("arguments.entry", $"{option} {text}: the array has the shape {shape}, so an entry is {Wanted(shape, notation)}.");
    }

    private static string Wanted(Shape shape, NotationOptions notation)
    {
        string ranges = string.Join(", ", shape.Extents.Select(extent => string.Create(
            CultureInfo.InvariantCulture, $"{notation.IndexBase} to {extent + (long)notation.IndexBase - 1}")));
        return shape.Rank == 1
            ? $"one number, {ranges} (the index base is {notation.IndexBase})"
            : $"{shape.Rank} numbers with commas between them: {ranges} (the index base is {notation.IndexBase})";
    }
}
