using ConvSymbolic.Layers;
using ConvSymbolic.Tests.Independent;

namespace ConvSymbolic.Tests.Checking.Generation;

/// <summary>Documents in which numbers are put in.</summary>
public sealed class NumberDocuments(Random random)
{
    public Draft Make()
    {
        int size = random.Next(3, 5);
        var layer = new Layer(Geometry.Of(new LayerOptions { Input = new[] { size, size }, Filter = new[] { 2, 2 } }));
        var style = Style.Random(random) with { Upstream = null };
        if (style.Product.Length == 0)
            style = style with { Product = @"\cdot" };
        var rows = new Rows(layer, style.Base, random);
        var numbers = new Dictionary<string, long>(StringComparer.Ordinal);
        Grid Numbers(string name, int extent) => new([.. Enumerable.Range(0, extent).Select(row => Enumerable.Range(0, extent).Select(column =>
        {
            int value = random.Next(-2, 6);
            numbers[ReferenceLayer.Name(name, 0, 0, row, column)] = value;
            return (Term)new Num(value);
        }).ToArray())]);
        Equation x = new(Kind.Definition, new Whole(Letter.Input), Numbers("X", size)), f = new(Kind.Definition, new Whole(Letter.Filter), Numbers("F", 2));
        var reference = new ReferenceLayer(layer);
        var forward = rows.Forward().ToArray();
        var put = ReferenceLayer.Indices(size - 1, size - 1).Select((index, k) =>
        {
            var symbols = (Added)forward[k].Sides[1];
            Term PutIn(Term term) => term is Entry entry
                ? new Num((int)numbers[ReferenceLayer.Name(entry.Of == Letter.Input ? "X" : "F", [0, 0, .. entry.At.Select(part => part.Constant - style.Base)])]) is { Value: < 0 } negative ? new Bracketed(negative) : new Num((int)numbers[ReferenceLayer.Name(entry.Of == Letter.Input ? "X" : "F", [0, 0, .. entry.At.Select(part => part.Constant - style.Base)])])
                : Terms.With(term, [.. Terms.Children(term).Select(PutIn)]);
            var value = reference.Output([0, 0, .. index]).Evaluate(name => numbers[name]);
            return new Equation(Kind.Numbers, forward[k].Sides[0], PutIn(symbols), new Num((int)value));
        });
        return new Draft(style, [layer], [[]], new IndexPositions(false, false, false),
        [
            RandomDocuments.Section(random, "An example", x, f),
            RandomDocuments.Section(random, "The forward pass", forward),
            RandomDocuments.Section(random, "With numbers", [.. put]),
        ])
        { Numbers = numbers };
    }
}
