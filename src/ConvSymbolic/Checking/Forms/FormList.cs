namespace ConvSymbolic.Checking.Forms;

/// <summary>
/// A form with everything inside it, or those of several lists together, and those of each kind: each kind is looked for once in a form,
/// however often a document is looked at without some of its lines.
/// </summary>
internal sealed class FormList
{
    private readonly IReadOnlyList<FormList> _parts;

    /// <param name="form">The form.</param>
    public FormList(Form form) => (_parts, All) = ([], FormTree.Within(form));

    /// <param name="parts">What it is made of, in the order of writing.</param>
    /// <param name="counted">Symbols and entries that are counted besides.</param>
    public FormList(IReadOnlyList<FormList> parts, params IReadOnlyList<FormList> counted)
    {
        _parts = parts;
        if (counted.Count > 0)
            References = Joined([.. parts, .. counted], part => part.References);
    }

    /// <summary>The forms in the order of writing.</summary>
    public List<Form> All => field ??= Joined(_parts, part => part.All);

    /// <summary>Symbols and entries, and those that are counted besides.</summary>
    public List<RefForm> References { get => field ??= Kind(part => part.References); private init; }

    /// <summary>Sums over index variables.</summary>
    public List<BigSumForm> Sums => field ??= Kind(part => part.Sums);

    /// <summary>Gradients of the loss.</summary>
    public List<GradientForm> Gradients => field ??= Kind(part => part.Gradients);

    /// <summary>Operators that are applied.</summary>
    public List<OperatorForm> Operators => field ??= Kind(part => part.Operators);

    /// <summary>Products.</summary>
    public List<ProductForm> Products => field ??= Kind(part => part.Products);

    /// <summary>Matrices.</summary>
    public List<GridForm> Grids => field ??= Kind(part => part.Grids);

    private List<T> Kind<T>(Func<FormList, List<T>> ofPart)
        where T : Form => _parts.Count == 0 ? [.. All.OfType<T>()] : Joined(_parts, ofPart);

    private static List<T> Joined<T>(IReadOnlyList<FormList> parts, Func<FormList, List<T>> ofPart)
    {
        int count = 0;
        for (int k = 0; k < parts.Count; k++)
            count += ofPart(parts[k]).Count;
        var joined = new List<T>(count);
        for (int k = 0; k < parts.Count && joined.Count < count; k++)
            joined.AddRange(ofPart(parts[k]));
        return joined;
    }
}
