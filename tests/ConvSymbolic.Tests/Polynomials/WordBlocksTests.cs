using ConvSymbolic.Polynomials;
using CsCheck;

namespace ConvSymbolic.Tests.Polynomials;

public class WordBlocksTests
{
    [Fact]
    public void Every_polynomial_gets_room_of_its_own()
    {
        var sizes = Gen.Frequency((8, Gen.Int[0, 40]), (2, Gen.Int[2_000, 5_000]), (1, Gen.Int[8_190, 20_000])).Array[0, 60];
        sizes.Sample(counts =>
        {
            var blocks = new WordBlocks(counts.Sum());
            int[] places = [.. counts.Select(blocks.Reserve)];
            Span<ulong> Slice(int k) => blocks.ArrayOf(places[k]).AsSpan(places[k] - blocks.OriginOf(places[k]), counts[k]);
            for (int k = 0; k < counts.Length; k++)
                Slice(k).Fill((ulong)k + 1);
            for (int k = 0; k < counts.Length; k++)
                Assert.Equal(-1, Slice(k).IndexOfAnyExcept((ulong)k + 1));
        });
    }

    [Fact]
    public void A_megabyte_comes_in_blocks_below_the_large_object_threshold()
    {
        var blocks = new WordBlocks(100_000);
        for (int k = 0; k < 10_000; k++)
            Assert.InRange(blocks.ArrayOf(blocks.Reserve(10)).Length, 10, 10_000);
    }
}
