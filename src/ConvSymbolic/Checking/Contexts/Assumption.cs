namespace ConvSymbolic.Checking.Contexts;

/// <summary>What is taken for what a text leaves open, to see whether another reading explains as much of it.</summary>
internal enum Assumption
{
    /// <summary>What its lines tell.</summary>
    None,

    /// <summary>A stride of 1, no dilation and no padding.</summary>
    Plain,

    /// <summary>The filter as it is, and not turned.</summary>
    CrossCorrelation,

    /// <summary>Arrays as large as the lines that are heard make them: the index of a line that is left out is a slip.</summary>
    Unreached,
}
