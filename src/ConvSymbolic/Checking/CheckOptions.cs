namespace ConvSymbolic.Checking;

/// <summary>What may be told about a document before it is checked.</summary>
public sealed record CheckOptions
{
    /// <summary>The document's name; its extension says how to read it (.md, .tex, .ipynb, .html).</summary>
    public string File { get; init; } = "-";

    /// <summary>
    /// What the author would declare in <c>&lt;!-- convsym: … --&gt;</c>: <c>input=X 5x5 filter=F 3x3 stride=2 index-base=0</c>. It wins over what is
    /// found in the document.
    /// </summary>
    public string? Declaration { get; init; }

    /// <summary>Whether wrong equations come with small whole numbers at which their sides differ.</summary>
    public bool WithCounterexamples { get; init; }
}
