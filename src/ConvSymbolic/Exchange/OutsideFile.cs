namespace ConvSymbolic.Exchange;

/// <summary>A file for a program.</summary>
/// <param name="Name">Its name, with the ending.</param>
/// <param name="Text">What is in it, as UTF-8.</param>
public sealed record OutsideFile(string Name, string Text);
