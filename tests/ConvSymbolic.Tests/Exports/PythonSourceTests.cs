using System.Globalization;
using ConvSymbolic.Exports;
using ConvSymbolic.Tests.Cli;
using ConvSymbolic.Tests.Support;

namespace ConvSymbolic.Tests.Exports;

/// <summary>The Python is run by NumPy on whole numbers.</summary>
public class PythonSourceTests
{
    // One process for all layers: starting NumPy takes longer than they do.
    private const string Check = """
        import importlib, json, sys
        import numpy as np
        sys.path.insert(0, sys.argv[1])
        for name, X, F, b, G in json.load(open(sys.argv[1] + "/cases.json")):
            layer = importlib.import_module(name)
            X, F, b, G = (np.array(a, dtype=float) for a in (X, F, b, G))
            results = [layer.forward(X, F, b) if b.size else layer.forward(X, F), layer.filter_gradient(X, G), layer.input_gradient(F, G)]
            if b.size:
                results.append(layer.bias_gradient(G))
            print(*(value for result in results for value in result.ravel().tolist()))
        """;

    [Fact]
    public void It_computes_what_the_definition_says()
    {
        string python = OutsideTool.Python("numpy");
        using var folder = new TemporaryFolder();
        for (int k = 0; k < SourceCases.All.Count; k++)
            File.WriteAllText(folder[$"layer{k}.py"], SourceCases.Source(SourceCases.All[k].Layer, SourceLanguage.Python));
        File.WriteAllText(folder["cases.json"], $"[{string.Join(",\n", SourceCases.All.Select((numbers, k) =>
            $"[\"layer{k}\", {List(numbers.X)}, {List(numbers.F)}, {List(numbers.B)}, {List(numbers.G)}]"))}]");
        string[] lines = OutsideTool.Run(python, "-B", "-c", Check, folder.Name).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(SourceCases.All.Count, lines.Length);
        Assert.All(SourceCases.All.Zip(lines), pair => Assert.Equal(
            pair.First.Results,
            pair.Second.Split(' ').Select(value => double.Parse(value, CultureInfo.InvariantCulture))));
    }

    private static string List(long[] values) => $"[{string.Join(", ", values)}]";
}
