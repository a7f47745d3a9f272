namespace ConvSymbolic.Rendering;

/// <summary>A text with formulas, as data; a writer for each format turns it into a page.</summary>
/// <param name="Title">Its title.</param>
/// <param name="Blocks">What it holds, in order.</param>
internal sealed record Document(string Title, IReadOnlyList<Block> Blocks);
