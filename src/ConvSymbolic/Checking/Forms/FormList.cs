namespace ConvSymbolic.Checking.Forms;

/// <summary>All forms of some statements, and those of each kind: each kind is looked for once, however often it is asked for.</summary>
/// <param name="all">The forms in the order of writing, with everything inside them.</param>
/// <param name="references">The symbols and entries among them, and those that are counted besides.</param>
internal sealed class FormList(List<Form> all, List<RefForm> references)
{
    /// <summary>The forms in the order of writing.</summary>
    public List<Form> All => all;

    /// <summary>Symbols and entries.</summary>
    public List<RefForm> References => references;

    /// <summary>Sums over index variables.</summary>
    public List<BigSumForm> Sums => field ??= [.. all.OfType<BigSumForm>()];

    /// <summary>Gradients of the loss.</summary>
    public List<GradientForm> Gradients => field ??= [.. all.OfType<GradientForm>()];

    /// <summary>Operators that are applied.</summary>
    public List<OperatorForm> Operators => field ??= [.. all.OfType<OperatorForm>()];

    /// <summary>Matrices.</summary>
    public List<GridForm> Grids => field ??= [.. all.OfType<GridForm>()];
}
