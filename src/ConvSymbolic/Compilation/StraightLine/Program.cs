using System.Collections.Immutable;
using System.Text;
using ConvSymbolic.Numbers;

namespace ConvSymbolic.Compilation.StraightLine;

/// <summary>An array that a program reads or writes.</summary>
internal readonly record struct ProgramArray(string Name, int Length, bool IsResult);

/// <summary>
/// Straight-line code over a few arrays: every value is computed once, from values above it. What <see cref="ToString"/> prints is what runs.
/// </summary>
internal sealed class Program(ImmutableArray<ProgramArray> arrays, ImmutableArray<Rational> constants, ImmutableArray<Instruction> instructions)
{
    public ImmutableArray<ProgramArray> Arrays { get; } = arrays;

    public ImmutableArray<Rational> Constants { get; } = constants;

    public ImmutableArray<Instruction> Instructions { get; } = instructions;

    public Program With(IEnumerable<Instruction> instructions) => new(Arrays, Constants, [.. instructions]);

    /// <summary>How often each value is read.</summary>
    public int[] CountReads()
    {
        var counts = new int[Instructions.Length];
        Span<int> reads = stackalloc int[3];
        foreach (Instruction instruction in Instructions)
        {
            foreach (int value in reads[..instruction.Reads(reads)])
                counts[value]++;
        }
        return counts;
    }

    /// <summary>One instruction a line, such as <c>v5 = v1·v4 + v3</c>, <c>v6 = x[3..4]</c> or <c>v7 = v0 in 2 lanes</c>.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        for (int k = 0; k < Instructions.Length; k++)
        {
            Instruction at = Instructions[k];
            text.Append(at.Opcode switch
            {
                Opcode.Load => $"v{k} = {Elements(at)}",
                Opcode.Spread => $"v{k} = v{at.A} in {at.Lanes} lanes",
                Opcode.Constant => $"v{k} = {Constants[at.A]}",
                Opcode.Multiply => $"v{k} = v{at.A}·v{at.B}",
                Opcode.Add => $"v{k} = v{at.A} + v{at.B}",
                Opcode.MultiplyAdd => $"v{k} = v{at.A}·v{at.B} + v{at.C}",
                _ => $"{Elements(at)} = v{at.C}",
            }).Append('\n');
        }
        return text.ToString();
    }

    private string Elements(Instruction at) => at.Lanes == 1 ? $"{Arrays[at.A].Name}[{at.B}]" : $"{Arrays[at.A].Name}[{at.B}..{at.B + at.Lanes - 1}]";
}
