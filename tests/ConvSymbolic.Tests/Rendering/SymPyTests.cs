using System.Diagnostics;
using ConvSymbolic.Rendering;

namespace ConvSymbolic.Tests.Rendering;

/// <summary>The SymPy output is run by SymPy, and compared with outputs and derivatives that SymPy works out itself.</summary>
public class SymPyTests
{
    private const string Python = "/usr/bin/python3";

    // Scatters every product of the definition: O[i] += X[s·i + d·a − p]·F[a], in one axis after the other.
    private const string Check = """
        import sys, itertools, sympy
        text, (H, K, S, P, D, C, O, N) = sys.stdin.read(), map(int, sys.argv[1:9])
        ns = {}
        exec("from sympy import *", ns)
        exec(text, ns)
        out = (H + 2 * P - D * (K - 1) - 1) // S + 1
        def at(name, *index):
            return sympy.Symbol("_".join([name] + [str(i + 1) for i in index]))
        loss, wrong, seen = 0, 0, 0
        def check(name, value):
            global wrong, seen
            seen += 1
            if sympy.expand(ns[name] - value) != 0:
                wrong += 1
        for n, o, i, j in itertools.product(range(N), range(O), range(out), range(out)):
            value = at("b", o)
            for c, a, e in itertools.product(range(C), range(K), range(K)):
                y, x = S * i + D * a - P, S * j + D * e - P
                if 0 <= y < H and 0 <= x < H:
                    value += at("X", n, c, y, x) * at("F", o, c, a, e)
            check(f"O_{n+1}_{o+1}_{i+1}_{j+1}", value)
            loss += at("dO", n, o, i, j) * value
        for o, c, a, e in itertools.product(range(O), range(C), range(K), range(K)):
            check(f"dF_{o+1}_{c+1}_{a+1}_{e+1}", sympy.diff(loss, at("F", o, c, a, e)))
        for n, c, y, x in itertools.product(range(N), range(C), range(H), range(H)):
            check(f"dX_{n+1}_{c+1}_{y+1}_{x+1}", sympy.diff(loss, at("X", n, c, y, x)))
        for o in range(O):
            check(f"db_{o+1}", sympy.diff(loss, at("b", o)))
        lines = [line for line in text.splitlines() if " = " in line]
        for line in lines:
            sympy.sympify(line.split(" = ")[1])
        print(wrong, seen == len(lines))
        """;

    [Theory]
    [InlineData(3, 2, 1, 0, 1, 1, 2, 1)]
    [InlineData(4, 2, 2, 1, 2, 2, 1, 2)]
    public void SymPy_reads_it_and_agrees(int input, int filter, int stride, int padding, int dilation, int channels, int filters, int batch)
    {
        Assert.SkipUnless(File.Exists(Python) && Run("import sympy", "").Exit == 0, "SymPy is not installed");
        var layer = Convolution.Create(
            [input, input], [filter, filter], stride, padding, dilation, channels, filters, batch: batch, bias: true);
        var output = new StringWriter();
        layer.WriteDerivation(output, DerivationFormat.SymPy, cancellation: TestContext.Current.CancellationToken);
        var (exit, answer) = Run(Check, output.ToString(), input, filter, stride, padding, dilation, channels, filters, batch);
        Assert.Equal((0, "0 True\n"), (exit, answer));
    }

    private static (int Exit, string Output) Run(string script, string standardInput, params int[] arguments)
    {
        var start = new ProcessStartInfo(Python, ["-c", script, .. arguments.Select(argument => $"{argument}")]) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        process.StandardInput.Write(standardInput);
        process.StandardInput.Close();
        var error = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output + error.Result);
    }
}
