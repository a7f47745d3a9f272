using System.Collections.Immutable;
using ConvSymbolic.Numbers;

namespace ConvSymbolic.Compilation.StraightLine;

/// <summary>Writes a program down as it comes; passes improve it.</summary>
internal sealed class ProgramBuilder(params ImmutableArray<ProgramArray> arrays)
{
    private readonly ImmutableArray<Instruction>.Builder _instructions = ImmutableArray.CreateBuilder<Instruction>();
    private readonly List<Rational> _constants = [];

    public int Load(int array, int index) => Add(new(Opcode.Load, array, index));

    public int Constant(Rational value)
    {
        int at = _constants.IndexOf(value);
        if (at < 0)
        {
            at = _constants.Count;
            _constants.Add(value);
        }
        return Add(new(Opcode.Constant, at));
    }

    public int Multiply(int left, int right) => Add(new(Opcode.Multiply, left, right));

    public int Add(int left, int right) => Add(new(Opcode.Add, left, right));

    public void Store(int array, int index, int value) => Add(new(Opcode.Store, array, index, value));

    public Program Build() => new(arrays, [.. _constants], _instructions.ToImmutable());

    private int Add(Instruction instruction)
    {
        _instructions.Add(instruction);
        return _instructions.Count - 1;
    }
}
