namespace ConvSymbolic.Checking.Forms;

/// <summary>All forms of some statements, and those of each kind: each kind is looked for once, however often it is asked for.</summary>
/// <param name="all">The forms in the order of writing, with everything inside them.</param>
/// <param name="references">The symbols and entries among them, and those that are counted besides.</param>
internal sealed class FormList(IReadOnlyList<Form> all, IReadOnlyList<RefForm> references)
{
    /// <summary>The forms in the order of writing.</summary>
    public IReadOnlyList<Form> All => all;

    /// <summary>Symbols and entries.</summary>
    public IReadOnlyList<RefForm> References => references;

    /// <summary>Sums over index variables.</summary>
    public IReadOnlyList<BigSumForm> Sums => field ??= [.. all.OfType<BigSumForm>()];

    /// <summary>Gradients of the loss.</summary>
    public IReadOnlyList<GradientForm> Gradients => field ??= [.. all.OfType<GradientForm>()];

    /// <summary>Operators that are applied.</summary>
    public IReadOnlyList<OperatorForm> Operators => field ??= [.. all.OfType<OperatorForm>()];

    /// <summary>Matrices.</summary>
    public IReadOnlyList<GridForm> Grids => field ??= [.. all.OfType<GridForm>()];
}
