namespace ConvSymbolic.Benchmarks.Corpus;

/// <summary>What somebody stated about an equation of a document: by its line, or by a piece of its text.</summary>
internal sealed record StatedItem
{
    // A reader may call them slips or not; a warning is enough.
    private static readonly string[] JudgementCalls =
    [
        "size", "conv-vs-corr", "implicit-plus", "missing-partial", "typo-superscript", "layer-superscript", "missing-sum", "activation-derivative", "malformed-latex",
    ];

    /// <summary>The document, as a path.</summary>
    public required string File { get; init; }

    /// <summary>How the verdict file calls it, or the piece of text.</summary>
    public required string Name { get; init; }

    /// <summary><c>right</c>, <c>wrong</c> or <c>not-an-equation</c>.</summary>
    public required string Verdict { get; init; }

    /// <summary>The line of the document, where it is given.</summary>
    public int? Line { get; init; }

    /// <summary>A piece of the document, where it is given.</summary>
    public string? Find { get; init; }

    /// <summary>The sort of the slip.</summary>
    public string? Kind { get; init; }

    /// <summary>The error that made it wrong; several items may share one.</summary>
    public string? RootError { get; init; }

    /// <summary>What is wrong, in words.</summary>
    public string? Error { get; init; }

    public bool IsWrong => Verdict == "wrong";

    public bool IsRight => Verdict == "right";

    public bool IsEquation => IsWrong || IsRight;

    public bool IsJudgementCall => Kind is not null && JudgementCalls.Contains(Kind);
}
