using System.Numerics;
using ConvSymbolic.Compilation;
using ConvSymbolic.Diagnostics;
using ConvSymbolic.Layers;

namespace ConvSymbolic.Tests.Compilation;

public class CompiledInstancesTests
{
    [Fact]
    public void Each_instance_is_computed_like_a_single_one()
    {
        var layers = new RandomLayers(seed: 31);
        for (int round = 0; round < 25; round++)
        {
            Layer layer = layers.Next();
            AssertEqual<double>(layer, new Random(round));
            AssertEqual<float>(layer, new Random(round));
        }
    }

    [Fact]
    public void A_layer_too_large_for_straight_line_code_gives_the_same() =>
        AssertEqual<float>(Convolution.Create(input: [12, 12], filter: [3, 3], bias: true), new Random(1));

    [Fact]
    public void What_are_no_whole_blocks_is_refused()
    {
        CompiledInstances<double> run = Convolution.Create(input: 3, filter: 2).CompileInstances<double>();
        int lanes = run.BlockLength;
        Refused("whole blocks were expected", () => run.Forward(new double[3 * lanes - 1], new double[2 * lanes], [], new double[2 * lanes]));
        Refused("The span f has ", () => run.Forward(new double[3 * lanes], new double[lanes], [], new double[2 * lanes]));
        Refused("a multiple of", () => run.Pack(new double[3], new double[3], 1));
    }

    private static void AssertEqual<T>(Layer layer, Random random)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        CompiledInstances<T> run = layer.CompileInstances<T>();
        int count = 3 * run.BlockLength;
        T[] x = Integers(layer.InputShape.Count), f = Integers(layer.FilterShape.Count), b = Integers(layer.HasBias ? layer.Filters : 0), g = Integers(layer.OutputShape.Count);
        T[] o = new T[g.Length], df = new T[f.Length], dx = new T[x.Length], db = new T[b.Length];
        run.Forward(Packed(x), Packed(f), Packed(b), o);
        run.Backward(Packed(x), Packed(f), Packed(g), df, dx, db);
        (o, df, dx, db) = (Unpacked(o), Unpacked(df), Unpacked(dx), Unpacked(db));
        for (int k = 0; k < count; k++)
        {
            Results<T> expected = Results<T>.Of(layer, Of(x, k), Of(f, k), Of(b, k), Of(g, k));
            Assert.Equal(expected.Output, Of(o, k));
            Assert.Equal(expected.Filter, Of(df, k));
            Assert.Equal(expected.Input, Of(dx, k));
            Assert.Equal(expected.Bias, Of(db, k));
        }

        T[] Integers(int elements) => [.. Enumerable.Range(0, elements * count).Select(_ => T.CreateChecked(random.Next(-9, 10)))];

        T[] Of(T[] all, int index) => all[(all.Length / count * index)..(all.Length / count * (index + 1))];

        T[] Packed(T[] all)
        {
            var blocks = new T[all.Length];
            run.Pack(all, blocks, count);
            return blocks;
        }

        T[] Unpacked(T[] blocks)
        {
            var all = new T[blocks.Length];
            run.Unpack(blocks, all, count);
            return all;
        }
    }

    private static void Refused(string expected, Action act) => Assert.Contains(expected, Assert.Throws<ConvSymbolicException>(act).Message);
}
