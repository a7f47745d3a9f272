namespace ConvSymbolic.Cli;

/// <summary>Finds the known name that a mistyped one was probably meant to be.</summary>
internal static class NearName
{
    /// <summary>The nearest name within a third of the length in slips (a letter added, lost, changed, or two exchanged; upper and lower case are
    /// alike), or null. A name that is known needs no other.</summary>
    public static string? Of(string given, IEnumerable<string> known)
    {
        string? nearest = null;
        int fewest = Math.Max(1, given.TrimStart('-').Length / 3) + 1;
        foreach (string name in known)
        {
            if (name == given)
                return null;
            int slips = Math.Abs(name.Length - given.Length) < fewest ? Slips(given.ToUpperInvariant(), name.ToUpperInvariant()) : fewest;

            // What has no letter in common is not near.
            if (slips < fewest && slips < Math.Max(name.Length, given.Length))
                (nearest, fewest) = (name, slips);
        }
        return nearest;
    }

    private static int Slips(string from, string to)
    {
        int[] before = new int[to.Length + 1], last = [.. Enumerable.Range(0, to.Length + 1)], row = new int[to.Length + 1];
        for (int i = 1; i <= from.Length; i++)
        {
            row[0] = i;
            for (int j = 1; j <= to.Length; j++)
            {
                row[j] = Math.Min(last[j - 1] + (from[i - 1] == to[j - 1] ? 0 : 1), Math.Min(last[j], row[j - 1]) + 1);
                if (i > 1 && j > 1 && from[i - 1] == to[j - 2] && from[i - 2] == to[j - 1])
                    row[j] = Math.Min(row[j], before[j - 2] + 1);
            }
            (before, last, row) = (last, row, before);
        }
        return last[to.Length];
    }
}
