namespace ConvSymbolic.Latex;

/// <summary>A piece of a fragment's text: offsets in UTF-16 units, half open.</summary>
/// <param name="Start">Where it starts.</param>
/// <param name="End">Where it has ended.</param>
internal readonly record struct TextRange(int Start, int End)
{
    /// <summary>How many UTF-16 units.</summary>
    public int Length => End - Start;

    /// <summary>The piece itself.</summary>
    /// <param name="text">The fragment's text.</param>
    public string Of(string text) => text[Start..End];
}
