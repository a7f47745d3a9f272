namespace ConvSymbolic.Compilation.StraightLine;

/// <summary>
/// Results that lie side by side, and are computed alike from elements that lie side by side or are the same, become the lanes of a vector. Every lane is computed
/// as before, in the same order.
/// </summary>
internal sealed class Packing
{
    private readonly Program _program;
    private readonly List<Instruction> _packed = [];

    // Where the value of each instruction stands now.
    private readonly int[] _places;

    private Packing(Program program) => (_program, _places) = (program, new int[program.Instructions.Length]);

    /// <summary>Packs what it can into vectors of <paramref name="most"/> lanes, or half as many, down to two.</summary>
    public static Program Run(Program program, int most)
    {
        var packing = new Packing(program);
        Dictionary<int, int[]> groups = packing.Groups(most);
        HashSet<int> grouped = [.. groups.Values.SelectMany(group => group)];
        for (int k = 0; k < program.Instructions.Length; k++)
        {
            Instruction at = program.Instructions[k];
            if (groups.TryGetValue(k, out int[]? group))
                packing.Add(program.Instructions[group[0]] with { C = packing.Pack(packing.ValuesOf(group)), Lanes = group.Length });
            else if (!grouped.Contains(k))
                packing._places[k] = packing.Add(at.Rename(packing._places));
        }
        return program.With(packing._packed);
    }

    // The stores of neighbours that are alike, by the last of them, behind which all that they need has been computed.
    private Dictionary<int, int[]> Groups(int most)
    {
        Dictionary<int, int[]> groups = [];
        int[]?[] stores = [.. _program.Arrays.Select(array => array.IsResult ? Enumerable.Repeat(-1, array.Length).ToArray() : null)];
        for (int k = 0; k < _program.Instructions.Length; k++)
        {
            if (_program.Instructions[k] is { Opcode: Opcode.Store } at)
                stores[at.A]![at.B] = k;
        }
        foreach (int[] elements in stores.OfType<int[]>())
        {
            for (int first = 0; first < elements.Length;)
            {
                int lanes = most;
                while (lanes > 1 && (first + lanes > elements.Length || !AreAlike(elements.AsSpan(first, lanes))))
                    lanes /= 2;
                if (lanes > 1)
                {
                    int[] group = elements[first..(first + lanes)];
                    groups[group.Max()] = group;
                }
                first += lanes;
            }
        }
        return groups;
    }

    private bool AreAlike(ReadOnlySpan<int> stores) => !stores.Contains(-1) && AreAlike(ValuesOf(stores));

    private bool AreAlike(int[] values) =>
        AreSame(values) || AreNeighbours(values) || (Operands(values) is { } operands && operands.TrueForAll(AreAlike));

    private int[] ValuesOf(ReadOnlySpan<int> stores)
    {
        var values = new int[stores.Length];
        for (int k = 0; k < values.Length; k++)
            values[k] = _program.Instructions[stores[k]].C;
        return values;
    }

    private static bool AreSame(int[] values) => Array.TrueForAll(values, value => value == values[0]);

    private bool AreNeighbours(int[] values)
    {
        for (int k = 0; k < values.Length; k++)
        {
            if (!AreNeighbours(values[0], values[k], k))
                return false;
        }
        return true;
    }

    private bool AreNeighbours(int left, int right, int distance)
    {
        Instruction first = _program.Instructions[left];
        return first.Opcode == Opcode.Load && _program.Instructions[right] == first with { B = first.B + distance };
    }

    // The operands of values that are computed alike: factors and summands in the order in which they fit those of the first.
    private List<int[]>? Operands(int[] values)
    {
        Instruction first = _program.Instructions[values[0]];
        if (first.Opcode is not (Opcode.Multiply or Opcode.Add or Opcode.MultiplyAdd))
            return null;
        int[] left = new int[values.Length], right = new int[values.Length], added = new int[values.Length];
        for (int k = 0; k < values.Length; k++)
        {
            Instruction at = _program.Instructions[values[k]];
            if (at.Opcode != first.Opcode)
                return null;
            (left[k], right[k], added[k]) = MayBeAlike(first.A, at.A, k) && MayBeAlike(first.B, at.B, k) ? (at.A, at.B, at.C) : (at.B, at.A, at.C);
        }
        return first.Opcode == Opcode.MultiplyAdd ? [left, right, added] : [left, right];
    }

    private bool MayBeAlike(int left, int right, int distance) =>
        left == right || AreNeighbours(left, right, distance)
        || (_program.Instructions[left].Opcode == _program.Instructions[right].Opcode && _program.Instructions[left].Opcode is not (Opcode.Load or Opcode.Constant));

    // Values that are alike, as one.
    private int Pack(int[] values)
    {
        Instruction first = _program.Instructions[values[0]];
        if (AreSame(values))
            return Add(new(Opcode.Spread, _places[values[0]], Lanes: values.Length));
        if (AreNeighbours(values))
            return Add(first with { Lanes = values.Length });
        int[] operands = [.. Operands(values)!.Select(Pack)];
        return Add(new(first.Opcode, operands[0], operands[1], operands.Length > 2 ? operands[2] : 0, values.Length));
    }

    private int Add(Instruction instruction)
    {
        _packed.Add(instruction);
        return _packed.Count - 1;
    }
}
