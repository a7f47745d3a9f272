namespace ConvSymbolic.Compilation;

/// <summary>How a layer is compiled.</summary>
public readonly record struct CompileOptions
{
    /// <summary>The vectors to use.</summary>
    public VectorPath Vectors { get; init; }

    /// <summary>How many threads one call may use; 0 and 1 mean the caller's only.</summary>
    public int Threads { get; init; }
}
