namespace ConvSymbolic.Tests.Checking.Claims;

/// <summary>A claim and its truth at a layer.</summary>
internal sealed class RandomClaim
{
    private static readonly string[] Settings = ["s", "d", "p", "p^+", "K", "H", "H'"];
    private static readonly string[] Arrays = ["X", "F", "G", "O", "dX", "dF"];

    private readonly Random _random;
    private readonly Func<SmallLayer, bool> _holds;

    private RandomClaim(Random random)
    {
        _random = random;
        (Latex, _holds) = _random.Next(3) == 0 ? Operators() : Sums();
    }

    public string Latex { get; }

    public static RandomClaim Next(Random random) => new(random);

    /// <summary>Whether it holds at a layer, by brute force.</summary>
    public bool Holds(SmallLayer layer)
    {
        try
        {
            return _holds(layer);
        }
        catch (OutsideException)
        {
            return false;
        }
    }

    private T Some<T>(params T[] choices) => choices[_random.Next(choices.Length)];

    private (string, Func<SmallLayer, bool>) Operators()
    {
        Whole Operand() => _random.Next(3) == 0 ? new Turned(new Plain(Some("X", "F", "G"))) : new Plain(Some("X", "F", "G"));
        Whole Applied() => new Slid(Some("conv", "conv", "corr", "full", "full"), Operand(), Operand(), null, null, null) is var bare && bare.Word != "full" && _random.Next(2) == 0
            ? bare with { Stride = Some(null, "+s", "+1"), Dilation = Some(null, "+s", "+d"), Padding = Some(null, "+p", "+K -1", "+p^+") } : bare;
        string[] known =
        [
            "O=conv:X:F", "O=corr:X:F", "dF=conv:X:G", "dX=full:rF:G", "dX=full:F:G", "dX=full:G:rF", "O=conv:F:X", "dF=conv:G:X",
        ];
        Whole left, right;
        if (_random.Next(2) == 0)
        {
            string[] parts = Some(known).Split('=', ':');
            Whole Read(string name) => name[0] == 'r' ? new Turned(new Plain(name[1..])) : new Plain(name);
            (left, right) = (new Plain(parts[0]), new Slid(parts[1], Read(parts[2]), Read(parts[3]), null, null, null));
            if (_random.Next(2) == 0 && parts[0] == "dF")
                right = (Slid)right with { Dilation = Some("+s", "+d"), Padding = Some(null, "+p", "+p^+") };
            if (_random.Next(2) == 0 && parts[0] == "O" && parts[2] == "X")
                right = (Slid)right with { Stride = Some("+s", "+d"), Dilation = Some(null, "+d"), Padding = Some(null, "+p", "+K -1") };
        }
        else
        {
            (left, right) = (_random.Next(2) == 0 ? new Plain(Some("O", "dX", "dF")) : Applied(), Applied());
            if (_random.Next(3) == 0)
                right = new Turned(right);
            if (_random.Next(3) == 0 && right is Slid { Word: "full" } full)
                (left, right) = (new Turned(full with { First = full.Second, Second = full.First }), full);
        }
        string text = $"{left.Latex} = {Written(right)}";
        return (text.Replace("=+", "=", StringComparison.Ordinal).Replace(" -1", "-1", StringComparison.Ordinal), layer => left.At(layer).SequenceEqual(right.At(layer)));

        static string Written(Whole array) => array.Latex;
    }

    private (string, Func<SmallLayer, bool>) Sums()
    {
        // s, d and p written out, or left out.
        string s = _random.Next(3) == 0 ? "+i" : "+s*i", d = _random.Next(3) == 0 ? "+u" : "+d*u", p = _random.Next(3) == 0 ? "" : " -p", back = p.Length == 0 ? "" : " +p";
        var read = Linear.Of($"{s} {d}{p}");
        Linear zero = Linear.Of("+0"), taps = Linear.Of("+K -1"), windows = Linear.Of("+H' -1"), i = Linear.Of("+i"), u = Linear.Of("+u"), m = Linear.Of("+m");
        (Scalar Left, string Free, Scalar Right) claim = _random.Next(6) switch
        {
            0 or 1 => (new Entry("O", i), "i", new Summed("u", zero, taps, null, new Times(new Entry("X", read), new Entry("F", u)))),
            2 => (new Entry("dF", u), "u", _random.Next(2) == 0 ? new Summed("i", zero, windows, null, new Times(new Entry("G", i), new Entry("X", read))) : new Summed("i", null, null, null, new Times(new Entry("G", i), new Entry("X", read)))),
            3 => (new Entry("dX", m), "m", new Summed("i", null, null, null, new Summed("u", null, null, null, new Times(new Entry("G", i), new Entry("F", u), new Condition(read, m))))),
            4 when s.Length > 2 => (new Entry("dX", m), "m", new Summed("u", zero, taps, null, new Times(new Entry("G", Linear.Of($"+m{back} {d.Replace('+', '-')}"), "s"), new Entry("F", u)))),
            4 => (new Entry("dX", m), "m", new Summed("u", zero, taps, null, new Times(new Entry("G", Linear.Of($"+m{back} {d.Replace('+', '-')}")), new Entry("F", u)))),
            _ => (new Entry("dX", read), "", new Times(new Entry("F", u), new Entry("G", i))),
        };
        int slips = Some(0, 0, 1, 1, 1, 2);
        for (int k = 0; k < slips; k++)
        {
            claim.Right = Changed(claim.Right, _random.Next(claim.Right.Within.Count()));
            if (claim.Free.Length == 0 && _random.Next(2) == 0)
                claim.Left = new Entry("dX", Changed(read));
        }
        if (claim.Free.Length == 0)
            return ($"{claim.Left.Latex} += {claim.Right.Latex}", layer => Accumulates(layer, (Entry)claim.Left, claim.Right));
        return ($"{claim.Left.Latex} = {claim.Right.Latex}", layer => Enumerable.Range(0, layer.Arrays[((Entry)claim.Left).Array].Length).All(free =>
        {
            var indices = new Dictionary<string, int> { [claim.Free] = free, [Scalar.Free + claim.Free] = 1 };
            return claim.Left.At(layer, indices) == claim.Right.At(layer, indices);
        }));
    }

    // Loops over all windows and taps; what would be added outside of the array is added nowhere.
    private static bool Accumulates(SmallLayer layer, Entry target, Scalar added)
    {
        long[] sum = new long[layer.Arrays[target.Array].Length];
        string[] loops = [.. added.Within.OfType<Entry>().Select(entry => entry.Index.Variable).OfType<string>().Where(name => layer.Letter(name) is null).Distinct()];
        void Loop(int depth, Dictionary<string, int> indices)
        {
            if (depth < loops.Length)
            {
                int extent = layer.Arrays[added.Within.OfType<Entry>().First(entry => entry.Index.Variable == loops[depth]).Array].Length;
                for (int value = 0; value < extent; value++)
                    Loop(depth + 1, new(indices) { [loops[depth]] = value });
                return;
            }
            int at = target.Index.At(name => indices.TryGetValue(name, out int value) ? value : layer.Letter(name) ?? throw new OutsideException());
            long value1 = added.At(layer, indices);
            if (at >= 0 && at < sum.Length)
                sum[at] += value1;
        }
        Loop(0, []);
        return sum.SequenceEqual(layer.Arrays[target.Array]);
    }

    // One place changed: a letter, a sign, a number, an array, a limit.
    private Scalar Changed(Scalar part, int place)
    {
        if (place > 0)
        {
            switch (part)
            {
                case Summed sum:
                    return sum with { Body = Changed(sum.Body, place - 1) };
                case Times product:
                    int skipped = 1;
                    for (int k = 0; k < product.Factors.Length; k++)
                    {
                        int count = product.Factors[k].Within.Count();
                        if (place < skipped + count)
                            return new Times([.. product.Factors.Select((factor, at) => at == k ? Changed(factor, place - skipped) : factor)]);
                        skipped += count;
                    }
                    break;
            }
        }
        return part switch
        {
            Entry entry => _random.Next(4) == 0 ? entry with { Array = Some("X", "F", "G") } : entry with { Index = Changed(entry.Index) },
            Condition condition => condition with { Left = Changed(condition.Left) },
            Summed sum => Some(0, 1, 2, 3) switch
            {
                0 when sum.Last is not null => sum with { Last = Changed(sum.Last) },
                1 => sum with { First = null, Last = null, Set = Some<int[]>([0], [0, 1], [1, 2], [7, 8]) },
                2 when sum.First is not null => sum with { First = null, Last = null },
                _ => sum with { First = Linear.Of("+0"), Last = Linear.Of(Some("+K -1", "+H' -1", "+H -1", "+K", "+d")) },
            },
            _ => part,
        };
    }

    private Linear Changed(Linear index)
    {
        var terms = index.Terms.ToList();
        int at = _random.Next(terms.Count);
        switch (_random.Next(5))
        {
            case 0:
                terms[at] = (-terms[at].Coefficient, terms[at].Letters);
                break;
            case 1 when terms.Count > 1:
                terms.RemoveAt(at);
                break;
            case 2:
                terms.Add((Some(-1, 1), Some<string[]>([], [Some(Settings)])));
                break;
            default:
                string[] letters = [.. terms[at].Letters];
                if (letters.Length == 0)
                    goto case 2;
                int letter = _random.Next(letters.Length);
                letters[letter] = Some([.. Settings, "i", "u"]);
                terms[at] = (terms[at].Coefficient, letters);
                break;
        }
        return new([.. terms]);
    }
}
