using ConvSymbolic.Layers;
using ConvSymbolic.Tests.Independent;

namespace ConvSymbolic.Tests.Checking.Generation;

/// <summary>Equations about the single entries of a layer with one channel and one filter.</summary>
public sealed class Rows(Layer layer, int indexBase, Random random)
{
    private readonly ReferenceLayer _reference = new(layer);
    private readonly bool _filterFirst = random.Next(2) == 0;
    private readonly bool _slopeLast = random.Next(4) == 0;

    public IEnumerable<Ix[]> Indices(Letter of) => Plain(of).Select(Written);

    public IEnumerable<Equation> Forward() => Plain(Letter.Output).Select(index => new Equation(Kind.Forward, Entry(Letter.Output, index), Sum(_reference.Output([0, 0, .. index]))));

    public IEnumerable<Equation> FilterRows() => Plain(Letter.Filter).Select(index => new Equation(Kind.FilterRow, new Slope(Letter.Filter, Written(index)), Sum(_reference.FilterGradient([0, 0, .. index]))));

    public IEnumerable<Equation> InputRows() => Plain(Letter.Input).Select(index => new Equation(Kind.InputRow, new Slope(Letter.Input, Written(index)), Sum(_reference.InputGradient([0, 0, .. index]))));

    public Equation BiasRow() => new(Kind.BiasRow, new Slope(Letter.Bias, []), Sum(_reference.BiasGradient(0)));

    public IEnumerable<Equation> Locals()
    {
        foreach (int[] o in Plain(Letter.Output))
        {
            foreach (var by in (Letter[])[Letter.Input, Letter.Filter])
            {
                foreach (int[] at in Plain(by))
                {
                    if (Local(o, by, at) is { } value)
                        yield return new Equation(Kind.Local, new Local(Written(o), by, Written(at)), value);
                    else if (random.Next(12) == 0 && (by == Letter.Filter || _reference.InputGradient([0, 0, .. at]).Terms.Count > 0))
                        yield return new Equation(Kind.Local, new Local(Written(o), by, Written(at)), new Num(0));
                }
            }
        }
    }

    public IEnumerable<Equation> Chains()
    {
        foreach (var by in (Letter[])[Letter.Input, Letter.Filter])
        {
            bool withZeros = random.Next(3) == 0;
            foreach (int[] at in Plain(by))
            {
                var outputs = Plain(Letter.Output).Where(o => withZeros || Local(o, by, at) is not null).ToArray();
                if (outputs.Length > 0)
                    yield return new Equation(Kind.Chain, new Slope(by, Written(at)), Added(outputs.Select(o => (Term)new Times(new Slope(Letter.Output, Written(o)), new Local(Written(o), by, Written(at))))));
            }
        }
    }

    public Term Matrix(Letter of) => Grid(of, index => Entry(of, index));

    public Equation MatrixOfGradients(Letter by) => new(
        Kind.Matrix,
        random.Next(3) == 0 ? new WholeSlope(by) : Grid(by, index => new Slope(by, Written(index))),
        Grid(by, index => Sum(by == Letter.Filter ? _reference.FilterGradient([0, 0, .. index]) : _reference.InputGradient([0, 0, .. index]))));

    private Grid Grid(Letter of, Func<int[], Term> cell) => new([.. Plain(of).Select(cell).Chunk(Extents(of)[^1])]);

    private Term? Local(int[] o, Letter by, int[] at)
    {
        string symbol = ReferenceLayer.Name(by == Letter.Input ? "X" : "F", [0, 0, .. at]);
        var terms = _reference.Output([0, 0, .. o]).Derivatives().Where(part => part.Symbol == symbol).ToArray();
        return terms.Length == 0 ? null : Read(terms[0].Others[0]);
    }

    private int[] Extents(Letter of) => of switch
    {
        Letter.Input => [.. layer.Input],
        Letter.Filter => [.. layer.Filter],
        _ => [.. _reference.OutputExtents[2..]],
    };

    private IEnumerable<int[]> Plain(Letter of) => ReferenceLayer.Indices(Extents(of));

    private Ix[] Written(int[] index) => [.. index.Select(value => new Ix(value + indexBase))];

    private Entry Entry(Letter of, int[] index) => new(of, Written(index));

    private static Term Added(IEnumerable<Term> terms) => terms.ToArray() is [var one] ? one : new Added([.. terms.Select(term => new Signed(1, term))]);

    private Term Sum(ReferencePolynomial polynomial)
    {
        if (polynomial.Terms.Count == 0)
            return new Num(0);
        var terms = polynomial.Terms.Keys.Select(key => ReferencePolynomial.Factors(key).Select(Read).ToArray()).ToArray();
        return Added(terms
            .OrderBy(factors => factors.Length == 1 && factors[0] is Entry { Of: Letter.Bias } ? 1 : 0)
            .ThenBy(factors => Key(factors, isInput: true), StringComparer.Ordinal)
            .Select(factors => factors.Length == 1 ? factors[0] : new Times([.. factors.OrderBy(Order)])));
    }

    private static string Key(Term[] factors, bool isInput) => string.Concat(factors.OrderBy(factor => factor is Slope ? 0 : factor is Entry { Of: Letter.Input } == isInput ? 1 : 2)
        .SelectMany(factor => factor is Entry entry ? entry.At : ((Slope)factor).At).Select(index => (char)('0' + index.Constant)));

    private int Order(Term factor) => factor is Slope ? _slopeLast ? 3 : 0 : factor is Entry { Of: Letter.Filter } == _filterFirst ? 1 : 2;

    private Term Read(string name)
    {
        int[] index = [.. name[2..^1].Split(',').Select(int.Parse)];
        return name[0] switch
        {
            'X' => Entry(Letter.Input, index[2..]),
            'F' => Entry(Letter.Filter, index[2..]),
            'b' => new Entry(Letter.Bias, []),
            _ => new Slope(Letter.Output, Written(index[2..])),
        };
    }
}
