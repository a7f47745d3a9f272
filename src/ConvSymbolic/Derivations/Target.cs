namespace ConvSymbolic.Derivations;

/// <summary>What a derivation leads to.</summary>
public enum Target
{
    /// <summary>The outputs O.</summary>
    Output,

    /// <summary>∂L/∂F.</summary>
    FilterGradient,

    /// <summary>∂L/∂X.</summary>
    InputGradient,

    /// <summary>∂L/∂b, for a layer with a bias.</summary>
    BiasGradient,
}
