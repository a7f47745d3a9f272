using ConvSymbolic.Expressions;

namespace ConvSymbolic.Rendering;

/// <summary>Writes a matrix over several lines, its columns aligned.</summary>
internal static class PlainTextMatrix
{
    public static IEnumerable<string> Rows(Matrix matrix, Func<Expression, string> cell)
    {
        string[][] rows = [.. matrix.Cells.Select(cell).Chunk(Math.Max(matrix.Columns, 1))];
        int[] widths = [.. Enumerable.Range(0, matrix.Columns).Select(column => rows.Max(row => row[column].Length))];
        for (int k = 0; k < rows.Length; k++)
        {
            var (open, close) = (rows.Length, k) switch
            {
                (1, _) => ('[', ']'),
                (_, 0) => ('⎡', '⎤'),
                var (count, row) when row == count - 1 => ('⎣', '⎦'),
                _ => ('⎢', '⎥'),
            };
            yield return $"{open} {string.Join("  ", rows[k].Select((text, column) => text.PadRight(widths[column])))} {close}";
        }
    }
}
