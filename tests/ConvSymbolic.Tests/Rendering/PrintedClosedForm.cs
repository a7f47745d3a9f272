using System.Globalization;
using System.Text.RegularExpressions;

namespace ConvSymbolic.Tests.Rendering;

/// <summary>A printed closed form of a gradient, such as Σ_{o=1..2} full(rot180 F[o,c], ∂L/∂O[o])[m], carried out with the operators that a text defines.</summary>
internal sealed class PrintedClosedForm(string text, PrintedOperators operators, Func<string, long[], PrintedArray> planeOf, int axes)
{
    private string _rest = text.Replace('−', '-');

    /// <summary>The plane that the form gives, for the numbers of its other letters.</summary>
    public PrintedArray Evaluate(Dictionary<string, long> numbers)
    {
        if (Sum.Match(_rest) is not { Success: true } sum)
        {
            var result = Array(numbers);
            // The index of the result is that on the left.
            Assert.Matches(@"^(\[[^\]]*\])?$", _rest);
            return result;
        }
        string body = _rest[sum.Length..];
        var terms = new List<PrintedArray>();
        foreach (var values in Ranges(sum.Groups[1].Value))
            terms.Add(new PrintedClosedForm(body, operators, planeOf, axes).Evaluate(numbers.Concat(values).ToDictionary()));
        return new PrintedArray(terms[0].Extents, position => terms.Sum(term => term.At(position)));
    }

    private static IEnumerable<Dictionary<string, long>> Ranges(string ranges) => ranges.Split(", ").Aggregate(
        (IEnumerable<Dictionary<string, long>>)[[]],
        (all, range) =>
        {
            string[] parts = range.Split('=', '.');
            long first = long.Parse(parts[1], CultureInfo.InvariantCulture), last = long.Parse(parts[^1], CultureInfo.InvariantCulture);
            return all.SelectMany(values => Enumerable.Range(0, (int)(last - first + 1)).Select(k => new Dictionary<string, long>(values) { [parts[0]] = first + k }));
        });

    private PrintedArray Array(Dictionary<string, long> numbers)
    {
        if (Take("rot180 "))
            return operators.Rotate(Array(numbers));
        if (Take("("))
        {
            var inside = Array(numbers);
            Assert.True(Take(")"), _rest);
            return inside;
        }
        if (Stuff.Match(_rest) is { Success: true } stuff)
        {
            _rest = _rest[stuff.Length..];
            return operators.Stuff(Array(numbers), PerAxis(stuff.Groups[1].Value + stuff.Groups[2].Value));
        }
        foreach (string word in new[] { "conv", "full" })
        {
            if (!Take(word + "("))
                continue;
            var left = Array(numbers);
            Assert.True(Take(", "), _rest);
            var right = Array(numbers);
            var arguments = new Dictionary<string, long[]>();
            if (Take("; "))
            {
                while (Argument.Match(_rest) is { Success: true } argument)
                {
                    _rest = _rest[argument.Length..];
                    Read(argument.Groups[1].Value, argument.Groups[2].Value, arguments);
                }
            }
            Assert.True(Take(")"), _rest);
            return operators.Apply(word, left, right, arguments);
        }
        var array = Plane.Match(_rest);
        Assert.True(array.Success, _rest);
        _rest = _rest[array.Length..];
        string[] indices = array.Groups[2].Value.Split(',', StringSplitOptions.RemoveEmptyEntries);
        return planeOf(array.Groups[1].Value, [.. indices.Select(index => PrintedIndex.Evaluate(index, name => numbers[name]))]);
    }

    private void Read(string name, string value, Dictionary<string, long[]> arguments)
    {
        if (name == "size")
        {
            arguments[name] = [.. value.Split('×').Select(long.Parse)];
        }
        else if (name == "padding")
        {
            string[] parts = value.StartsWith('(') && value.EndsWith(')') && value.Contains(", ", StringComparison.Ordinal) ? value[1..^1].Split(", ") : [value];
            long[][] sides = [.. parts.Select(part => part.Split(':').Select(side => long.Parse(side.Trim('(', ')'), CultureInfo.InvariantCulture)).ToArray())];
            if (sides.Length == 1)
                sides = [.. Enumerable.Repeat(sides[0], axes)];
            (arguments["padding"], arguments["after"]) = ([.. sides.Select(side => side[0])], [.. sides.Select(side => side[^1])]);
        }
        else
        {
            arguments[name] = PerAxis(value);
        }
    }

    private long[] PerAxis(string value)
    {
        long[] values = [.. value.Trim('(', ')').Split(", ").Select(long.Parse)];
        return values.Length == 1 ? [.. Enumerable.Repeat(values[0], axes)] : values;
    }

    private bool Take(string start)
    {
        if (!_rest.StartsWith(start, StringComparison.Ordinal))
            return false;
        _rest = _rest[start.Length..];
        return true;
    }

    private static readonly Regex Sum = new(@"^Σ_\{([^}]*)\} ?");

    private static readonly Regex Stuff = new(@"^stuff_(?:\{(\([^)]*\))\}|(\d+)) ");

    private static readonly Regex Argument = new(
        @"^(?:, )?(stride|dilation|padding|size) (\((?:[^()]|\([^()]*\))*\)(?::(?:\(-?\d+\)|-?\d+))?|[-\d:×]+(?:\(-?\d+\))?)");

    private static readonly Regex Plane = new(@"^(∂L/∂O|X|F)(?:\[([^\]]*)\])?");
}
