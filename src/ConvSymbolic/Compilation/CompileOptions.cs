namespace ConvSymbolic.Compilation;

/// <summary>How a layer is compiled.</summary>
public readonly record struct CompileOptions
{
    /// <summary>The vectors to use.</summary>
    public VectorPath Vectors { get; init; }

    /// <summary>
    /// How many threads one call may use; 0 and 1 mean the caller's only. The others are threads of the pool; one that has helped stays awake for 5 ms, so that
    /// the next call needn't wake it, and gives way to whatever else wants its processor.
    /// </summary>
    public int Threads { get; init; }
}
