using System.Text;
using ConvSymbolic.Rendering;
using ConvSymbolic.Tests.Support;

namespace ConvSymbolic.Tests.Rendering;

/// <summary>Nothing as long as the text is held in memory.</summary>
[Collection(MemoryTests.Name)]
public class DerivationStreamTests
{
    [Theory]
    [InlineData(DerivationFormat.Text)]
    [InlineData(DerivationFormat.Latex)]
    [InlineData(DerivationFormat.Markdown)]
    [InlineData(DerivationFormat.Json)]
    [InlineData(DerivationFormat.SymPy)]
    public void Streams_in_bounded_memory(DerivationFormat format)
    {
        var layer = Convolution.Create([64, 64], [3, 3], channels: 2, filters: 2, bias: true);
        var output = new CountingWriter();
        long before = GC.GetTotalMemory(forceFullCollection: true);
        layer.WriteDerivation(output, format, cancellation: TestContext.Current.CancellationToken);
        // Some 410,000 terms: tens of megabytes of text, and the longest entry is a hundredth of it.
        Assert.True(output.Count > 8_000_000, $"{output.Count}");
        Assert.True(output.Longest < 200_000, $"{output.Longest} characters at once");
        Assert.True(output.MostMemory - before < 60_000_000, $"{output.MostMemory - before:N0} bytes");
    }

    [Fact]
    public void Tells_how_far_it_is()
    {
        var told = new List<double>();
        Convolution.Create([3, 3], [2, 2]).WriteDerivation(TextWriter.Null, progress: new Listener(told), cancellation: TestContext.Current.CancellationToken);
        Assert.Equal(17, told.Count);
        Assert.Equal(told.Order(), told);
        Assert.Equal(1, told[^1], 12);
    }

    private sealed class Listener(List<double> told) : IProgress<double>
    {
        public void Report(double value) => told.Add(value);
    }

    private sealed class CountingWriter : TextWriter
    {
        private long _nextLook;

        public long Count { get; private set; }

        public int Longest { get; private set; }

        public long MostMemory { get; private set; }

        public override Encoding Encoding => Encoding.UTF8;

        public override void Write(char value) => Add(1);

        public override void Write(string? value) => Add(value?.Length ?? 0);

        public override void Write(ReadOnlySpan<char> buffer) => Add(buffer.Length);

        private void Add(int count)
        {
            Count += count;
            Longest = Math.Max(Longest, count);
            if (Count < _nextLook)
                return;
            _nextLook = Count + 2_000_000;
            GC.Collect();
            MostMemory = Math.Max(MostMemory, GC.GetTotalMemory(forceFullCollection: false));
        }
    }
}
