using ConvSymbolic.Checking.Forms;
using ConvSymbolic.Documents;
using ConvSymbolic.Latex;

namespace ConvSymbolic.Checking.Statements;

/// <summary>One side of an equality, as it was written and as a form.</summary>
internal sealed record Side(MathFragment Fragment, Node Node, Form Form, IReadOnlyList<Flaw> Flaws);
