using ConvSymbolic.Diagnostics;

namespace ConvSymbolic.Tests;

public class CountedTests
{
    [Theory]
    [InlineData(0, "0 equations")]
    [InlineData(1, "1 equation")]
    [InlineData(2, "2 equations")]
    public void One_has_no_s(long count, string words) => Assert.Equal(words, Counted.Of(count, "equation"));

    [Fact]
    public void An_array_of_one_entry_has_no_s() => Assert.Equal("1 entry, 3×1 entries", $"{Counted.Entries([1])}, {Counted.Entries([3, 1])}");

    [Fact]
    public void Some_nouns_change() => Assert.Equal("1 axis, 2 axes, 1,000 entries", $"{Counted.Of(1, "axis", "axes")}, {Counted.Of(2, "axis", "axes")}, {Counted.Grouped(1000, "entry", "entries")}");
}
