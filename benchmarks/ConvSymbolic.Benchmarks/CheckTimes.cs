using System.Diagnostics;
using System.Text;
using ConvSymbolic.Checking;

namespace ConvSymbolic.Benchmarks;

/// <summary>
/// Times the checker of hand derivations: a document warm in this process and as a whole process, and documents of up to 10,000 equations, whose time
/// should grow as their size does.
/// </summary>
internal static class CheckTimes
{
    public const string Help = "check-times DOCUMENT [CONVSYM]";

    private const int Runs = 25;
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(2);

    public static void Print(string document, string? program)
    {
        string text = File.ReadAllText(document);
        var options = new CheckOptions { File = Path.GetFileName(document) };
        var report = HandDerivation.Check(text, options);
        Console.WriteLine(FormattableString.Invariant($"{options.File}: {report.Equations.Count} equations; median of {Runs} runs"));
        Console.WriteLine(FormattableString.Invariant($"warm                 {Warm(text, options):0.0} ms"));
        if (program is not null)
            Console.WriteLine(FormattableString.Invariant($"as a whole process   {Process(program, document):0} ms ({Path.GetFileName(program)})"));
        foreach (int equations in (int[])[2_500, 5_000, 10_000])
        {
            string large = Large(equations);
            long start = Stopwatch.GetTimestamp();
            var result = HandDerivation.Check(large, new CheckOptions { File = "large.md" });
            Console.WriteLine(FormattableString.Invariant($"{result.Equations.Count,6} equations      {Stopwatch.GetElapsedTime(start).TotalSeconds:0.00} s, {result.Count(EquationVerdict.Right)} right, {result.Count(EquationVerdict.Wrong)} wrong"));
        }
    }

    private static double Warm(string text, CheckOptions options)
    {
        long start = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(start) < WarmUp)
            HandDerivation.Check(text, options);
        return Samples.MedianOf(Enumerable.Range(0, Runs).Select(_ =>
        {
            long from = Stopwatch.GetTimestamp();
            HandDerivation.Check(text, options);
            return Stopwatch.GetElapsedTime(from).TotalMilliseconds;
        }));
    }

    // The checker's exit code says whether something is wrong in the document; here only the time counts.
    private static double Process(string program, string document) => Samples.MedianOf(Enumerable.Range(0, Runs).Select(_ =>
    {
        long from = Stopwatch.GetTimestamp();
        using var process = System.Diagnostics.Process.Start(new ProcessStartInfo(program, ["check", document]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return Stopwatch.GetElapsedTime(from).TotalMilliseconds;
    }));

    // Rows of a derivation of a 3×3 input and a 2×2 filter again and again; one equation in a hundred has a slip.
    private static string Large(int equations)
    {
        string[] rows =
        [
            "O_{11} = X_{11}F_{11} + X_{12}F_{12} + X_{21}F_{21} + X_{22}F_{22}",
            "O_{12} = X_{12}F_{11} + X_{13}F_{12} + X_{22}F_{21} + X_{23}F_{22}",
            "O_{21} = X_{21}F_{11} + X_{22}F_{12} + X_{31}F_{21} + X_{32}F_{22}",
            "O_{22} = X_{22}F_{11} + X_{23}F_{12} + X_{32}F_{21} + X_{33}F_{22}",
            @"\frac{\partial O_{11}}{\partial F_{12}} = X_{12}",
            @"\frac{\partial L}{\partial F_{12}} = \frac{\partial L}{\partial O_{11}} X_{12} + \frac{\partial L}{\partial O_{12}} X_{13} + \frac{\partial L}{\partial O_{21}} X_{22} + \frac{\partial L}{\partial O_{22}} X_{23}",
            @"\frac{\partial L}{\partial X_{22}} = \frac{\partial L}{\partial O_{11}} F_{22} + \frac{\partial L}{\partial O_{12}} F_{21} + \frac{\partial L}{\partial O_{21}} F_{12} + \frac{\partial L}{\partial O_{22}} F_{11}",
            @"\frac{\partial L}{\partial F} = \text{conv}(X, \frac{\partial L}{\partial O})",
            @"\frac{\partial L}{\partial X} = \text{Full}(\text{rot180}(F), \frac{\partial L}{\partial O})",
            @"\frac{\partial L}{\partial X_{12}} = \frac{\partial L}{\partial O_{11}} F_{12} + \frac{\partial L}{\partial O_{12}} F_{11}",
        ];
        var text = new StringBuilder();
        for (int k = 0; k < equations; k++)
            text.Append("$$").Append(k % 100 == 99 ? rows[k % rows.Length].Replace("F_{11}", "F_{22}", StringComparison.Ordinal) : rows[k % rows.Length]).Append("$$\n\n");
        return text.ToString();
    }
}
