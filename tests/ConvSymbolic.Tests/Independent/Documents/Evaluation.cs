namespace ConvSymbolic.Tests.Independent.Documents;

/// <summary>The value of one side in one world, with zeros outside of the arrays.</summary>
public sealed class Evaluation(World world)
{
    /// <summary>Whether an entry was met whose own number, or letter, lies outside of its array and of the padding.</summary>
    public bool MetOutside { get; private set; }

    /// <summary>A number or an array; nothing when shapes don't fit.</summary>
    public Grid? Value(Node node, IReadOnlyDictionary<string, int> letters, bool isSwapped) => node switch
    {
        Whole whole => Squeezed(world[whole.Of]),
        Table table => Cells(table, letters),
        Addition addition when addition.All().Any(part => part is Applied) => Sum(addition, letters, isSwapped),
        Applied applied => Apply(applied, letters, isSwapped),
        _ => new Grid([], [Scalar(node, letters)]),
    };

    /// <summary>Of arrays, and of a number that is added to every entry.</summary>
    private Grid? Sum(Addition addition, IReadOnlyDictionary<string, int> letters, bool isSwapped)
    {
        var values = addition.Terms.Select(term => (term.Sign, Value: Value(term.Term, letters, isSwapped))).ToList();
        if (values.Find(term => term.Value is not { Shape.Count: 0 }).Value is not { } first || values.Exists(term => term.Value is null
            || term.Value.Shape.Count > 0 && !term.Value.Shape.SequenceEqual(first.Shape)))
            return null;
        return new Grid(first.Shape, [.. Enumerable.Range(0, first.Values.Length).Select(i =>
            values.Sum(term => term.Sign * term.Value!.Values[term.Value.Shape.Count == 0 ? 0 : i]))]);
    }

    public long Scalar(Node node, IReadOnlyDictionary<string, int> letters) => node switch
    {
        Number number => number.Value,
        Whole { Of: Quantity.Bias or Quantity.BiasGradient } whole => world[whole.Of].Values[0],
        Entry entry => world[entry.Of].At(Index(entry, letters)) ?? 0,
        Local local => world.Derivative(Index(local.Above, letters), local.Below.Of, Index(local.Below, letters)) ?? 0,
        Product product => product.Factors.Aggregate(
            1L, (value, factor) => value == 0 && factor is Local ? 0 : value * Scalar(factor, letters)),
        Addition addition => addition.Terms.Sum(term => term.Sign * Scalar(term.Term, letters)),
        Summation sum => Sum(sum, 0, new Dictionary<string, int>(letters)),
        _ => throw new InvalidOperationException($"no number: {node}"),
    };

    private long Sum(Summation sum, int next, Dictionary<string, int> letters)
    {
        if (next == sum.Letters.Count)
            return Scalar(sum.Body, letters);
        var letter = sum.Letters[next];
        var (from, to) = letter.From is { } low && letter.To is { } high
            ? (low.Evaluate(letters), high.Evaluate(letters))
            : Range(sum.Body, letter.Name);
        long total = 0;
        for (int value = from; value <= to; value++)
        {
            letters[letter.Name] = value;
            total += Sum(sum, next + 1, letters);
        }
        letters.Remove(letter.Name);
        return total;
    }

    /// <summary>All values for which something exists: the array's own where the letter stands alone, else more than enough.</summary>
    private (int From, int To) Range(Node body, string letter)
    {
        foreach (var entry in body.All().OfType<Entry>())
            for (int axis = 0; axis < entry.At.Count; axis++)
                if (entry.At[axis].IsLetter && entry.At[axis].Parts[0].Letter == letter)
                    return (world.Base, world.Base + world[entry.Of].Shape[axis] - 1);
        return (-12, 16);
    }

    private int[] Index(Entry entry, IReadOnlyDictionary<string, int> letters)
    {
        int[] index = new int[entry.At.Count];
        var shape = world[entry.Of].Shape;
        int planes = world.Layer.Planes(entry.Of);
        for (int axis = 0; axis < index.Length; axis++)
        {
            index[axis] = entry.At[axis].Evaluate(letters) - world.Base;
            bool isPadded = entry.Of == Quantity.Input && axis >= planes && !world.Layer.IsTransposed;
            int before = isPadded ? Math.Max(0, world.Layer.Axes[axis - planes].Before) : 0;
            int after = isPadded ? Math.Max(0, world.Layer.Axes[axis - planes].After) : 0;
            if ((entry.At[axis].IsNumber || entry.At[axis].IsLetter) && (index[axis] < -before || index[axis] >= shape[axis] + after))
                MetOutside = true;
        }
        return index;
    }

    /// <summary>Operators are written for single planes only.</summary>
    private Grid Squeezed(Grid grid) => grid.Shape.Count > world.Layer.Axes.Count
        ? new Grid([.. grid.Shape.TakeLast(world.Layer.Axes.Count)], grid.Values) : grid;

    private Grid Cells(Table table, IReadOnlyDictionary<string, int> letters)
    {
        long[] cells = [.. table.Cells.Select(cell => Scalar(cell, letters))];
        return new Grid(world.Layer.Axes.Count == 1 && table.Rows == 1 ? [table.Columns] : [table.Rows, table.Columns], cells);
    }

    private Grid? Apply(Applied applied, IReadOnlyDictionary<string, int> letters, bool isSwapped)
    {
        var values = applied.Arguments.Select(argument => Value(argument, letters, isSwapped)).ToList();
        if (values.Any(value => value is null or { Shape.Count: 0 }))
            return null;
        if (applied.Operator == "rot180")
            return values[0]!.Turned();
        if (applied.Operator == "dilate")
            return values[0]!.Spread(applied.Setting);
        if (applied.Operator == "pad")
            return values[0]!.Framed(applied.Setting);
        var (first, second) = isSwapped ? (values[1]!, values[0]!) : (values[0]!, values[1]!);
        return applied.Operator switch
        {
            "conv" => first.Correlate(second, new int[first.Shape.Count]),
            "true" => first.Correlate(second.Turned(), new int[first.Shape.Count]),
            "full" when first.Shape.Count == second.Shape.Count => second.Correlate(first, [.. first.Shape.Select(extent => extent - 1)]),
            _ => null,
        };
    }
}
