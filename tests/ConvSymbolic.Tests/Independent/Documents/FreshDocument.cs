namespace ConvSymbolic.Tests.Independent.Documents;

/// <summary>An equality of a document: where its sign stands, and what may be said of it.</summary>
public sealed record FreshEquation(int Sign, string Latex, string Kind, string? Slip, Truth Truth, bool Founds);

/// <summary>A document with the truth about each of its equalities.</summary>
public sealed record FreshDocument(int Seed, string File, string Text, string Founding, string Style,
    IReadOnlyList<FreshEquation> Equations);
