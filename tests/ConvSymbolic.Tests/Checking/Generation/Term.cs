namespace ConvSymbolic.Tests.Checking.Generation;

/// <summary>The arrays of a layer.</summary>
public enum Letter
{
    Input,
    Filter,
    Output,
    Bias,
}

/// <summary>What stands in a generated equation. It is the generator's own tree: it shares nothing with the reader that it tests.</summary>
public abstract record Term;

/// <summary>A number.</summary>
public sealed record Num(int Value) : Term;

/// <summary>A size in an equation of sizes, as it is written.</summary>
public sealed record SizeName(string Name) : Term;

/// <summary>An entry; without its underscore where the slip is that.</summary>
public sealed record Entry(Letter Of, Ix[] At, bool DropsUnderscore = false) : Term;

/// <summary>∂L/∂ an entry; 1 drops the upper ∂, 2 the lower.</summary>
public sealed record Slope(Letter By, Ix[] At, int Missing = 0) : Term;

/// <summary>∂L/∂O written in full although it has a name of its own.</summary>
public sealed record SpelledOut(Ix[] At) : Term;

/// <summary>∂O/∂ an entry.</summary>
public sealed record Local(Ix[] Of, Letter By, Ix[] At) : Term;

/// <summary>An array.</summary>
public sealed record Whole(Letter Of) : Term;

/// <summary>∂L/∂ an array.</summary>
public sealed record WholeSlope(Letter By) : Term;

/// <summary>∂O/∂ an array.</summary>
public sealed record WholeLocal(Letter By) : Term;

/// <summary>An array before or after a step.</summary>
public sealed record Version(Letter Of, bool IsNew) : Term;

/// <summary>The learning rate.</summary>
public sealed record Rate : Term;

/// <summary>A sum.</summary>
public sealed record Added(params Signed[] Terms) : Term;

/// <summary>A term with its sign.</summary>
public sealed record Signed(int Sign, Term Term);

/// <summary>A product.</summary>
public sealed record Times(params Term[] Factors) : Term;

/// <summary>Σ; nested ones are one below the other.</summary>
public sealed record Summed(Bound[] Bounds, Term Body) : Term;

/// <summary>A variable of a Σ with its limits, which may be left out.</summary>
public sealed record Bound(string Name, Ix? First, Ix? Last);

/// <summary>An operator on arrays.</summary>
public sealed record Applied(Op Op, Term[] Operands, params Argument[] Arguments) : Term;

/// <summary>The operators.</summary>
public enum Op
{
    Conv,
    Full,
    Rotate,
    Stuff,
}

/// <summary>stride=2</summary>
public sealed record Argument(string Name, int Value);

/// <summary>A matrix.</summary>
public sealed record Grid(params Term[][] Rows) : Term;

/// <summary>A quotient.</summary>
public sealed record Quotient(Term Above, Term Below) : Term;

/// <summary>Rounded down.</summary>
public sealed record Floored(Term Inner) : Term;

/// <summary>Brackets that are not needed.</summary>
public sealed record Bracketed(Term Inner) : Term;

/// <summary>An index in the author's base: a number and variables with factors.</summary>
public sealed record Ix(int Constant, params Part[] Parts)
{
    public static Ix Of(string name) => new(0, new Part(1, name));

    public bool IsNumber => Parts.Length == 0;

    public Ix Plus(int more) => this with { Constant = Constant + more };

    /// <summary>Its value; null for a variable without one.</summary>
    public long? Value(IReadOnlyDictionary<string, long> values)
    {
        long sum = Constant;
        foreach (var part in Parts)
        {
            if (!values.TryGetValue(part.Name, out long value) || (part.By is not null && !values.ContainsKey(part.By)))
                return null;
            sum += part.Factor * value * (part.By is null ? 1 : values[part.By]);
        }
        return sum;
    }

    public bool Same(Ix other) => Constant == other.Constant && Parts.ToHashSet().SetEquals(other.Parts);
}

/// <summary>A variable of an index: Factor · By · Name.</summary>
public sealed record Part(int Factor, string Name, string? By = null);

/// <summary>Goes through terms and puts others in their places.</summary>
public static class Terms
{
    public static Term[] Children(Term term) => term switch
    {
        Added sum => [.. sum.Terms.Select(part => part.Term)],
        Times product => product.Factors,
        Summed sum => [sum.Body],
        Applied applied => applied.Operands,
        Grid grid => [.. grid.Rows.SelectMany(row => row)],
        Quotient quotient => [quotient.Above, quotient.Below],
        Floored floored => [floored.Inner],
        Bracketed bracketed => [bracketed.Inner],
        _ => [],
    };

    public static Term With(Term term, Term[] children) => term switch
    {
        Added sum => new Added([.. sum.Terms.Zip(children, (part, child) => part with { Term = child })]),
        Times => new Times(children),
        Summed sum => sum with { Body = children[0] },
        Applied applied => applied with { Operands = children },
        Grid grid => new Grid([.. children.Chunk(grid.Rows[0].Length)]),
        Quotient => new Quotient(children[0], children[1]),
        Floored => new Floored(children[0]),
        Bracketed => new Bracketed(children[0]),
        _ => term,
    };

    /// <summary>Every part of a term with what makes the whole term with another part in its place.</summary>
    public static IEnumerable<(Term Part, Func<Term, Term> Put)> Places(Term term)
    {
        yield return (term, other => other);
        var children = Children(term);
        for (int k = 0; k < children.Length; k++)
        {
            int at = k;
            foreach (var (part, put) in Places(children[k]))
                yield return (part, other => With(term, [.. children.Select((child, n) => n == at ? put(other) : child)]));
        }
    }

    public static IEnumerable<Term> Within(Term term) => Places(term).Select(place => place.Part);

    /// <summary>A term with all its indices changed.</summary>
    public static Term MapIndices(Term term, Func<Ix, Ix> map)
    {
        Ix[] All(Ix[] indices) => [.. indices.Select(map)];
        var changed = term switch
        {
            Entry entry => entry with { At = All(entry.At) },
            Slope slope => slope with { At = All(slope.At) },
            Local local => new Local(All(local.Of), local.By, All(local.At)),
            _ => term,
        };
        return With(changed, [.. Children(changed).Select(child => MapIndices(child, map))]);
    }
}
