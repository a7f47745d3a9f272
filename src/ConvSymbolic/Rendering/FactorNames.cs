namespace ConvSymbolic.Rendering;

/// <summary>
/// How the entry of an array is called inside a polynomial. The reader's array names are used only where people read: in other systems
/// a name such as N, I or O is taken, so there the arrays are always X, F, b and dO.
/// </summary>
internal enum FactorNames
{
    /// <summary><c>\frac{\partial L}{\partial O_{11}}</c>.</summary>
    Latex,

    /// <summary><c>∂L/∂O₁₁</c>.</summary>
    Text,

    /// <summary><c>dO[1,1]</c>.</summary>
    Bracketed,

    /// <summary><c>dO_1_1</c>.</summary>
    Underscored,

    /// <summary><c>dO_1x1</c>.</summary>
    OneUnderscore,
}
