using ConvSymbolic.Checking.Forms;

namespace ConvSymbolic.Checking.Contexts;

// How the author writes: signs, letters of indices, what conv means.
internal sealed partial class Inference
{
    private Dictionary<Role, IReadOnlyList<string?>> FirstLetters()
    {
        var sum = _facts.Where(fact => !fact.IsNumeric && fact.Products.Count == 1).Select(fact => Arrange(fact, fact.Products[0])).FirstOrDefault(arranged => arranged is not null);
        return sum is not var (input, filter, output) ? [] : new() { [Role.Input] = Names(input), [Role.Filter] = Names(filter), [Role.Output] = Names(output) };

        static IReadOnlyList<string?> Names(RefForm reference) => [.. reference.Indices.Select(index => index.Variable)];
    }

    private HashSet<string> RelatedIndices() => [.. _equalities.Where(equality => equality.Left.Form is not (RefForm { Indices.Count: > 0 } or GradientForm))
        .SelectMany(equality => IndexReader.Value(equality.Left.Node) is { Constant: null } left && IndexReader.Value(equality.Right.Node) is { } right && left.Terms.Count + right.Terms.Count > 2 ? left.Names.Concat(right.Names) : [])];

    // ⋆ for a convolution somewhere, and * nowhere for that of the input and the filter.
    private bool HasStars()
    {
        var products = _forms.Products;
        return products.Exists(product => product.Factors.Any(factor => factor.Sign == Latex.ProductSign.BigStar))
            && !products.Exists(product => product is { Factors: [{ Factor: RefForm one }, { Factor: RefForm two, Sign: Latex.ProductSign.Star or Latex.ProductSign.Ast }] } && (RoleOf(one), RoleOf(two)) is (Role.Input, Role.Filter) or (Role.Filter, Role.Input));
    }

    // O = conv(X, rot180 F) and ∂L/∂X = full(F, ∂L/∂O) rather than O = conv(X, F) and ∂L/∂X = full(rot180 F, ∂L/∂O): what most of them say.
    private bool WritesCorrelations()
    {
        int votes = 0;
        foreach (var applied in _forms.Operators.Where(form => form.Kind is OperatorKind.Convolve or OperatorKind.Full or OperatorKind.Same && form.Operands.Count == 2))
        {
            bool isRotated = applied.Operands.Any(operand => IsRotated(operand) && Behind(operand) is RefForm reference && RoleOf(reference) is Role.Filter or Role.Input);
            var roles = applied.Operands.Select(operand => Behind(operand) switch { RefForm reference => RoleOf(reference), GradientForm gradient when RoleOf(gradient.By) == Role.Output => Role.Upstream, _ => null }).ToHashSet();
            if (roles.SetEquals([Role.Input, Role.Filter]))
                votes += isRotated ? 1 : -1;
            else if (roles.SetEquals([Role.Upstream, Role.Filter]))
                votes += isRotated ? -1 : 1;
        }

        // One alone may be a slip: a filter that is rotated twice.
        return votes > 1;

        static bool IsRotated(Form form) => form switch
        {
            EntryForm entry => IsRotated(entry.Array),
            OperatorForm { Operands: [var inner] } applied => applied.Kind == OperatorKind.Rotate || IsRotated(inner),
            _ => false,
        };

        static Form Behind(Form form) => form switch
        {
            EntryForm entry => Behind(entry.Array),
            OperatorForm { Operands: [var inner] } => Behind(inner),
            _ => form,
        };
    }
}
