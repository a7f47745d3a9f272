using ConvSymbolic.Checking.Contexts;
using ConvSymbolic.Checking.Forms;
using ConvSymbolic.Latex;

namespace ConvSymbolic.Checking.Judging;

/// <summary>Reads ∂L/∂a · f'(z), where a = f(z) and z is the output, as what it is: ∂L/∂z.</summary>
/// <param name="activation">The activation behind the layer.</param>
internal sealed class ArrivingForms(Activation activation)
{
    /// <summary>A form with the gradients by the output in the place of such products; the same form where it has none.</summary>
    public static Form Of(Context context, Form form) => context.Behind is { } activation ? new ArrivingForms(activation).Read(form) : form;

    private Form Read(Form form)
    {
        switch (form)
        {
            case BigSumForm sum when Read(sum.Body) is var body && !ReferenceEquals(body, sum.Body):
                return sum with { Body = body };
            case SumForm sum when sum.Terms.Select(term => Read(term.Term)).ToArray() is var terms && !sum.Terms.Select(term => term.Term).SequenceEqual(terms, ReferenceEqualityComparer.Instance):
                return sum with { Terms = [.. sum.Terms.Select((term, k) => term with { Term = terms[k] })] };
            case OperatorForm applied when applied.Operands.Select(Read).ToArray() is var operands && !applied.Operands.SequenceEqual(operands, ReferenceEqualityComparer.Instance):
                return applied with { Operands = [.. operands] };
            case EntryForm entry when Read(entry.Array) is var array && !ReferenceEquals(array, entry.Array):
                return entry with { Array = array };
            case ProductForm product:
                return Product(product);
            default:
                return form;
        }
    }

    private Form Product(ProductForm product)
    {
        var factors = product.Factors.Select(factor => factor with { Factor = Read(factor.Factor) }).ToList();
        bool isChanged = !factors.Select(factor => factor.Factor).SequenceEqual(product.Factors.Select(factor => factor.Factor), ReferenceEqualityComparer.Instance);
        for (int k = 0; k < factors.Count; k++)
        {
            if (factors[k].Factor is not GradientForm gradient || gradient.By.Key != activation.After)
                continue;
            for (int at = 0; at < factors.Count; at++)
            {
                if (SlopeAt(factors, at) is not var (place, length) || !place.Indices.Select(index => index.Value).SequenceEqual(gradient.By.Indices.Select(index => index.Value)))
                    continue;
                factors[k] = factors[k] with { Factor = gradient with { By = place } };
                factors.RemoveRange(at, length);
                if (factors.Count > 0)
                    factors[0] = factors[0] with { Sign = ProductSign.Juxtaposition };
                isChanged = true;
                break;
            }
        }
        return !isChanged ? product : factors is [var only] ? only.Factor : product with { Factors = [.. factors] };
    }

    // f'(z) in one factor or in two, ∂a/∂z.
    private (RefForm Place, int Length)? SlopeAt(List<FactorForm> factors, int at)
    {
        if (factors[at].Factor is DerivativeForm { Of: RefForm of } derivative && of.Key == activation.After && derivative.By.Key == activation.Before)
            return of.Indices.Select(index => index.Value).SequenceEqual(derivative.By.Indices.Select(index => index.Value)) ? (derivative.By, 1) : null;
        if (Activation.Slope(factors[at].Factor) is { } own)
            return own.Key == activation.Before ? (own, 1) : null;
        if (at + 1 >= factors.Count)
            return null;
        var pair = new ProductForm(factors[at].Factor.Range, [factors[at] with { Sign = ProductSign.Juxtaposition }, factors[at + 1]]);
        return Activation.Slope(pair) is { } place && place.Key == activation.Before ? (place, 2) : null;
    }
}
