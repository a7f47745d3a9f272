using ConvSymbolic.Indices;
using ConvSymbolic.Latex;

namespace ConvSymbolic.Checking.Forms;

/// <summary>
/// Symbols that a document introduces for another array, rotated or with zeros around or between its entries: \tilde F = rot180(F), W^r = (w_22 w_21; w_12 w_11),
/// \tilde w_{mn} = w_{k−1−m,k−1−n}.
/// Whatever is said of them is said of that array.
/// </summary>
internal sealed class ArrayDefinitions
{
    private readonly Dictionary<string, Form> _meanings = new(StringComparer.Ordinal);

    /// <summary>What a symbol, or an entry of it, stands for; null for a symbol that is not introduced so.</summary>
    public Form? MeaningOf(RefForm reference)
    {
        if (!_meanings.TryGetValue(reference.Key, out var meaning))
            return null;
        var located = At(meaning, reference.Range);
        return reference.Indices.Count == 0 ? located : new EntryForm(reference.Range, located, reference.Indices);
    }

    /// <summary>Whether a form is what a symbol stands for: all of it stands where the symbol stands.</summary>
    public static bool IsMeaning(Form form) => form is OperatorForm { Operands: [var operand] } && operand.Range == form.Range
        || form is GridForm { Rows: [[{ } first, ..], ..] } && first.Range == form.Range;

    /// <summary>Finds the definitions among equalities.</summary>
    /// <param name="sides">Both sides of every equality, as they read without definitions.</param>
    /// <returns>Whether there are any.</returns>
    public bool Find(IReadOnlyList<(Form Left, Form Right)> sides)
    {
        foreach (var (left, right) in sides)
        {
            if (left is RefForm { Indices.Count: 0 } symbol && IsMade(right, symbol))
                _meanings.TryAdd(symbol.Key, right);
            else if (left is RefForm { Indices.Count: > 0 } entry && RotatedBy(entry, right) is { } array && array.Key != entry.Key && !_meanings.ContainsKey(array.Key))
                _meanings.TryAdd(entry.Key, new OperatorForm(right.Range, OperatorKind.Rotate, right.Range, [array], []));
        }

        // A symbol of which more is said, or that is differentiated by, has a meaning of its own.
        foreach (var (left, right) in sides)
        {
            if (left is RefForm said && _meanings.TryGetValue(said.Key, out var meaning) && !ReferenceEquals(meaning, right) && (said.Indices.Count == 0 || right is SumForm or ProductForm or BigSumForm))
                _meanings.Remove(said.Key);
            foreach (var form in FormTree.Within(left).Concat(FormTree.Within(right)))
            {
                if (form is GradientForm or DerivativeForm)
                    _meanings.Remove(form is GradientForm gradient ? gradient.By.Key : ((DerivativeForm)form).By.Key);
            }
        }
        return _meanings.Count > 0;
    }

    private static bool IsMade(Form form, RefForm symbol) => form switch
    {
        OperatorForm { Kind: OperatorKind.Rotate or OperatorKind.Pad or OperatorKind.Stuff, Operands: [var operand] } => Of(operand) is { Indices.Count: 0 } array ? array.Key != symbol.Key : IsMade(operand, symbol),
        GridForm grid => IsRearranged(grid, symbol),
        _ => false,
    };

    // The entries of one other array, not in their order or with zeros between them.
    private static bool IsRearranged(GridForm grid, RefForm symbol)
    {
        var cells = grid.Rows.SelectMany(row => row).ToList();
        var entries = cells.Where(cell => cell is not NumberForm { Value.IsZero: true }).Select(cell => cell is null ? null : Of(cell)).ToList();
        if (entries.Count == 0 || entries.Any(entry => entry is not { Indices.Count: > 0 } || entry.Key != entries[0]!.Key) || string.Equals(entries[0]!.Key, symbol.Key, StringComparison.OrdinalIgnoreCase))
            return false;
        return entries.Count < cells.Count || (entries.Count > 1 && entries[0]!.Indices.Zip(entries[^1]!.Indices).Any(pair => (pair.First.Value - pair.Second.Value).Constant is > 0));
    }

    // The array whose rotation has such entries.
    private static RefForm? RotatedBy(RefForm entry, Form right) => right switch
    {
        EntryForm { Array: OperatorForm { Kind: OperatorKind.Rotate, Operands: [RefForm { Indices.Count: 0 } array] } } same when IsEach(entry, same.Indices, (one, other) => one.Variable is not null && one.Value == other.Value) => array,
        RefForm { Indices.Count: > 0 } array when IsEach(entry, array.Indices, IsReversed) => array with { Indices = [] },
        _ => null,
    };

    private static bool IsEach(RefForm entry, EquatableArray<IndexForm> indices, Func<IndexForm, IndexForm, bool> fits) =>
        entry.Indices.Count == indices.Count && entry.Indices.Zip(indices).All(pair => fits(pair.First, pair.Second));

    // m and k − 1 − m
    private static bool IsReversed(IndexForm one, IndexForm other) =>
        one.Variable is { } name && other is { Divisor: null } && (other.Value + IndexExpression.Variable(name)) is var rest && !rest.Contains(name) && rest.Constant is null;

    private static RefForm? Of(Form form) => form is GradientForm gradient ? gradient.By : form as RefForm;

    // Everything stands where the symbol stands.
    private static Form At(Form form, TextRange range) => form switch
    {
        RefForm reference => reference with { Range = range, NameRange = range, IndexRange = range },
        GradientForm gradient => gradient with { Range = range, By = (RefForm)At(gradient.By, range) },
        OperatorForm applied => applied with { Range = range, NameRange = new TextRange(range.Start, range.Start), Operands = applied.Operands.Map(operand => At(operand, range)) },
        GridForm grid => grid with { Range = range, Rows = [.. grid.Rows.Select(row => (EquatableArray<Form?>)[.. row.Select(cell => cell is null ? null : At(cell, range))])] },
        _ => form with { Range = range },
    };
}
