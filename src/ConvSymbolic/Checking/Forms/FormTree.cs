namespace ConvSymbolic.Checking.Forms;

/// <summary>Goes through forms.</summary>
internal static class FormTree
{
    /// <summary>A form and everything inside it, in the order of writing.</summary>
    public static IEnumerable<Form> Within(Form form)
    {
        yield return form;
        foreach (var child in Children(form))
        {
            foreach (var inner in Within(child))
                yield return inner;
        }
    }

    /// <summary>The parts of a form.</summary>
    public static IEnumerable<Form> Children(Form form) => form switch
    {
        GradientForm gradient => [gradient.By],
        DerivativeForm derivative => [derivative.Of, derivative.By],
        SumForm sum => sum.Terms.Select(term => term.Term),
        ProductForm product => product.Factors.Select(factor => factor.Factor),
        QuotientForm quotient => [quotient.Numerator, quotient.Denominator],
        BigSumForm sum => [sum.Body],
        GridForm grid => grid.Rows.SelectMany(row => row).OfType<Form>(),
        OperatorForm applied => applied.Operands,
        EntryForm entry => [entry.Array],
        _ => [],
    };
}
