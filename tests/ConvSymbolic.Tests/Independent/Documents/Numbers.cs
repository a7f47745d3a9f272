namespace ConvSymbolic.Tests.Independent.Documents;

/// <summary>Arrays given in small numbers, and what follows from them.</summary>
public sealed class Numbers
{
    private readonly FreshLayer _layer;

    private readonly Dice _dice;

    public Numbers(FreshLayer layer, int indexBase, Dice dice)
    {
        (_layer, _dice) = (layer, dice);
        Dictionary<Quantity, Grid> given = [];
        foreach (var quantity in new[] { Quantity.Input, Quantity.Filter, Quantity.OutputGradient, Quantity.Bias })
            given[quantity] = new Grid(layer.Shape(quantity),
                [.. new Grid(layer.Shape(quantity)).Values.Select(_ => (long)dice.Int(-4, 9))]);
        World = new World(layer, indexBase, new Dictionary<string, int>(), dice, given);
    }

    public World World { get; }

    /// <summary>What holds at the given numbers, and at all others where it is said of symbols.</summary>
    public static Truth TruthOf(Claim claim, int member, World given, World any)
    {
        bool isNumeric = claim.Text is null && claim.Members[member - 1].All().Concat(claim.Members[member].All()).Any(
            node => node is Number { Value: not 0 } || node is Table table && table.Cells.All(cell => cell is Number));
        return Truths.Of(isNumeric ? [given] : [given, any], claim, member);
    }

    public List<Claim> Given()
    {
        List<Claim> given = [.. new[] { Quantity.Input, Quantity.Filter, Quantity.OutputGradient }
            .Select(of => new Claim("given", [new Whole(of), Grid(of)]))];
        if (_layer.HasBias)
            given.Add(new("given", [new Whole(Quantity.Bias), new Number(World[Quantity.Bias].Values[0])]));
        return given;
    }

    /// <summary>An array in numbers, perhaps with its closed form, or one entry with its sum.</summary>
    public Claim Random(Operators operators)
    {
        var of = _dice.Pick(Quantity.Output, Quantity.FilterGradient, Quantity.InputGradient);
        if (_dice.Chance(30))
            return Row();
        if (operators.AreWritten && _dice.Chance(40))
        {
            var closed = of == Quantity.Output ? operators.Forward() : of == Quantity.FilterGradient ? operators.FilterGradient()
                : operators.InputGradient();
            return new("numbers behind an operator", [.. closed.Members, Grid(of)]);
        }
        return new("numbers", [new Whole(of), Grid(of)]);
    }

    private Claim Row()
    {
        var outputs = World[Quantity.Output];
        int o = _dice.Int(0, outputs.Values.Length - 1);
        List<(int, Node)> terms = [.. _layer.Products.Where(p => p.Output == o).Select(p => (1, (Node)new Product(
            [new Number(World[Quantity.Input].Values[p.Input]), new Number(World[Quantity.Filter].Values[p.Filter])])))];
        if (_layer.HasBias)
            terms.Add((1, new Product([new Number(1), new Number(World[Quantity.Bias].Values[0])])));
        var left = new Entry(Quantity.Output, [.. outputs.Index(o).Select(i => Place.Number(i + World.Base))]);
        return new("row of numbers", [left, new Addition(terms), new Number(outputs.Values[o])]);
    }

    private Table Grid(Quantity of)
    {
        var grid = World[of];
        return new(grid.Shape.Count == 1 ? 1 : grid.Shape[0], grid.Shape[^1], [.. grid.Values.Select(value => new Number(value))]);
    }
}
