namespace ConvSymbolic.Tests.Documentation;

/// <summary>Holds what a page shows to what there is: line by line, where a line <c>…</c> stands for any number of lines.</summary>
internal static class Shown
{
    private const string Skip = "…";

    private const int LinesOfDifference = 10;

    public static void Holds(string what, IReadOnlyList<string> shown, IReadOnlyList<string> actual)
    {
        int at = 0;
        bool skips = false;
        for (int k = 0; k < shown.Count; k++)
        {
            if (shown[k] == Skip)
            {
                skips = true;
                continue;
            }
            int found = at;
            while (skips && found < actual.Count && actual[found] != shown[k])
                found++;
            if (found >= actual.Count || actual[found] != shown[k])
                Assert.Fail(Difference(what, shown, k, actual, at));
            (at, skips) = (found + 1, false);
        }
        if (!skips && at < actual.Count)
            Assert.Fail(Difference(what, shown, shown.Count, actual, at));
    }

    private static string Difference(string what, IReadOnlyList<string> shown, int k, IReadOnlyList<string> actual, int at) => string.Join('\n',
    [
        $"README.md is out of date: {what} (- shown, + actual)",
        .. shown.Take(k).Select(line => "  " + line),
        .. shown.Skip(k).Take(LinesOfDifference).Select(line => "- " + line),
        .. actual.Skip(at).Take(LinesOfDifference).Select(line => "+ " + line),
    ]);
}
