namespace ConvSymbolic.Tests.Independent.Documents;

/// <summary>One equation or chain, what it is about, and what was done to it.</summary>
public sealed record Claim(string Kind, IReadOnlyList<Node> Members)
{
    public string? Slip { get; init; }

    /// <summary>Whether the layer of the document rests on this line where nothing else states it.</summary>
    public bool Founds { get; init; }

    /// <summary>Text in the place of trees, for what is not about the layer.</summary>
    public string? Text { get; init; }

    public Truth TruthOfText { get; init; } = Truth.Harmless;

    public static Claim Foreign(string kind, string text, Truth truth = Truth.Harmless) =>
        new(kind, []) { Text = text, TruthOfText = truth };
}
