namespace ConvSymbolic.Checking.Contexts;

/// <summary>An input and a filter by their names, in the order of these: which is which is another question.</summary>
internal sealed record ArrayPair(string First, string Second);
