namespace ConvSymbolic.Rendering;

/// <summary>A piece of a formula in front of which a line may end.</summary>
/// <param name="Text">What is written, with what joins it to the piece before it.</param>
/// <param name="Width">How wide it is, in the unit of the line.</param>
/// <param name="AtBreak">What is written instead where it begins a continued line.</param>
internal readonly record struct Piece(string Text, double Width, string AtBreak);

/// <summary>Fills lines with pieces, each line as long as it may be.</summary>
internal static class LineFiller
{
    /// <summary>The lines; a piece that is wider than a line stands alone.</summary>
    /// <param name="pieces">The pieces in order.</param>
    /// <param name="first">How much room the first line has.</param>
    /// <param name="next">How much room the lines after it have.</param>
    /// <param name="space">The width of what joins two pieces.</param>
    /// <param name="joint">What joins two pieces on a line.</param>
    public static IReadOnlyList<string> Fill(IEnumerable<Piece> pieces, double first, double next, double space, string joint = " ")
    {
        var lines = new List<string>();
        var line = new List<string>();
        double width = 0;
        foreach (var piece in pieces)
        {
            if (line.Count > 0 && width + space + piece.Width > (lines.Count == 0 ? first : next))
            {
                lines.Add(string.Join(joint, line));
                line.Clear();
                width = 0;
            }
            width += (line.Count > 0 ? space : 0) + piece.Width;
            line.Add(line.Count == 0 && lines.Count > 0 ? piece.AtBreak : piece.Text);
        }
        lines.Add(string.Join(joint, line));
        return lines;
    }
}
