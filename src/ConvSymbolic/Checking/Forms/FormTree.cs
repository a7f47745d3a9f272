using ConvSymbolic.Indices;

namespace ConvSymbolic.Checking.Forms;

/// <summary>Goes through forms.</summary>
internal static class FormTree
{
    /// <summary>A form and everything inside it, in the order of writing.</summary>
    public static List<Form> Within(Form form)
    {
        var found = new List<Form>();
        Collect(form, found);
        return found;
    }

    /// <summary>A form with parts replaced: from the outside to the inside, where the function gives another part.</summary>
    public static Form Map(Form form, Func<Form, Form?> change)
    {
        if (change(form) is { } changed)
            return changed;
        return form switch
        {
            GradientForm gradient => gradient with { By = (RefForm)Map(gradient.By, change) },
            DerivativeForm derivative => derivative with { Of = Map(derivative.Of, change), By = (RefForm)Map(derivative.By, change) },
            SumForm sum => sum with { Terms = [.. sum.Terms.Select(term => term with { Term = Map(term.Term, change) })] },
            ProductForm product => product with { Factors = [.. product.Factors.Select(factor => factor with { Factor = Map(factor.Factor, change) })] },
            QuotientForm quotient => quotient with { Numerator = Map(quotient.Numerator, change), Denominator = Map(quotient.Denominator, change) },
            BigSumForm sum => sum with { Body = Map(sum.Body, change) },
            GridForm grid => grid with { Rows = [.. grid.Rows.Select(row => (EquatableArray<Form?>)[.. row.Select(cell => cell is null ? null : Map(cell, change))])] },
            OperatorForm applied => applied with { Operands = [.. applied.Operands.Select(operand => Map(operand, change))] },
            EntryForm entry => entry with { Array = Map(entry.Array, change) },
            _ => form,
        };
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

    private static void Collect(Form form, List<Form> found)
    {
        found.Add(form);
        switch (form)
        {
            case RefForm or NumberForm:
                break;
            case GradientForm gradient:
                found.Add(gradient.By);
                break;
            case SumForm sum:
                foreach (var term in sum.Terms)
                    Collect(term.Term, found);
                break;
            case ProductForm product:
                foreach (var factor in product.Factors)
                    Collect(factor.Factor, found);
                break;
            default:
                foreach (var child in Children(form))
                    Collect(child, found);
                break;
        }
    }
}
