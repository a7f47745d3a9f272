using System.Diagnostics.CodeAnalysis;
using System.Reflection.Emit;

namespace ConvSymbolic.Compilation.StraightLine;

/// <summary>Makes code of a program. Its parameters are the arrays, by reference; the object in front makes the call of the delegate direct.</summary>
[RequiresDynamicCode("Makes a method at run time.")]
internal sealed class Emitter
{
    /// <summary>The compiler of the runtime gives up its optimisations on methods with more bytes of IL than this.</summary>
    private const int MostBytes = 60_000;

    private readonly Program _program;
    private readonly Func<int, Arithmetic> _arithmetics;
    private readonly Arithmetic _arithmetic;
    private readonly ILGenerator _il;
    private readonly int[] _reads;
    private readonly LocalBuilder?[] _locals;
    private readonly Dictionary<Type, Stack<LocalBuilder>> _free = [];

    private Emitter(Program program, Func<int, Arithmetic> arithmetics, ILGenerator il)
    {
        (_program, _arithmetics, _arithmetic, _il, _reads) = (program, arithmetics, arithmetics(1), il, program.CountReads());
        _locals = new LocalBuilder?[_reads.Length];
    }

    /// <summary>The program as a delegate; null when it would be too long a method.</summary>
    /// <typeparam name="TDelegate">A reference for each array; behind them, of a loop, the number of blocks.</typeparam>
    /// <param name="program">What to compute.</param>
    /// <param name="arithmetics">On what, given the lanes of an instruction.</param>
    /// <param name="isLoop">Whether it runs over blocks: an element of an array is then a whole value, and the arrays of a block follow those of the one before.</param>
    public static TDelegate? Emit<TDelegate>(Program program, Func<int, Arithmetic> arithmetics, bool isLoop)
        where TDelegate : Delegate
    {
        Type reference = arithmetics(1).Number.MakeByRefType();
        Type[] parameters = [typeof(object), .. program.Arrays.Select(_ => reference)];
        if (isLoop)
            parameters = [.. parameters, typeof(nint)];
        var method = new DynamicMethod("StraightLine", typeof(void), parameters, typeof(Emitter).Module, skipVisibility: true);
        ILGenerator il = method.GetILGenerator();
        var emitter = new Emitter(program, arithmetics, il);
        if (isLoop)
            emitter.WriteLoop();
        else
            emitter.WriteOnce();
        il.Emit(OpCodes.Ret);
        return il.ILOffset > MostBytes ? null : method.CreateDelegate<TDelegate>(new object());
    }

    private void WriteLoop()
    {
        int blocks = _program.Arrays.Length + 1;
        Label top = _il.DefineLabel(), end = _il.DefineLabel();
        _il.MarkLabel(top);
        _il.Emit(OpCodes.Ldarg_S, (byte)blocks);
        _il.Emit(OpCodes.Brfalse, end);
        WriteOnce();
        for (int array = 0; array < _program.Arrays.Length; array++)
        {
            WriteAddress(array, _program.Arrays[array].Length);
            _il.Emit(OpCodes.Starg_S, (byte)(array + 1));
        }
        _il.Emit(OpCodes.Ldarg_S, (byte)blocks);
        _il.Emit(OpCodes.Ldc_I4_1);
        _il.Emit(OpCodes.Sub);
        _il.Emit(OpCodes.Starg_S, (byte)blocks);
        _il.Emit(OpCodes.Br, top);
        _il.MarkLabel(end);
    }

    private void WriteOnce()
    {
        for (int k = 0; k < _reads.Length; k++)
        {
            Instruction at = _program.Instructions[k];
            Arithmetic arithmetic = _arithmetics(at.Lanes);
            switch (at.Opcode)
            {
                case Opcode.Load when _reads[k] == 1:
                    // Read where it is needed, as an operand of the instruction.
                    continue;
                case Opcode.Store:
                    WriteAddress(at.A, at.B);
                    WriteValue(at.C);
                    WriteCalls(arithmetic.BeforeStore);
                    _il.Emit(OpCodes.Unaligned, (byte)1);
                    _il.Emit(OpCodes.Stobj, arithmetic.Memory);
                    continue;
                case Opcode.Load:
                    WriteLoad(at);
                    break;
                case Opcode.Spread:
                    WriteValue(at.A);
                    _il.Emit(OpCodes.Call, arithmetic.Broadcast!);
                    break;
                case Opcode.Constant:
                    WriteConstant((double)_program.Constants[at.A]);
                    break;
                case Opcode.Multiply:
                    WriteValue(at.A);
                    WriteValue(at.B);
                    WriteCall(arithmetic.Multiply, OpCodes.Mul);
                    break;
                case Opcode.Add:
                    WriteValue(at.A);
                    WriteValue(at.B);
                    WriteCall(arithmetic.Add, OpCodes.Add);
                    break;
                default:
                    WriteValue(at.A);
                    WriteValue(at.B);
                    WriteValue(at.C);
                    _il.Emit(OpCodes.Call, arithmetic.MultiplyAdd);
                    break;
            }
            // A local is free for another value once its own was read for the last time: the runtime optimises only so many.
            _il.Emit(OpCodes.Stloc, _locals[k] = FreeOf(arithmetic.Value).TryPop(out LocalBuilder? local) ? local : _il.DeclareLocal(arithmetic.Value));
        }
    }

    private Stack<LocalBuilder> FreeOf(Type type)
    {
        if (!_free.TryGetValue(type, out Stack<LocalBuilder>? free))
            _free[type] = free = new();
        return free;
    }

    private void WriteValue(int value)
    {
        _reads[value]--;
        if (_locals[value] is not { } local)
        {
            WriteLoad(_program.Instructions[value]);
            return;
        }
        _il.Emit(OpCodes.Ldloc, local);
        if (_reads[value] == 0)
            FreeOf(local.LocalType).Push(local);
    }

    private void WriteLoad(Instruction load)
    {
        WriteAddress(load.A, load.B);
        _il.Emit(OpCodes.Unaligned, (byte)1);
        Arithmetic arithmetic = _arithmetics(load.Lanes);
        _il.Emit(OpCodes.Ldobj, arithmetic.Memory);
        WriteCalls(arithmetic.AfterLoad);
    }

    private void WriteAddress(int array, int index)
    {
        _il.Emit(OpCodes.Ldarg_S, (byte)(array + 1));
        if (index == 0)
            return;
        _il.Emit(OpCodes.Ldc_I4, index * _arithmetic.Bytes);
        _il.Emit(OpCodes.Add);
    }

    private void WriteConstant(double value)
    {
        if (_arithmetic.Number == typeof(float))
            _il.Emit(OpCodes.Ldc_R4, (float)value);
        else
            _il.Emit(OpCodes.Ldc_R8, value);
        if (_arithmetic.Broadcast is { } broadcast)
            _il.Emit(OpCodes.Call, broadcast);
    }

    private void WriteCall(System.Reflection.MethodInfo? method, OpCode instruction)
    {
        if (method is null)
            _il.Emit(instruction);
        else
            _il.Emit(OpCodes.Call, method);
    }

    private void WriteCalls(System.Reflection.MethodInfo[] methods)
    {
        foreach (var method in methods)
            _il.Emit(OpCodes.Call, method);
    }
}
