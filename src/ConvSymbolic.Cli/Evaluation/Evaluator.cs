using System.Collections.Immutable;
using System.Globalization;
using System.Numerics;
using System.Runtime.CompilerServices;
using ConvSymbolic.Arrays;
using ConvSymbolic.Cli.Output;
using ConvSymbolic.Compilation;
using ConvSymbolic.Diagnostics;
using ConvSymbolic.Tensors;

namespace ConvSymbolic.Cli.Evaluation;

/// <summary>Runs a layer on arrays and writes what comes out.</summary>
internal static class Evaluator
{
    /// <summary>Writes O.npy and, with a gradient of the output, dF.npy, dX.npy and (with a bias) db.npy.</summary>
    /// <param name="arrays">What goes in.</param>
    /// <param name="directory">Where the files go; made when it is not there.</param>
    /// <param name="context">The surroundings of the command.</param>
    public static void Run(LayerArrays arrays, string directory, CommandContext context)
    {
        // Halves are computed and written as float32, which holds each of them, and whole numbers alone as float64.
        if (arrays.ElementType is NpyElementType.Float16 or NpyElementType.Float32)
            Run<float>(arrays, directory, context);
        else
            Run<double>(arrays, directory, context);
    }

    // Whole numbers whose magnitudes sum to less are exact in float64, in whatever order they are added up.
    private const double MostThatIsExact = 1L << 53;

    private static void Run<T>(LayerArrays arrays, string directory, CommandContext context)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var run = arrays.Layer.Compile<T>();
        T[] x = arrays.X.As<T>(), f = arrays.F.As<T>(), b = arrays.B?.As<T>() ?? [], g = arrays.G?.As<T>() ?? [];
        var results = Results(arrays, run, x, f, b, g);
        var magnitudes = arrays.ElementType == NpyElementType.Int64 ? Results(arrays, run, Magnitudes(x), Magnitudes(f), Magnitudes(b), Magnitudes(g)) : null;
        var rounded = new List<string>();
        foreach (var result in results)
            RefuseBeyondMemory(result.Name, result.Count, Unsafe.SizeOf<T>());
        using var files = new OutputDirectory(directory, results.Select(result => result.Name));
        using (var progress = context.StartProgress("evaluating"))
        {
            for (int i = 0; i < results.Count; i++)
            {
                context.Cancellation.ThrowIfCancellationRequested();
                var result = results[i];
                var values = new T[result.Count];
                result.Fill(values);
                files.Write(result.Name, NpyArray.Create(result.Shape, values).Write);
                if (magnitudes is not null)
                {
                    magnitudes[i].Fill(values);
                    rounded.AddRange(Rounded(result.Name, result.Shape, values));
                }
                progress.Report((i + 1.0) / results.Count);
            }
        }
        context.Cancellation.ThrowIfCancellationRequested();
        files.Commit();
        rounded.ForEach(context.Tell);
    }

    // A result of whole numbers that is none any more is told.
    private static IEnumerable<string> Rounded<T>(string name, ImmutableArray<int> shape, T[] magnitudes)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var limit = T.CreateChecked(MostThatIsExact);
        int count = magnitudes.Count(magnitude => magnitude >= limit);
        if (count > 0)
        {
            string first = string.Join(',', new Shape(shape.AsSpan()).IndexOf(Array.FindIndex(magnitudes, magnitude => magnitude >= limit)));
            yield return $"{name}: {Counted.Entries(count)} may be rounded, the first at [{first}]: it adds up whole numbers beyond 2^53, and float64 does not hold all of these.";
        }
    }

    private static T[] Magnitudes<T>(T[] values)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Array.ConvertAll(values, T.Abs);

    private static List<Result<T>> Results<T>(LayerArrays arrays, CompiledLayer<T> run, T[] x, T[] f, T[] b, T[] g)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var results = new List<Result<T>>
        {
            new("O.npy", arrays.OutputShape, o => run.Forward(x, f, b, o)),
        };
        if (arrays.G is null)
            return results;
        results.Add(new("dF.npy", arrays.F.Shape, df => run.FilterGradient(x, g, df)));
        results.Add(new("dX.npy", arrays.X.Shape, dx => run.InputGradient(f, g, dx)));
        if (arrays.B is { } bias)
            results.Add(new("db.npy", bias.Shape, db => run.BiasGradient(g, db)));
        return results;
    }

    private static void RefuseBeyondMemory(string name, long count, int size)
    {
        long limit = Math.Min(GC.GetGCMemoryInfo().TotalAvailableMemoryBytes, Array.MaxLength * (long)size), bytes = count * size;
        if (bytes > limit)
            Reject.With("eval.too-large", string.Create(CultureInfo.InvariantCulture, $"{name} would take {bytes / 1e9:0.0} GB; at most {limit / 1e9:0.0} GB are available for an array here."));
    }

    private sealed record Result<T>(string Name, ImmutableArray<int> Shape, Action<T[]> Fill)
    {
        public long Count => Shape.Aggregate(1L, (count, extent) => count * extent);
    }
}
