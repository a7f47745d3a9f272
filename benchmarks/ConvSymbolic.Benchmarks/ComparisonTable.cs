using System.Globalization;

namespace ConvSymbolic.Benchmarks;

/// <summary>Prints the comparison as a Markdown table.</summary>
internal static class ComparisonTable
{
    public static void Print(IReadOnlyList<Comparison.Row> rows, ComparisonOptions options)
    {
        var names = Peer.All.Where(peer => peer.Version is not null).Select(peer => peer.Name).ToList();
        Line(["input / filter", "T", "median", "minimum", "ns a term operation", "minimum", .. names.SelectMany(name => new[] { name, "ratio" }), "target", "met"]);
        Line(Enumerable.Repeat("---", 8 + 2 * names.Count));
        foreach (var row in rows)
        {
            double median = row.Ours.Samples.Median;
            Line([
                row.Job.ToString(),
                row.Job.Products.ToString("N0", CultureInfo.InvariantCulture),
                Duration(median),
                Duration(row.Ours.Samples.Minimum),
                row.PerOperation.Median.ToString("0.0", CultureInfo.InvariantCulture),
                row.PerOperation.Minimum.ToString("0.0", CultureInfo.InvariantCulture),
                .. row.Peers.SelectMany(peer => PeerCells(peer, median, options)),
                row.Target is { } target ? Duration(target) : "",
                row.Target is { } most ? median <= most ? "yes" : "no" : "",
            ]);
        }
    }

    private static string[] PeerCells(PeerTimes peer, double ours, ComparisonOptions options) => peer.IsBeyondBudget
        ? [$"> {Duration(options.Budget.TotalSeconds)}", $"> {Ratio(options.Budget.TotalSeconds / ours)}"]
        : [Duration(peer.Median), Ratio(peer.Median / ours)];

    private static string Ratio(double ratio) => ratio.ToString(ratio < 10 ? "0.0" : "N0", CultureInfo.InvariantCulture) + "×";

    private static string Duration(double seconds)
    {
        (double value, string unit) = seconds switch
        {
            < 1e-3 => (seconds * 1e6, "µs"),
            < 1 => (seconds * 1e3, "ms"),
            _ => (seconds, "s"),
        };
        return string.Create(CultureInfo.InvariantCulture, $"{value:G3} {unit}");
    }

    private static void Line(IEnumerable<string> cells) => Console.WriteLine($"| {string.Join(" | ", cells)} |");
}
