namespace ConvSymbolic.Exchange;

/// <summary>A file for Coq.</summary>
/// <param name="Name">Its name, with the ending .v.</param>
/// <param name="Text">What it contains.</param>
public sealed record CoqFile(string Name, string Text);
