using ConvSymbolic.Checking.Contexts;
using ConvSymbolic.Checking.Forms;
using ConvSymbolic.Checking.Statements;
using ConvSymbolic.Latex;

namespace ConvSymbolic.Checking.Judging;

// What says what a symbol is, or what a step makes of an array, claims nothing of the layer.
internal sealed partial class Judge
{
    // G = ∂L/∂Y, O = (O_11 …), X = (1 2 …): they say what a symbol is.
    private Judgement? Introduction(Equality equality)
    {
        var (left, right) = (equality.Left.Form, equality.Right.Form);
        if (NamesEntries(left, right, equality.Right.Node))
            return new Judgement(EquationVerdict.Definition, "It names the entries of an array.");
        if (left is GradientForm or GridForm && right is RefForm { Indices.Count: 0 })
            (left, right) = (right, left);
        if (left is GradientForm slope && right is GridForm arriving && GradientRole(slope) == Role.Upstream
            && Introductions.Numbers(_context, arriving, Role.Upstream, slope.By.Indices) is { } upstream)
        {
            foreach (var (offset, value) in upstream)
                _context.Numbers[(Role.Upstream, offset)] = value;
            return new Judgement(EquationVerdict.Definition, $"It gives the gradient by {slope.By.Key} numbers.");
        }
        if (right is GridForm some
            && (left is GradientForm by ? Introductions.ShowsSome(some, by.By, true) : left is RefForm shown
                && Introductions.ShowsSome(some, shown, false)))
            return new Judgement(EquationVerdict.Definition, "It shows some of the entries.");
        if (right is GridForm vector
            && (left is GradientForm slopes ? Introductions.ListsAll(_context, vector, slopes.By, true)
                : left is RefForm { Indices.Count: 0 } listed && Introductions.ListsAll(_context, vector, listed, false)))
            return new Judgement(EquationVerdict.Definition, "It lists the entries as a vector.");
        if (left is not RefForm reference)
            return null;
        var role = _context.RoleOf(reference);
        if (Activation.Call(right) is var (function, argument)
            && (_context.Behind is { } behind && (behind.After, behind.Before) == (reference.Key, argument.Key)
                || _context.Activation is { } before && (before.After, before.Before) == (reference.Key, argument.Key)))
            return new Judgement(EquationVerdict.Definition, $"It says that {reference.Key} is {function} of {argument.Key}.");
        switch (right)
        {
            case NumberForm number when role is Role.Bias or Role.Rate && reference.Indices.Count == 0:
                _context.Numbers[(role.Value, 0)] = number.Value;
                return new Judgement(EquationVerdict.Definition, $"It gives {reference.Key} a number.");
            case var number when role is Role.Bias && reference.Indices is [{ Divisor: null, Value.Constant: { } place }]
                && Introductions.NumberOf(number) is { } bias
                && place >= _context.ChannelBase && place - _context.ChannelBase < _context.Samples[0].Layer.Filters:
                _context.Numbers[(Role.Bias, (int)(place - _context.ChannelBase))] = bias;
                return new Judgement(EquationVerdict.Definition, $"It gives an entry of {reference.Key} a number.");
            case GridForm after when Versions.IsAfter(reference.Tag) && role is Role.Input or Role.Filter
                && Introductions.Numbers(_context, after, role.Value, reference.Indices) is { } stepped:
                return Stepped(role.Value, stepped);
            case GradientForm gradient when reference.Indices.Count == gradient.By.Indices.Count
                && role is Role.Upstream or Role.InputGradient or Role.FilterGradient:
                return GradientRole(gradient) == role
                    ? new Judgement(EquationVerdict.Definition, $"{reference.Key} stands for the gradient by {gradient.By.Key}.") : null;
            case GridForm grid when reference.Indices.Count == 0 && Introductions.AreOwnEntries(grid, reference):
                return new Judgement(EquationVerdict.Definition, $"It shows the entries of {reference.Key}.");
            case GridForm { Rows: [[RefForm { Indices.Count: > 0 } first, ..], ..] } entries when role is null
                && reference.Indices.Count == 0 && _context.RoleOf(first) is Role.Input or Role.Filter or Role.Output
                    && Introductions.AreOwnEntries(entries, first):
                return new Judgement(EquationVerdict.Definition, $"It says that the entries of {reference.Key} are those of {first.Key}.");
            case GridForm grid when role is { } known && Introductions.Numbers(_context, grid, known, reference.Indices) is { } numbers:
                foreach (var (offset, value) in numbers)
                    _context.Numbers[(known, offset)] = value;
                return new Judgement(EquationVerdict.Definition, $"It gives {reference.Key} numbers.");
            case NumberForm when reference.Indices.Count == 0 && role is null or Role.Input or Role.Filter or Role.Output:
            case RefForm { Indices.Count: 0 } when role is null && reference.Indices.Count == 0:
                return new Judgement(EquationVerdict.Definition, $"It says what {reference.Key} is.");
            case RefForm { Indices.Count: 0 } other when reference.Indices.Count == 0 && other.Name == reference.Name
                && other.Key != reference.Key:
                return new Judgement(EquationVerdict.Definition, $"{reference.Key} and {other.Key} are one.");
            default:
                return null;
        }
    }

    // W = (w_{pq}), ∂E/∂W = (∂E/∂w_{pq})
    private static bool NamesEntries(Form left, Form right, Node node)
    {
        var (array, entry) = (left, right) switch
        {
            (RefForm symbol, RefForm of) => (symbol, of),
            (RefForm symbol, GradientForm of) => (symbol, of.By),
            (GradientForm symbol, GradientForm of) => (symbol.By, of.By),
            _ => (null, null),
        };
        return array is { Indices.Count: 0 } && entry is { Indices.Count: > 0 } && entry.Indices.All(index => index.Variable is not null)
            && node is GroupNode { Open: "(" or "[" or "{" };
    }

    // The numbers after a step of gradient descent.
    private Judgement Stepped(Role role, IReadOnlyList<(int Offset, Numbers.Rational Value)> numbers)
    {
        if (!_context.Numbers.TryGetValue((Role.Rate, 0), out var rate))
            return new Judgement(EquationVerdict.Undecided, "Not decided: the learning rate has no number.");
        var sample = _context.Samples[0];
        var gradient = role == Role.Input ? sample.Derivation.InputGradient : sample.Derivation.FilterGradient;
        foreach (var (offset, value) in numbers)
        {
            if (!_context.Numbers.TryGetValue((role, offset), out var before)
                || _context.ValueOf(gradient.At(offset), sample) is not { } slope)
                return new Judgement(EquationVerdict.Undecided, "Not decided: the numbers of the arrays are not given.");
            if (before - rate * slope != value)
                return new Judgement(EquationVerdict.Wrong,
                    $"The entry {offset + 1} is {before - rate * slope} after the step, not {value}.")
                { Slip = "wrong-number" };
        }
        return new Judgement(EquationVerdict.Right, "The numbers are those after the step.");
    }

    private Role? GradientRole(GradientForm gradient) => _context.RoleOf(gradient.By) switch
    {
        Role.Output => Role.Upstream,
        Role.Input => Role.InputGradient,
        Role.Filter => Role.FilterGradient,
        _ => null,
    };
}
