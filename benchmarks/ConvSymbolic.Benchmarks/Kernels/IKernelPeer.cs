namespace ConvSymbolic.Benchmarks.Kernels;

/// <summary>What is computed of a layer.</summary>
internal enum KernelTarget
{
    Output,
    FilterGradient,
    InputGradient,

    /// <summary>Those of the filter and the input in one call.</summary>
    Gradients,

    /// <summary>The output and both gradients.</summary>
    All,
}

/// <summary>A library that computes the same, over arrays that it was given.</summary>
internal interface IKernelPeer<T> : IDisposable
{
    string Name { get; }

    /// <summary>Whether it can.</summary>
    bool Has(KernelTarget target);

    /// <summary>What is timed.</summary>
    void Run(KernelTarget target);

    /// <summary>The same once; the result is copied.</summary>
    void Read(KernelTarget target, Span<T> copy);
}
