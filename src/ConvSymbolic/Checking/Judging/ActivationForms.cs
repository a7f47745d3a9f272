using ConvSymbolic.Checking.Contexts;
using ConvSymbolic.Checking.Forms;
using ConvSymbolic.Latex;
using ConvSymbolic.Numbers;

namespace ConvSymbolic.Checking.Judging;

/// <summary>
/// Equalities of gradients by what goes into an activation: ∂L/∂z = ∂L/∂a · f'(z) with a = f(z) the input. The factor f'(z) is taken off both sides, and what is left is a claim about the layer.
/// </summary>
/// <param name="activation">The activation in front of the layer.</param>
internal sealed class ActivationForms(Activation activation)
{
    private RefForm? _place;
    private bool _isClear = true;

    /// <summary>Both sides without the factor; null where they are left as they are.</summary>
    /// <param name="context">Which activation is meant.</param>
    /// <param name="left">The left side.</param>
    /// <param name="right">The right side.</param>
    /// <param name="isMissing">Whether one of them lacks the factor.</param>
    public static (Form Left, Form Right)? Without(Context context, Form left, Form right, out bool isMissing)
    {
        isMissing = false;
        if (context.Activation is not { } activation)
            return null;
        var (first, second) = (new ActivationForms(activation), new ActivationForms(activation));
        var (one, other) = (first.Strip(left), second.Strip(right));
        if (!first._isClear || !second._isClear || (ReferenceEquals(one, left) && ReferenceEquals(other, right)))
            return null;
        isMissing = !Same(first._place, second._place);
        return (one, other);
    }

    private static bool Same(RefForm? first, RefForm? second) =>
        first is null ? second is null : second is not null && first.Indices.Select(index => index.Value).SequenceEqual(second.Indices.Select(index => index.Value));

    private Form Strip(Form form)
    {
        switch (form)
        {
            case GradientForm gradient when gradient.By.Key == activation.Before:
                Take(gradient.By);
                return gradient with { By = Value(gradient.By) };
            case RefForm reference when reference.Key == activation.Delta:
                Take(reference);
                return new GradientForm(reference.Range, null, Value(reference));
            case DerivativeForm derivative when derivative.By.Key == activation.Before:
                Take(derivative.By);
                return IsValue(derivative.Of) ? new NumberForm(derivative.Range, Rational.One) : derivative with { Of = Strip(derivative.Of), By = Value(derivative.By) };
            case BigSumForm sum:
                var body = Strip(sum.Body);
                if (_place is { } place && place.Indices.Any(index => sum.Limits.Any(limit => index.Value.Contains(limit.Name))))
                    _isClear = false;
                return ReferenceEquals(body, sum.Body) ? sum : sum with { Body = body };
            case SumForm { Terms: [{ Sign: > 0 } only] } sum:
                return sum with { Terms = [only with { Term = Strip(only.Term) }] };
            case SumForm sum:
                var taken = _place;
                Form[] terms = [.. sum.Terms.Select(term => Strip(term.Term))];
                if (!ReferenceEquals(taken, _place))
                    _isClear = false;
                return sum.Terms.Select(term => term.Term).SequenceEqual(terms, ReferenceEqualityComparer.Instance) ? sum : sum with { Terms = [.. sum.Terms.Select((term, k) => term with { Term = terms[k] })] };
            case ProductForm product:
                return Product(product);
            default:
                return IsSlope(form) is { } own ? Taken(own, form) : IsApplied(form) ? Value(Activation.Call(form)!.Value.Argument) : form;
        }
    }

    private Form Product(ProductForm product)
    {
        var kept = new List<FactorForm>();
        bool isChanged = false;
        for (int k = 0; k < product.Factors.Count; k++)
        {
            var factor = product.Factors[k];

            // f'(z), f(z)
            if (factor.Factor is RefForm { Indices.Count: 0 } && k + 1 < product.Factors.Count)
            {
                var pair = product with { Factors = [factor with { Sign = ProductSign.Juxtaposition }, product.Factors[k + 1]] };
                if (IsSlope(pair) is { } place)
                {
                    Take(place);
                    (isChanged, k) = (true, k + 1);
                    continue;
                }
                if (IsApplied(pair))
                {
                    kept.Add(factor with { Factor = Value(Activation.Call(pair)!.Value.Argument) });
                    (isChanged, k) = (true, k + 1);
                    continue;
                }
            }
            if (IsSlope(factor.Factor) is { } own)
            {
                Take(own);
                isChanged = true;
                continue;
            }
            var inner = Strip(factor.Factor);
            isChanged |= !ReferenceEquals(inner, factor.Factor);
            if (inner is not NumberForm { Value.IsOne: true } || ReferenceEquals(inner, factor.Factor))
                kept.Add(factor with { Factor = inner });
        }
        return !isChanged ? product : kept.Count switch
        {
            0 => new NumberForm(product.Range, Rational.One),
            1 => kept[0].Factor,
            _ => product with { Factors = [kept[0] with { Sign = ProductSign.Juxtaposition }, .. kept.Skip(1)] },
        };
    }

    private NumberForm Taken(RefForm place, Form form)
    {
        Take(place);
        return new NumberForm(form.Range, Rational.One);
    }

    private void Take(RefForm place)
    {
        // f'(z)² is nothing that a layer has.
        _isClear &= _place is null;
        _place = place;
    }

    private RefForm? IsSlope(Form form) => Activation.Slope(form) is { } place && place.Key == activation.Before ? place : null;

    private bool IsValue(Form form) => (form is RefForm reference && reference.Key == activation.After) || IsApplied(form);

    private bool IsApplied(Form form) => (activation.Function.Length > 0 && Activation.Call(form) is var (name, argument) && name == activation.Function && argument.Key == activation.Before);

    // The entry of the input that an entry of the argument gives.
    private RefForm Value(RefForm place)
    {
        string[] parts = activation.After.Split('^', 2);
        return place with { Name = parts[0], Tag = parts.Length > 1 ? parts[1] : "" };
    }
}
