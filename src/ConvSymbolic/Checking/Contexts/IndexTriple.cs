namespace ConvSymbolic.Checking.Contexts;

/// <summary>The indices, on one axis, of an output entry, a filter entry and an input entry that belong together; 0-based.</summary>
internal readonly record struct IndexTriple(AxisPosition Position, int Output, int Filter, int Input);
