namespace ConvSymbolic.Compilation.StraightLine;

/// <summary>What improves a program: each takes one and gives one that computes the same.</summary>
internal static class Passes
{
    /// <summary>The passes by name, in the order in which they run.</summary>
    public static readonly (string Name, Func<Program, Program> Run)[] All =
    [
        ("share what is computed twice", Share),
        ("fuse products into sums", Fuse),
        ("drop what nobody reads", Drop),
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
                return new(Opcode.MultiplyAdd, right.A, right.B, at.A);
            return left.Opcode == Opcode.Multiply && reads[at.A] == 1 ? new(Opcode.MultiplyAdd, left.A, left.B, at.B) : at;
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

    // Products and sums don't care which operand comes first, so that a·b and b·a are found to be the same.
    private static Instruction Ordered(Instruction at) =>
        at.Opcode is Opcode.Multiply or Opcode.Add && at.A > at.B ? at with { A = at.B, B = at.A } : at;
}
