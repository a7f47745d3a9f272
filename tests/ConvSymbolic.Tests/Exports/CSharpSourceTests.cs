using System.Reflection;
using ConvSymbolic.Exports;
using ConvSymbolic.Tests.Independent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace ConvSymbolic.Tests.Exports;

/// <summary>The C# is compiled and run on whole numbers.</summary>
public class CSharpSourceTests
{
    private delegate void Three(ReadOnlySpan<double> first, ReadOnlySpan<double> second, Span<double> result);

    private delegate void Four(ReadOnlySpan<double> x, ReadOnlySpan<double> f, ReadOnlySpan<double> b, Span<double> o);

    private delegate void Two(ReadOnlySpan<double> g, Span<double> result);

    [Fact]
    public void It_computes_what_the_definition_says() => Assert.All(
        SourceCases.All,
        numbers => Assert.Equal(numbers.Results, Run(SourceCases.Source(numbers.Layer, SourceLanguage.CSharp), numbers)));

    [Fact]
    public void A_wrong_stride_would_be_seen()
    {
        var numbers = SourceCases.All[1];
        string source = SourceCases.Source(numbers.Layer, SourceLanguage.CSharp);
        Assert.NotEqual(numbers.Results, Run(source.Replace("Dilation1 = 2", "Dilation1 = 1", StringComparison.Ordinal), numbers));
    }

    private static double[] Run(string source, ReferenceNumbers numbers)
    {
        var type = Compile(source);
        double[] x = Doubles(numbers.X), f = Doubles(numbers.F), b = Doubles(numbers.B), g = Doubles(numbers.G);
        // Results are overwritten, whatever was there.
        double[] o = Filled(g.Length), df = Filled(f.Length), dx = Filled(x.Length), db = Filled(b.Length);
        if (numbers.Layer.HasBias)
        {
            Method<Four>(type, "Forward")(x, f, b, o);
            Method<Two>(type, "BiasGradient")(g, db);
        }
        else
        {
            Method<Three>(type, "Forward")(x, f, o);
            Assert.Null(type.GetMethod("BiasGradient"));
        }
        Method<Three>(type, "FilterGradient")(x, g, df);
        Method<Three>(type, "InputGradient")(f, g, dx);
        return [.. o, .. df, .. dx, .. db];
    }

    private static Type Compile(string source)
    {
        string[] assemblies = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator);
        var compilation = CSharpCompilation.Create(
            "exported",
            [CSharpSyntaxTree.ParseText(source)],
            assemblies.Where(path => Path.GetFileName(path) is "System.Runtime.dll" or "System.Private.CoreLib.dll").Select(path => MetadataReference.CreateFromFile(path)),
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
        using var image = new MemoryStream();
        var result = compilation.Emit(image);
        Assert.Empty(result.Diagnostics);
        return Assembly.Load(image.ToArray()).GetType("ConvolutionLayer")!;
    }

    private static T Method<T>(Type type, string name)
        where T : Delegate => type.GetMethod(name)!.CreateDelegate<T>();

    private static double[] Doubles(long[] numbers) => [.. numbers.Select(number => (double)number)];

    private static double[] Filled(int count) => [.. Enumerable.Repeat(99.0, count)];
}
