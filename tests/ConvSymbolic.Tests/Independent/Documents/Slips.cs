namespace ConvSymbolic.Tests.Independent.Documents;

/// <summary>Edits of a right equation as people make them by mistake. Whether the result is false is found by evaluation.</summary>
public sealed class Slips(FreshLayer layer, Dice dice)
{
    /// <summary>The claim with one random slip, or nothing where the chosen one doesn't apply.</summary>
    public Claim? In(Claim claim, IReadOnlyList<Claim> others)
    {
        int member = dice.Int(1, claim.Members.Count - 1);
        var right = claim.Members[member];
        List<(string Name, Func<Node?> Edit)> edits = [];
        if (right.All().Any(node => node is Entry))
            edits.AddRange(OfEntries(right));
        if (right is Addition { Terms.Count: > 1 } sum)
            edits.AddRange(OfTerms(sum));
        if (right.All().OfType<Summation>().FirstOrDefault() is { } summation)
            edits.AddRange(OfSums(right, summation));
        if (right.All().Any(node => node is Applied or Whole))
            edits.AddRange(OfOperators(right));
        if (right.All().OfType<Table>().ToList() is { Count: > 0 } tables && dice.Pick(tables) is var table)
            edits.AddRange(OfTables(table).Select(
                edit => (edit.Item1, (Func<Node?>)(() => edit.Item2() is { } by ? right.Replace(table, by) : null))));
        if (claim.Members is [Entry left, _] && left.At.Count > 0 && left.At.All(place => place.IsNumber) && dice.Chance(15))
            return OnTheLeft(claim, left);
        if (right.All().OfType<Number>().ToList() is { Count: > 0 } numbers && right is not Table)
            edits.Add(("number", () => dice.Pick(numbers) is var one
                ? right.Replace(one, new Number(dice.Chance(40) ? -one.Value : one.Value + dice.Pick(-1, 1, 2))) : null));
        if (others.Where(other => other.Kind == claim.Kind && !ReferenceEquals(other, claim) && other.Members.Count > member).ToList()
            is { Count: > 0 } same
            && right is Addition)
            edits.Add(("row copied", () => dice.Pick(same).Members[member]));
        if (edits.Count == 0)
            return null;
        var (name, edit) = dice.Pick(edits);
        return edit() is { } changed
            ? claim with { Members = [.. claim.Members.Take(member), changed, .. claim.Members.Skip(member + 1)], Slip = name }
            : null;
    }

    /// <summary>Another entry of the same array.</summary>
    private Claim? OnTheLeft(Claim claim, Entry left)
    {
        int axis = dice.Int(0, left.At.Count - 1), extent = layer.Shape(left.Of)[axis];
        if (extent == 1)
            return null;
        int first = left.At[axis].Constant, next = first + (dice.Chance(50) ? 1 : -1);
        Place other = Place.Number(Math.Max(0, next));
        var changed = left with { At = [.. left.At.Take(axis), other, .. left.At.Skip(axis + 1)] };
        return claim with { Members = [changed, claim.Members[1]], Slip = "left side" };
    }

    private IEnumerable<(string, Func<Node?>)> OfEntries(Node right)
    {
        var entries = right.All().OfType<Entry>().Where(entry => entry.At.Count > 0).ToList();
        if (entries.Count == 0)
            yield break;
        Entry one = dice.Pick(entries);
        int axis = dice.Int(0, one.At.Count - 1);
        Entry With(Entry entry, int at, Place place) => entry with { At = [.. entry.At.Take(at), place, .. entry.At.Skip(at + 1)] };
        yield return ("index off by one", () => right.Replace(one, With(one, axis, one.At[axis].Plus(dice.Chance(50) ? 1 : -1))));
        if (dice.Chance(50))
            yield return ("index off by one", () => right.Replace(one, With(one, axis, one.At[axis].Plus(dice.Chance(50) ? 1 : -1))));
        if (layer.Planes(one.Of) is > 0 and var planes && dice.Int(0, planes - 1) is var plane)
            yield return ("plane index", () => right.Replace(one, With(one, plane, one.At[plane].Plus(dice.Chance(50) ? 1 : -1))));
        if (Enumerable.Range(0, one.At.Count).Where(at => at < layer.Shape(one.Of).Count && layer.Shape(one.Of)[at] == 1).ToList()
            is { Count: > 0 } units)
            yield return ("index on an extent of 1", () => dice.Pick(units) is var at
                ? right.Replace(one, With(one, at, one.At[at].Plus(dice.Int(1, 3)))) : null);
        if (one.At.Count > 1)
            yield return ("indices swapped", () => dice.Int(0, one.At.Count - 2) is var at
                ? right.Replace(one, one with { At = [.. one.At.Take(at), one.At[at + 1], one.At[at], .. one.At.Skip(at + 2)] }) : null);
        if (entries.Where(entry => entry.Of == one.Of && !ReferenceEquals(entry, one)).ToList() is { Count: > 0 } alike)
            yield return ("index of a neighbour", () => right.Replace(one, one with { At = dice.Pick(alike).At }));
        var arrays = Enum.GetValues<Quantity>().Where(
            of => of != one.Of && of.Array() != Quantity.Bias && of is not (Quantity.InputGradient or Quantity.FilterGradient)
            && layer.Shape(of).Count == one.At.Count).ToList();
        if (arrays.Count > 0 && !right.All().OfType<Local>().Any())
            yield return ("another array", () => right.Replace(one, one with { Of = dice.Pick(arrays) }));
        var affine = entries.SelectMany(entry => entry.At.Select((place, at) => (entry, place, at)))
            .Where(found => !found.place.IsNumber && !found.place.IsLetter).ToList();
        if (affine.Count == 0)
            yield break;
        var (owner, old, where) = dice.Pick(affine);
        int part = dice.Int(0, old.Parts.Count - 1);
        Place Factor(int factor) => old with { Parts = [.. old.Parts.Select((p, i) => i == part ? (p.Letter, factor) : p)] };
        yield return ("sign in an index", () => right.Replace(owner, With(owner, where, Factor(-old.Parts[part].Factor))));
        yield return ("factor in an index", () => right.Replace(owner, With(owner, where, Factor(old.Parts[part].Factor == 1 ? 2 : 1))));
        yield return ("number left out", () => old.Constant == 0 ? null
            : right.Replace(owner, With(owner, where, old with { Constant = 0 })));
        yield return ("letter left out", () => right.Replace(
            owner, With(owner, where, old with { Parts = [.. old.Parts.Where((_, i) => i != part)] })));
    }

    private IEnumerable<(string, Func<Node?>)> OfTerms(Addition sum)
    {
        int term = dice.Int(0, sum.Terms.Count - 1);
        yield return ("term left out", () => new Addition([.. sum.Terms.Where((_, i) => i != term)]));
        yield return ("term twice", () => new Addition([.. sum.Terms, sum.Terms[term]]));
        yield return ("sign of a term", () => new Addition([.. sum.Terms.Select((one, i) => i == term ? (-one.Sign, one.Term) : one)]));
        if (sum.Terms[term].Term is Product { Factors: [Entry first, Entry second] } && first.At.Count == second.At.Count)
            yield return ("indices exchanged", () => new Addition([.. sum.Terms.Select((one, i) => i == term
                ? (one.Sign, new Product([first with { At = second.At }, second with { At = first.At }])) : one)]));
    }

    private IEnumerable<(string, Func<Node?>)> OfSums(Node right, Summation sum)
    {
        int which = dice.Int(0, sum.Letters.Count - 1);
        var letter = sum.Letters[which];
        Summation With(Letter by) => sum with { Letters = [.. sum.Letters.Select((one, i) => i == which ? by : one)] };
        if (letter is { From: { } from, To: { } to })
        {
            yield return ("upper limit", () => right.Replace(sum, With(letter with { To = to.Plus(dice.Chance(50) ? 1 : -1) })));
            yield return ("lower limit", () => right.Replace(sum, With(letter with { From = from.Plus(dice.Chance(50) ? 1 : -1) })));
        }
        if (sum.Letters.Count > 1)
            yield return ("a sum left out", () => right.Replace(sum, sum with { Letters = [.. sum.Letters.Where((_, i) => i != which)] }));
    }

    private IEnumerable<(string, Func<Node?>)> OfOperators(Node right)
    {
        var turned = right.All().OfType<Applied>().Where(node => node.Operator == "rot180").ToList();
        var whole = right.All().OfType<Whole>().Where(node => node.Of.Array() != Quantity.Bias).ToList();
        var slides = right.All().OfType<Applied>().Where(node => node.Operator is "conv" or "full").ToList();
        if (turned.Count > 0)
            yield return ("rotation missing", () => dice.Pick(turned) is var one ? right.Replace(one, one.Arguments[0]) : null);
        if (whole.Count > 0)
        {
            yield return ("rotation too many", () => dice.Pick(whole) is var one ? right.Replace(one, new Applied("rot180", [one])) : null);
            yield return ("another array", () => dice.Pick(whole) is var one
                ? right.Replace(one, new Whole(dice.Pick(Quantity.Input, Quantity.Filter, Quantity.Output, Quantity.OutputGradient)))
                    : null);
        }
        if (slides.Count > 0)
            yield return ("conv for full", () => dice.Pick(slides) is var one
                ? right.Replace(one, one with { Operator = one.Operator == "conv" ? "full" : "conv" }) : null);
    }

    private IEnumerable<(string, Func<Node?>)> OfTables(Table table)
    {
        int first = dice.Int(0, table.Cells.Count - 1), second = dice.Int(0, table.Cells.Count - 1);
        Node[] cells = [.. table.Cells];
        (cells[first], cells[second]) = (cells[second], cells[first]);
        yield return ("cells exchanged", () => table with { Cells = cells });
        if (table.Cells[first] is Number number)
            yield return ("number", () => (Node)table.Replace(
                number, dice.Chance(50) ? new Number(-number.Value) : new Number(number.Value + dice.Int(1, 2))));
        if (table.Cells[first] is Addition { Terms.Count: > 1 } sum)
            yield return ("term left out", () => table.Replace(sum, new Addition([.. sum.Terms.Skip(1)])));
        if (table.Rows > 1 && table.Columns > 1)
            yield return ("transposed", () => new Table(table.Columns, table.Rows,
                [.. Enumerable.Range(0, table.Cells.Count).Select(i => table.Cells[i % table.Rows * table.Columns + i / table.Rows])]));
    }
}
