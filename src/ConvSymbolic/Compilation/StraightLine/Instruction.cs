namespace ConvSymbolic.Compilation.StraightLine;

/// <summary>
/// What an instruction does. All but <see cref="Store"/> give a value, named by the place of the instruction: a number, or one in each of several lanes, on which
/// products and sums work lane by lane.
/// </summary>
internal enum Opcode
{
    /// <summary>Element B of array A; with lanes, the elements from B on.</summary>
    Load,

    /// <summary>Value A, a number, in every lane.</summary>
    Spread,

    /// <summary>Constant A of the program.</summary>
    Constant,

    /// <summary>Value A times value B.</summary>
    Multiply,

    /// <summary>Value A plus value B.</summary>
    Add,

    /// <summary>Value A times value B, plus value C.</summary>
    MultiplyAdd,

    /// <summary>Value C into element B of array A; with lanes, into the elements from B on.</summary>
    Store,
}

/// <summary>One step of a <see cref="Program"/>.</summary>
internal readonly record struct Instruction(Opcode Opcode, int A, int B = 0, int C = 0, int Lanes = 1)
{
    /// <summary>Puts others in the place of the values that are read.</summary>
    public Instruction Rename(ReadOnlySpan<int> values) => Opcode switch
    {
        Opcode.Spread => this with { A = values[A] },
        Opcode.Multiply or Opcode.Add => this with { A = values[A], B = values[B] },
        Opcode.MultiplyAdd => this with { A = values[A], B = values[B], C = values[C] },
        Opcode.Store => this with { C = values[C] },
        _ => this,
    };

    /// <summary>Writes the values that are read into a span of three; returns how many.</summary>
    public int Reads(Span<int> values)
    {
        switch (Opcode)
        {
            case Opcode.Spread:
                values[0] = A;
                return 1;
            case Opcode.Multiply or Opcode.Add:
                (values[0], values[1]) = (A, B);
                return 2;
            case Opcode.MultiplyAdd:
                (values[0], values[1], values[2]) = (A, B, C);
                return 3;
            case Opcode.Store:
                values[0] = C;
                return 1;
            default:
                return 0;
        }
    }
}
