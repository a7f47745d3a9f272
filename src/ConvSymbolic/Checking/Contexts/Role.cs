namespace ConvSymbolic.Checking.Contexts;

/// <summary>What a symbol of an author is in the layer.</summary>
internal enum Role
{
    /// <summary>The input X.</summary>
    Input,

    /// <summary>The filter F.</summary>
    Filter,

    /// <summary>The output O.</summary>
    Output,

    /// <summary>The bias b.</summary>
    Bias,

    /// <summary>The loss L.</summary>
    Loss,

    /// <summary>∂L/∂O.</summary>
    Upstream,

    /// <summary>∂L/∂X.</summary>
    InputGradient,

    /// <summary>∂L/∂F.</summary>
    FilterGradient,

    /// <summary>∂L/∂b.</summary>
    BiasGradient,

    /// <summary>The learning rate.</summary>
    Rate,
}
