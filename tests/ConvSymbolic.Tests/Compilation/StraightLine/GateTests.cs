using ConvSymbolic.Compilation;
using ConvSymbolic.Compilation.StraightLine;

namespace ConvSymbolic.Tests.Compilation.StraightLine;

public class GateTests
{
    [Fact]
    public void Refuses_a_pass_that_changes_what_is_computed()
    {
        Program program = Notes().Backward();
        (string, Func<Program, Program> Run)[] corruptions =
        [
            ("reads another element", at => Change(at, Opcode.Load, load => load with { B = load.B == 0 ? 1 : 0 })),
            ("multiplies other values", at => Change(at, Opcode.Multiply, product => product with { A = product.B })),
            ("loses a summand", at => Change(at, Opcode.Add, sum => new(Opcode.Add, sum.A, sum.A))),
            ("writes elsewhere", at => Change(at, Opcode.Store, store => store with { B = store.B + 1 })),
            ("forgets a result", at => at.With(at.Instructions.RemoveAt(at.Instructions.Length - 1))),
        ];
        foreach (var corruption in corruptions)
        {
            var error = Assert.Throws<InvalidOperationException>(() => Gate.Run(program, [Passes.All[0], corruption, Passes.All[1]]));
            Assert.StartsWith($"The pass \"{corruption.Item1}\" changed a result: element ", error.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Refuses_lanes_that_change_what_is_computed()
    {
        Program program = Notes().Backward();
        (string, Func<Program, Program> Run)[] corruptions =
        [
            ("loads other neighbours", at => Change(at, k => k is { Opcode: Opcode.Load, Lanes: > 1 }, load => load with { B = load.B == 0 ? 1 : 0 })),
            ("spreads another number", at => Change(at, k => k.Opcode == Opcode.Spread && k.A > at.Instructions.First(k => k.Opcode == Opcode.Spread).A, spread => spread with { A = at.Instructions.First(k => k.Opcode == Opcode.Spread).A })),
            ("stores beside them", at => Change(at, k => k is { Opcode: Opcode.Store, Lanes: > 1 }, store => store with { B = store.B == 0 ? 1 : 0 })),
            ("stores one alone", at => Change(at, k => k is { Opcode: Opcode.Store, Lanes: > 1 }, store => store with { Lanes = 1 })),
        ];
        foreach (var corruption in corruptions)
        {
            var error = Assert.Throws<InvalidOperationException>(() => Gate.Run(program, [.. Passes.WithLanes(4), corruption]));
            Assert.StartsWith($"The pass \"{corruption.Item1}\" changed a result: element ", error.Message, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(2)]
    [InlineData(4)]
    [InlineData(16)]
    public void Lets_lanes_through_on_random_layers(int lanes)
    {
        var layers = new RandomLayers(seed: 12);
        int packed = 0;
        for (int round = 0; round < 100; round++)
        {
            var layer = layers.Next();
            var programs = new LayerPrograms(layer, new WindowGeometry(layer));
            foreach (Program program in (Program[])[programs.Forward(), programs.FilterGradient(), programs.InputGradient(), programs.ForwardBackward()])
                packed += Gate.Run(program, Passes.WithLanes(lanes)).Instructions.Any(at => at.Lanes > 1) ? 1 : 0;
        }
        Assert.InRange(packed, 100, 400);
    }

    [Fact]
    public void Lets_the_passes_through_on_random_layers()
    {
        var layers = new RandomLayers(seed: 11);
        for (int round = 0; round < 100; round++)
        {
            var layer = layers.Next();
            var programs = new LayerPrograms(layer, new WindowGeometry(layer));
            foreach (Program program in (Program[])[programs.Forward(), programs.FilterGradient(), programs.InputGradient(), programs.Backward()])
                Assert.True(Gate.Run(program).Instructions.Length <= program.Instructions.Length);
        }
    }

    private static LayerPrograms Notes()
    {
        var layer = Convolution.Create(input: [3, 3], filter: [2, 2], bias: true);
        return new(layer, new WindowGeometry(layer));
    }

    private static Program Change(Program program, Func<Instruction, bool> which, Func<Instruction, Instruction> change)
    {
        int at = Enumerable.Range(0, program.Instructions.Length).First(k => which(program.Instructions[k]));
        return program.With(program.Instructions.SetItem(at, change(program.Instructions[at])));
    }

    // The third of its kind: the first ones are the easiest to get right.
    private static Program Change(Program program, Opcode opcode, Func<Instruction, Instruction> change)
    {
        int at = Enumerable.Range(0, program.Instructions.Length).Where(k => program.Instructions[k].Opcode == opcode).ElementAt(2);
        return program.With(program.Instructions.SetItem(at, change(program.Instructions[at])));
    }
}
