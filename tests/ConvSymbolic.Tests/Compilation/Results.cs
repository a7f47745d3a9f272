using System.Numerics;
using ConvSymbolic.Compilation;
using ConvSymbolic.Layers;

namespace ConvSymbolic.Tests.Compilation;

/// <summary>The four arrays that a layer gives.</summary>
internal sealed record Results<T>(T[] Output, T[] Filter, T[] Input, T[] Bias);

internal static class ResultsOf
{
    extension<T>(Results<T>)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        /// <summary>Runs the compiled layer on buffers that hold rubbish beforehand.</summary>
        public static Results<T> Of(Layer layer, T[] x, T[] f, T[] b, T[] g, CompileOptions options = default)
        {
            CompiledLayer<T> run = layer.Compile<T>(options);
            var results = new Results<T>(Rubbish<T>(layer.OutputShape.Count), Rubbish<T>(f.Length), Rubbish<T>(x.Length), Rubbish<T>(b.Length));
            run.Forward(x, f, b, results.Output);
            run.FilterGradient(x, g, results.Filter);
            run.InputGradient(f, g, results.Input);
            run.BiasGradient(g, results.Bias);
            return results;
        }

        /// <summary>The same by one call for everything.</summary>
        public static Results<T> Together(Layer layer, T[] x, T[] f, T[] b, T[] g, CompileOptions options = default)
        {
            var results = new Results<T>(Rubbish<T>(layer.OutputShape.Count), Rubbish<T>(f.Length), Rubbish<T>(x.Length), Rubbish<T>(b.Length));
            layer.Compile<T>(options).ForwardBackward(x, f, b, g, results.Output, results.Filter, results.Input, results.Bias);
            return results;
        }

        /// <summary>The same, the gradients by one call.</summary>
        public static Results<T> WithGradientsTogether(Layer layer, T[] x, T[] f, T[] b, T[] g, CompileOptions options = default)
        {
            CompiledLayer<T> run = layer.Compile<T>(options);
            var results = new Results<T>(Rubbish<T>(layer.OutputShape.Count), Rubbish<T>(f.Length), Rubbish<T>(x.Length), Rubbish<T>(b.Length));
            run.Forward(x, f, b, results.Output);
            run.Backward(x, f, g, results.Filter, results.Input, results.Bias);
            return results;
        }
    }

    private static T[] Rubbish<T>(int count)
        where T : IBinaryFloatingPointIeee754<T> => [.. Enumerable.Repeat(T.NaN, count)];
}
