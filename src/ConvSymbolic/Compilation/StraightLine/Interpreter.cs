using System.Numerics;
using ConvSymbolic.Numbers;

namespace ConvSymbolic.Compilation.StraightLine;

/// <summary>Runs a program an instruction at a time: over any numbers, and where no code can be made.</summary>
internal static class Interpreter
{
    public static void Run<T>(Program program, Func<Rational, T> convert, Func<int, int, T> load, Action<int, int, T> store)
        where T : IAdditionOperators<T, T, T>, IMultiplyOperators<T, T, T>
    {
        var values = new T[program.Instructions.Length];
        for (int k = 0; k < values.Length; k++)
        {
            Instruction at = program.Instructions[k];
            switch (at.Opcode)
            {
                case Opcode.Load:
                    values[k] = load(at.A, at.B);
                    break;
                case Opcode.Constant:
                    values[k] = convert(program.Constants[at.A]);
                    break;
                case Opcode.Multiply:
                    values[k] = values[at.A] * values[at.B];
                    break;
                case Opcode.Add:
                    values[k] = values[at.A] + values[at.B];
                    break;
                case Opcode.MultiplyAdd:
                    values[k] = values[at.A] * values[at.B] + values[at.C];
                    break;
                default:
                    store(at.A, at.B, values[at.C]);
                    break;
            }
        }
    }
}
