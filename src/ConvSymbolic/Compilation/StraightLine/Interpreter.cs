using System.Collections.Immutable;
using System.Numerics;
using ConvSymbolic.Numbers;

namespace ConvSymbolic.Compilation.StraightLine;

/// <summary>Runs a program an instruction at a time: over any numbers, and where no code can be made.</summary>
internal static class Interpreter
{
    public static void Run<T>(Program program, Func<Rational, T> convert, Func<int, int, T> load, Action<int, int, T> store)
        where T : IAdditionOperators<T, T, T>, IMultiplyOperators<T, T, T>
    {
        ImmutableArray<Instruction> instructions = program.Instructions;
        var starts = new int[instructions.Length + 1];
        for (int k = 0; k < instructions.Length; k++)
            starts[k + 1] = starts[k] + instructions[k].Lanes;
        var values = new T[starts[^1]];
        for (int k = 0; k < instructions.Length; k++)
        {
            Instruction at = instructions[k];
            for (int lane = 0; lane < at.Lanes; lane++)
            {
                ref T value = ref values[starts[k] + lane];
                switch (at.Opcode)
                {
                    case Opcode.Load:
                        value = load(at.A, at.B + lane);
                        break;
                    case Opcode.Spread:
                        value = values[starts[at.A]];
                        break;
                    case Opcode.Constant:
                        value = convert(program.Constants[at.A]);
                        break;
                    case Opcode.Multiply:
                        value = values[starts[at.A] + lane] * values[starts[at.B] + lane];
                        break;
                    case Opcode.Add:
                        value = values[starts[at.A] + lane] + values[starts[at.B] + lane];
                        break;
                    case Opcode.MultiplyAdd:
                        value = values[starts[at.A] + lane] * values[starts[at.B] + lane] + values[starts[at.C] + lane];
                        break;
                    default:
                        store(at.A, at.B + lane, values[starts[at.C] + lane]);
                        break;
                }
            }
        }
    }
}
