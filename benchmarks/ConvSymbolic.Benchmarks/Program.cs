using System.Globalization;
using BenchmarkDotNet.Running;
using ConvSymbolic;
using ConvSymbolic.Benchmarks;
using ConvSymbolic.Benchmarks.Corpus;
using ConvSymbolic.Benchmarks.Kernels;
using ConvSymbolic.Tests.Independent.Documents;

// Without a command of ours the arguments are BenchmarkDotNet's.
switch (args)
{
    case ["compare", .. var words] when ComparisonOptions.Parse(words) is { } options:
        Comparison.Run(options);
        return 0;
    case ["first", var input, var filter] when Read(input, filter) is { } job:
        FreshProcess.PrintFirst(job);
        return 0;
    case ["job", var input, var filter] when Read(input, filter) is { } job:
        FreshProcess.PrintPeak(job);
        return 0;
    case ["corpus", var folder] when CorpusMeasure.Run(folder, Console.Out, (text, options) => HandDerivation.Check(text, options)):
        return 0;
    case ["fresh", .. var words] when FreshCommand.Parse(words) is { } command:
        command.Run(Console.Out);
        return 0;
    case ["all-sizes"]:
        AllSizesTimes.Print();
        return 0;
    case ["check-times", var document] when File.Exists(document):
        CheckTimes.Print(document, null);
        return 0;
    case ["check-times", var document, var program] when File.Exists(document) && File.Exists(program):
        CheckTimes.Print(document, program);
        return 0;
    case ["kernels", .. var words] when KernelOptions.Parse(words) is { } options:
        KernelTable.Print(options);
        return 0;
    case ["coverage"]:
        using (var coq = Coq.Build())
            Console.Write(CoverageTable.Write(coq));
        foreach (string solver in CoverageTable.Absent)
            Console.Error.WriteLine($"{solver} is not installed; the table says nothing of it");
        return 0;
    case ["compare" or "first" or "job" or "corpus" or "check-times" or "all-sizes" or "coverage" or "kernels" or "fresh", ..]:
        Console.Error.WriteLine($"usage: {ComparisonOptions.Help} | {CorpusMeasure.Help} | {CheckTimes.Help} | first H K | job H K | all-sizes | coverage | {KernelOptions.Help} | {FreshCommand.Help}; H and K are the extents of input and filter, the paths are those of this program and of convsym as published");
        return 2;
    default:
        BenchmarkRunner.Run<JobBenchmark>(args: args);
        return 0;
}

static Job? Read(string input, string filter) =>
    int.TryParse(input, CultureInfo.InvariantCulture, out int h) && int.TryParse(filter, CultureInfo.InvariantCulture, out int k) && k > 0 && h >= k
        ? new Job(h, k)
        : null;
