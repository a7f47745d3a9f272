using System.Globalization;

namespace ConvSymbolic.Tests.Checking.Claims;

/// <summary>An index such as s i + d u − p: terms of a coefficient and one or two letters; no letter for a number.</summary>
internal sealed record Linear(params (int Coefficient, string[] Letters)[] Terms)
{
    public static Linear Of(string text) => new([.. text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Term)]);

    // +s*i, -p, +1
    private static (int, string[]) Term(string text)
    {
        int sign = text[0] == '-' ? -1 : 1;
        string rest = text.TrimStart('-', '+');
        return rest.Length == 0 ? (sign, []) : int.TryParse(rest, out int number) ? (sign * number, []) : (sign, rest.Split('*'));
    }

    public string? Variable => Terms is [(1, [var letter])] ? letter : null;

    public IEnumerable<string> Letters => Terms.SelectMany(term => term.Letters);

    public int At(Func<string, int> value) => Terms.Sum(term => term.Letters.Aggregate(term.Coefficient, (product, letter) => product * value(letter)));

    public string Latex
    {
        get
        {
            string text = string.Concat(Terms.Select((term, k) => (term.Coefficient < 0 ? "-" : k == 0 ? "" : "+")
                + (term.Letters.Length == 0 || Math.Abs(term.Coefficient) != 1 ? Math.Abs(term.Coefficient).ToString(CultureInfo.InvariantCulture) + " " : "") + string.Join(' ', term.Letters)));
            return text.Length == 0 ? "0" : text.Trim();
        }
    }
}

/// <summary>A number: an entry, a bracket, a product or a sum.</summary>
internal abstract record Scalar
{
    public abstract string Latex { get; }

    /// <summary>The value; an entry that isn't there throws <see cref="OutsideException"/>.</summary>
    public abstract long At(SmallLayer layer, Dictionary<string, int> indices);

    /// <summary>Before the name of an index whose limits move with another one: it may leave its array, which is 0 there.</summary>
    protected const string Moving = "moving ";

    /// <summary>Before the name of an index that the left side says: beside the input and the gradient that arrives there are
    /// zeros.</summary>
    public const string Free = "free ";

    public virtual IEnumerable<Scalar> Within => [this];

    protected static Func<string, int> Values(SmallLayer layer, Dictionary<string, int> indices) => name => indices.TryGetValue(name, out int index) ? index : layer.Letter(name) ?? throw new OutsideException();

    protected static string Name(string array) => array switch { "dX" => @"\frac{\partial L}{\partial X", "dF" => @"\frac{\partial L}{\partial F", "G" => @"\frac{\partial L}{\partial O", _ => array };
}

/// <summary>An entry or a letter that a claim speaks of and the layer doesn't have.</summary>
internal sealed class OutsideException : Exception;

/// <summary>An entry; with a divisor it is 0 where the index isn't a whole number. Outside of its array it is 0, but for an index that is
/// a letter of a sum or a number.</summary>
internal sealed record Entry(string Array, Linear Index, string? Divisor = null) : Scalar
{
    public override string Latex
    {
        get
        {
            string index = Divisor is null ? Index.Latex : $"({Index.Latex})/{Divisor}", name = Name(Array);
            return name.StartsWith('\\') ? $"{name}_{{{index}}}}}" : $"{name}_{{{index}}}";
        }
    }

    public override long At(SmallLayer layer, Dictionary<string, int> indices)
    {
        int at = Index.At(Values(layer, indices));
        var array = layer.Arrays[Array];
        if (Divisor is not null)
        {
            int divisor = layer.Letter(Divisor) ?? throw new OutsideException();
            if (at % divisor != 0)
                return 0;
            at /= divisor;
        }
        if (at >= 0 && at < array.Length)
            return array[at];
        if (Array is "X" or "G" && Index.Variable is { } free && indices.ContainsKey(Free + free))
            return 0;
        return Divisor is null && ((Index.Variable is { } letter && !indices.ContainsKey(Moving + letter)) || !Index.Letters.Any(indices.ContainsKey)) ? throw new OutsideException() : 0;
    }
}

/// <summary>[left = right].</summary>
internal sealed record Condition(Linear Left, Linear Right) : Scalar
{
    public override string Latex => $"[{Left.Latex} = {Right.Latex}]";

    public override long At(SmallLayer layer, Dictionary<string, int> indices) => Left.At(Values(layer, indices)) == Right.At(Values(layer, indices)) ? 1 : 0;
}

/// <summary>A product.</summary>
internal sealed record Times(params Scalar[] Factors) : Scalar
{
    public override string Latex => string.Join(' ', Factors.Select(factor => factor.Latex));

    // A condition that fails makes the product 0 whatever stands beside it (Iverson's convention); else every factor is looked at: an entry
    // that isn't there is no entry times 0 either.
    public override long At(SmallLayer layer, Dictionary<string, int> indices) => Factors.OfType<Condition>().Any(condition => condition.At(layer, indices) == 0) ? 0
        : Factors.Select(factor => factor.At(layer, indices)).ToList().Aggregate(1L, (product, factor) => product * factor);

    public override IEnumerable<Scalar> Within => Factors.SelectMany(factor => factor.Within).Prepend(this);
}

/// <summary>Σ over an index, from and to, or over a set of numbers, or over all that the index can be.</summary>
internal sealed record Summed(string Index, Linear? First, Linear? Last, int[]? Set, Scalar Body) : Scalar
{
    public override string Latex => (Set is not null ? $@"\sum_{{{Index} \in \{{{string.Join(',', Set)}\}}}}" : First is null ? $@"\sum_{{{Index}}}" : $@"\sum_{{{Index}={First.Latex}}}^{{{Last!.Latex}}}") + " " + Body.Latex;

    public override IEnumerable<Scalar> Within => Body.Within.Prepend(this);

    public override long At(SmallLayer layer, Dictionary<string, int> indices)
    {
        var values = Values(layer, indices);
        IEnumerable<int> range = Set ?? (First is null
            ? Enumerable.Range(0, Body.Within.OfType<Entry>().FirstOrDefault(entry => entry is { Divisor: null } && entry.Index.Variable == Index) is { } alone ? layer.Arrays[alone.Array].Length : throw new OutsideException())
            : From(First.At(values), Last!.At(values)));
        bool isMoving = First is not null && First.Letters.Concat(Last!.Letters).Any(indices.ContainsKey);
        long sum = 0;
        foreach (int value in range)
        {
            var inside = new Dictionary<string, int>(indices) { [Index] = value };
            if (isMoving)
                inside[Moving + Index] = 1;
            inside.Remove(Free + Index);
            sum += Body.At(layer, inside);
        }
        return sum;
    }

    private static IEnumerable<int> From(int first, int last) => Enumerable.Range(first, Math.Max(0, last - first + 1));
}

/// <summary>A whole array.</summary>
internal abstract record Whole
{
    public abstract string Latex { get; }

    public abstract long[] At(SmallLayer layer);
}

/// <summary>An array by its name.</summary>
internal sealed record Plain(string Array) : Whole
{
    public override string Latex => Array switch { "dX" => @"\frac{\partial L}{\partial X}", "dF" => @"\frac{\partial L}{\partial F}", "G" => @"\frac{\partial L}{\partial O}", _ => Array };

    public override long[] At(SmallLayer layer) => layer.Arrays[Array];
}

/// <summary>rot180.</summary>
internal sealed record Turned(Whole Inner) : Whole
{
    public override string Latex => $@"\text{{rot180}}({Inner.Latex})";

    public override long[] At(SmallLayer layer) => [.. Inner.At(layer).Reverse()];
}

/// <summary>conv, corr or full: what each is in words, as loops.</summary>
internal sealed record Slid(string Word, Whole First, Whole Second, string? Stride, string? Dilation, string? Padding) : Whole
{
    public override string Latex
    {
        get
        {
            string[] settings = [.. new[] { ("stride", Stride), ("dilation", Dilation), ("padding", Padding) }.Where(pair => pair.Item2 is not null).Select(pair => $"{pair.Item1}={pair.Item2}")];
            return $@"\text{{{Word}}}({First.Latex}, {Second.Latex}{(settings.Length == 0 ? "" : "; " + string.Join(", ", settings))})";
        }
    }

    public override long[] At(SmallLayer layer)
    {
        var (image, kernel) = Word == "full" ? (Second, First) : (First, Second);
        long[] under = image.At(layer), over = kernel.At(layer);
        int stride = Value(Stride, layer) ?? 1, dilation = Value(Dilation, layer) ?? 1, before = Value(Padding, layer) ?? 0, after = before;
        if (Word == "full")
        {
            before = after = over.Length - 1;
        }
        int room = under.Length + before + after - dilation * (over.Length - 1) - 1;
        if (room < 0)
            throw new OutsideException();
        long[] result = new long[room / stride + 1];
        for (int i = 0; i < result.Length; i++)
        {
            for (int t = 0; t < over.Length; t++)
            {
                int at = stride * i + dilation * t - before;
                if (at >= 0 && at < under.Length)
                    result[i] += under[at] * over[t];
            }
        }
        return result;
    }

    private static int? Value(string? text, SmallLayer layer) => text is null ? null : Linear.Of(text).At(name => layer.Letter(name) ?? throw new OutsideException());
}
