using ConvSymbolic.Checking.Forms;
using ConvSymbolic.Documents;
using ConvSymbolic.Latex;

namespace ConvSymbolic.Checking.Statements;

/// <summary>One side of an equality, as it was written and as a form: each is itself alone, however alike two of them look.</summary>
/// <param name="fragment">The maths that it stands in.</param>
/// <param name="node">What was written.</param>
/// <param name="form">What it is read as.</param>
/// <param name="flaws">What is not as it should be in the writing.</param>
internal sealed class Side(MathFragment fragment, Node node, Form form, IReadOnlyList<Flaw> flaws)
{
    public MathFragment Fragment => fragment;

    public Node Node => node;

    public Form Form => form;

    public IReadOnlyList<Flaw> Flaws => flaws;

    /// <summary>The form and everything inside it, in the order of writing.</summary>
    public List<Form> Forms => ByKind.All;

    /// <summary>The symbols and entries among them.</summary>
    public List<RefForm> References => ByKind.References;

    /// <summary>All of them by their kind.</summary>
    public FormList ByKind => field ??= new FormList(form);
}
