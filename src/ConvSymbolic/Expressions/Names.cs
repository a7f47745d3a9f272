namespace ConvSymbolic.Expressions;

/// <summary>The engine's own names of its arrays; a reader's choice replaces them when something is written.</summary>
internal static class Names
{
    /// <summary>The input.</summary>
    public const string Input = "X";

    /// <summary>The filter.</summary>
    public const string Filter = "F";

    /// <summary>The output.</summary>
    public const string Output = "O";

    /// <summary>The loss.</summary>
    public const string Loss = "L";

    /// <summary>The bias.</summary>
    public const string Bias = "b";

    /// <summary>The learning rate.</summary>
    public const string LearningRate = "eta";
}
