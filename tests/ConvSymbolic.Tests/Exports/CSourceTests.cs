using System.Globalization;
using ConvSymbolic.Exports;
using ConvSymbolic.Tests.Cli;
using ConvSymbolic.Tests.Independent;
using ConvSymbolic.Tests.Support;

namespace ConvSymbolic.Tests.Exports;

/// <summary>The C is compiled without a warning, as double and as float, and run on whole numbers.</summary>
public class CSourceTests
{
    [Theory]
    [InlineData("double")]
    [InlineData("float")]
    public void It_computes_what_the_definition_says(string type)
    {
        using var folder = new TemporaryFolder();
        foreach (var numbers in type == "float" ? SourceCases.All.Take(1) : SourceCases.All)
        {
            string source = SourceCases.Source(numbers.Layer, SourceLanguage.C).Replace("typedef double real;", $"typedef {type} real;", StringComparison.Ordinal);
            File.WriteAllText(folder["layer.c"], Program(source, numbers));
            OutsideTool.Run(OutsideTool.First("C compiler", "gcc", "clang"), "-std=c99", "-Wall", "-Wextra", "-pedantic", "-Werror", "-o", folder["layer"], folder["layer.c"]);
            var results = OutsideTool.Run(folder["layer"]).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => double.Parse(line, CultureInfo.InvariantCulture));
            Assert.Equal(numbers.Results, results);
        }
    }

    private static string Program(string source, ReferenceNumbers numbers)
    {
        bool hasBias = numbers.Layer.HasBias;
        return $$"""
            #include <stdio.h>
            {{source}}
            static const real X[] = {{List(numbers.X)}}, F[] = {{List(numbers.F)}}, G[] = {{List(numbers.G)}};
            {{(hasBias ? $"static const real b[] = {List(numbers.B)};" : "")}}
            static real O[{{numbers.G.Length}}], dF[{{numbers.F.Length}}], dX[{{numbers.X.Length}}];
            {{(hasBias ? $"static real db[{numbers.B.Length}];" : "")}}
            static void print(const real *values, int count)
            {
                for (int e = 0; e < count; e++)
                    printf("%.17g\n", (double)values[e]);
            }
            int main(void)
            {
                layer_forward(X, F, {{(hasBias ? "b, " : "")}}O);
                layer_filter_gradient(X, G, dF);
                layer_input_gradient(F, G, dX);
                print(O, {{numbers.G.Length}});
                print(dF, {{numbers.F.Length}});
                print(dX, {{numbers.X.Length}});
                {{(hasBias ? $"layer_bias_gradient(G, db); print(db, {numbers.B.Length});" : "")}}
                return 0;
            }

            """;
    }

    private static string List(long[] values) => $"{{{string.Join(", ", values)}}}";
}
