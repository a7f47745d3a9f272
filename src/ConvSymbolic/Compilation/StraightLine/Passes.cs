namespace ConvSymbolic.Compilation.StraightLine;

/// <summary>What improves a program: each takes one and gives one that computes the same.</summary>
internal static class Passes
{
    private const int SumsAtOnce = 8;

    /// <summary>The passes by name, in the order in which they run.</summary>
    public static readonly (string Name, Func<Program, Program> Run)[] All =
    [
        ("share what is computed twice", Share),
        ("fuse products into sums", Fuse),
        ("drop what nobody reads", Drop),
    ];

    /// <summary>The same, and then neighbours packed into vectors of up to so many lanes, a power of two.</summary>
    public static (string Name, Func<Program, Program> Run)[] WithLanes(int most) =>
    [
        .. All,
        ("pack neighbours into vectors", program => Packing.Run(program, most)),
        All[0],
        All[2],
        ("interleave sums", Interleave),
    ];

    /// <summary>A load, constant, product or sum that was there before is read again. An element is loaded once: arrays that are read are not written.</summary>
    public static Program Share(Program program)
    {
        var known = new Dictionary<Instruction, int>();
        var values = new int[program.Instructions.Length];
        var kept = new List<Instruction>(values.Length);
        for (int k = 0; k < values.Length; k++)
        {
            Instruction instruction = Ordered(program.Instructions[k].Rename(values));
            if (instruction.Opcode == Opcode.Store || !known.TryGetValue(instruction, out values[k]))
            {
                values[k] = known[instruction] = kept.Count;
                kept.Add(instruction);
            }
        }
        return program.With(kept);
    }

    /// <summary>A sum with a product that nothing else reads becomes one multiply-add.</summary>
    public static Program Fuse(Program program)
    {
        int[] reads = program.CountReads();
        return program.With(program.Instructions.Select(at =>
        {
            if (at.Opcode != Opcode.Add)
                return at;
            Instruction left = program.Instructions[at.A], right = program.Instructions[at.B];
            if (right.Opcode == Opcode.Multiply && reads[at.B] == 1)
                return at with { Opcode = Opcode.MultiplyAdd, A = right.A, B = right.B, C = at.A };
            return left.Opcode == Opcode.Multiply && reads[at.A] == 1 ? at with { Opcode = Opcode.MultiplyAdd, A = left.A, B = left.B, C = at.B } : at;
        }));
    }

    /// <summary>Values that no result needs are left out.</summary>
    public static Program Drop(Program program)
    {
        var isNeeded = new bool[program.Instructions.Length];
        Span<int> reads = stackalloc int[3];
        for (int k = isNeeded.Length - 1; k >= 0; k--)
        {
            Instruction at = program.Instructions[k];
            isNeeded[k] |= at.Opcode == Opcode.Store;
            if (!isNeeded[k])
                continue;
            foreach (int value in reads[..at.Reads(reads)])
                isNeeded[value] = true;
        }
        var values = new int[isNeeded.Length];
        var kept = new List<Instruction>();
        for (int k = 0; k < isNeeded.Length; k++)
        {
            values[k] = kept.Count;
            if (isNeeded[k])
                kept.Add(program.Instructions[k].Rename(values));
        }
        return program.With(kept);
    }

    /// <summary>
    /// A few results are computed in turns: a sum has to wait for the one before it, and a processor looks only so far ahead for others. Elements are loaded
    /// where the first of them is needed.
    /// </summary>
    public static Program Interleave(Program program)
    {
        int count = program.Instructions.Length, first = 0, stores = 0;
        var order = new List<int>(count);
        var steps = new int[count];
        for (int k = 0; k < count; k++)
        {
            if (program.Instructions[k].Opcode != Opcode.Store || (++stores % SumsAtOnce != 0 && k < count - 1))
                continue;
            Rank(program, first, k + 1, steps);
            order.AddRange(Enumerable.Range(first, k + 1 - first).OrderBy(at => steps[at]));
            first = k + 1;
        }
        var values = new int[count];
        for (int k = 0; k < count; k++)
            values[order[k]] = k;
        return program.With(order.Select(at => program.Instructions[at].Rename(values)));
    }

    // Of the instructions from first to end: odd steps compute, each from what earlier steps gave; even ones load what the next step is the first to need.
    private static void Rank(Program program, int first, int end, int[] steps)
    {
        Span<int> reads = stackalloc int[3];
        for (int k = first; k < end; k++)
        {
            bool isRead = IsRead(program, k);
            steps[k] = isRead ? int.MaxValue : 1;
            foreach (int value in reads[..program.Instructions[k].Reads(reads)])
            {
                if (!isRead && value >= first && !IsRead(program, value))
                    steps[k] = Math.Max(steps[k], steps[value] + 2);
            }
        }
        for (int k = end - 1; k >= first; k--)
        {
            int before = IsRead(program, k) ? steps[k] : steps[k] - 1;
            foreach (int value in reads[..program.Instructions[k].Reads(reads)])
            {
                if (value >= first && IsRead(program, value))
                    steps[value] = Math.Min(steps[value], before);
            }
        }
    }

    // What depends on nothing that is computed.
    private static bool IsRead(Program program, int value)
    {
        Instruction at = program.Instructions[value];
        return at.Opcode is Opcode.Load or Opcode.Constant || (at.Opcode == Opcode.Spread && IsRead(program, at.A));
    }

    // Products and sums don't care which operand comes first, so that a·b and b·a are found to be the same.
    private static Instruction Ordered(Instruction at) =>
        at.Opcode is Opcode.Multiply or Opcode.Add && at.A > at.B ? at with { A = at.B, B = at.A } : at;
}
