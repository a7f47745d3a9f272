using System.Globalization;
using System.Text.RegularExpressions;

namespace ConvSymbolic.Tests.Rendering;

/// <summary>
/// The operators as a text defines them: its sentences are read from what is printed, and their formulas carried out as they stand. Nothing
/// here knows what conv or full means.
/// </summary>
internal sealed class PrintedOperators
{
    private readonly string _text;
    private readonly int _base;
    private readonly string _first, _second;

    private PrintedOperators(string text)
    {
        _text = text;
        var letters = Letters.Match(text);
        Assert.True(letters.Success, "No definitions in:\n" + text);
        (_first, _second) = (letters.Groups[1].Value, letters.Groups[2].Value);
        _base = int.Parse(letters.Groups["base"].Value, CultureInfo.InvariantCulture);
        Assert.Contains("One letter stands for the indices or sizes of all axes", text, StringComparison.Ordinal);
        Assert.Contains("an entry whose index lies outside its array is 0", text, StringComparison.Ordinal);
    }

    /// <summary>The definitions of a text in any format.</summary>
    public static PrintedOperators In(string text)
    {
        foreach (string command in new[] { @"\mathrm", @"\operatorname" })
            text = Regex.Replace(text, Regex.Escape(command) + @"\{(\w+)\}", "$1");
        text = text.Replace(@"\left", "", StringComparison.Ordinal).Replace(@"\right", "", StringComparison.Ordinal).Replace(@"\thinspace", "", StringComparison.Ordinal)
            .Replace(@"\,", "", StringComparison.Ordinal).Replace("$", "", StringComparison.Ordinal).Replace(@"\[", "[", StringComparison.Ordinal).Replace(@"\]", "]", StringComparison.Ordinal).Replace(@"^\circ", "°", StringComparison.Ordinal);
        return new PrintedOperators(Regex.Replace(text, " +", " "));
    }

    /// <summary>The operator of two arrays in the order in which they are written.</summary>
    public PrintedArray Apply(string word, PrintedArray left, PrintedArray right, IReadOnlyDictionary<string, long[]> arguments)
    {
        var sentence = (word == "conv" ? Conv : Full).Match(_text);
        Assert.True(sentence.Success, $"{word} is not defined in:\n{_text}");
        Assert.Equal(word == "conv" ? (_first, _second) : (_second, _first), (sentence.Groups["left"].Value, sentence.Groups["right"].Value));
        var (a, b) = sentence.Groups["left"].Value == _first ? (left, right) : (right, left);
        string[] read = [.. arguments.Keys.Where(name => name != "after")];
        Assert.All(read, name => Assert.Contains($"{name} ", sentence.Groups["with"].Value, StringComparison.Ordinal));
        long Setting(string name, int axis) => name switch
        {
            "H" => a.Extents[axis],
            "K" => b.Extents[axis],
            "s" => Argument("stride", axis, 1),
            "d" => Argument("dilation", axis, 1),
            "p" => Argument("padding", axis, 0),
            "p⁺" => Argument("after", axis, 0),
            _ => throw new KeyNotFoundException(name),
        };
        long Argument(string name, int axis, long missing) => arguments.TryGetValue(name, out var values) ? values[axis] : missing;
        int[] extents = [.. a.Extents.Select((_, axis) => arguments.TryGetValue("size", out var size)
            ? (int)size[axis]
            : (int)PrintedIndex.Evaluate(sentence.Groups["extent"].Value, name => Setting(name, axis)))];
        return new PrintedArray(extents, u =>
        {
            long sum = 0;
            foreach (long[] v in Positions([.. a.Extents.Select((_, axis) => (Value("low", axis), Value("high", axis)))]))
            {
                long[] at = [.. v.Select((_, axis) => PrintedIndex.Evaluate(sentence.Groups["at"].Value, name => name == "u" ? u[axis] + _base : name == "v" ? v[axis] : Setting(name, axis)) - _base)];
                sum += a.At(at) * b.At([.. v.Select(index => index - _base)]);
            }
            return sum;

            long Value(string group, int axis) => PrintedIndex.Evaluate(sentence.Groups[group].Value, name => Setting(name, axis));
        });
    }

    /// <summary>The array turned by 180°.</summary>
    public PrintedArray Rotate(PrintedArray array)
    {
        var sentence = Rot180.Match(_text);
        Assert.True(sentence.Success, "rot180 is not defined in:\n" + _text);
        return new PrintedArray(array.Extents, v => array.At([.. v.Select((index, axis) =>
            PrintedIndex.Evaluate(sentence.Groups["at"].Value, name => name == "v" ? index + _base : name == "K" ? array.Extents[axis] : throw new KeyNotFoundException(name)) - _base)]));
    }

    /// <summary>The array with zeros between its entries.</summary>
    public PrintedArray Stuff(PrintedArray array, long[] stride)
    {
        var sentence = Stuffed.Match(_text);
        Assert.True(sentence.Success, "stuff is not defined in:\n" + _text);
        long Setting(string name, int axis) => name switch { "H" => array.Extents[axis], "s" => stride[axis], _ => throw new KeyNotFoundException(name) };
        int[] extents = [.. array.Extents.Select((_, axis) => (int)PrintedIndex.Evaluate(sentence.Groups["extent"].Value, name => Setting(name, axis)))];
        return new PrintedArray(extents, t =>
        {
            var all = Positions([.. array.Extents.Select((_, axis) => (PrintedIndex.Evaluate(sentence.Groups["low"].Value, name => Setting(name, axis)), PrintedIndex.Evaluate(sentence.Groups["high"].Value, name => Setting(name, axis))))]);
            return all.Where(i => i.Select((index, axis) => PrintedIndex.Evaluate(sentence.Groups["where"].Value, name => name == "i" ? index : Setting(name, axis)) == t[axis] + _base).All(holds => holds))
                .Sum(i => array.At([.. i.Select(index => index - _base)]));
        });
    }

    private static IEnumerable<long[]> Positions((long First, long Last)[] ranges) => ranges.Aggregate(
        (IEnumerable<long[]>)[[]],
        (positions, range) => positions.SelectMany(position => Enumerable.Range(0, (int)(range.Last - range.First + 1)).Select(k => (long[])[.. position, range.First + k])));

    private static readonly Regex Letters = new(
        @"In these definitions (\w) and (\w) are any arrays, with H and K entries on an axis\..*?Indices start at (?<base>[01]),");

    private static readonly Regex Conv = new(
        @"In conv\((?<left>\w), (?<right>\w)\), \k<right> slides over \k<left> without being turned: (?<with>with [^:]*, )?conv\(\k<left>, \k<right>\)(?:_\{u\}|\[u\]) is (?:Σ_\{v=(?<low>[^.]+)\.\.(?<high>[^}]+)\}|\\sum_\{v=(?<low>[^}]+)\}\^\{(?<high>[^}]+)\}) ?\k<left>(?:_\{(?<at>[^}]*)\}|\[(?<at>[^\]]*)\])[· ]*\k<right>(?:_\{v\}|\[v\]), and on each axis there are (?<extent>.+?) entries( where no size says how many)?\.");

    private static readonly Regex Full = new(
        @"In full\((?<left>\w), (?<right>\w)\), \k<left> slides over \k<right> with zeros around so that every overlap counts: (?<with>)full\(\k<left>, \k<right>\)(?:_\{u\}|\[u\]) is (?:Σ_\{v=(?<low>[^.]+)\.\.(?<high>[^}]+)\}|\\sum_\{v=(?<low>[^}]+)\}\^\{(?<high>[^}]+)\}) ?\k<right>(?:_\{(?<at>[^}]*)\}|\[(?<at>[^\]]*)\])[· ]*\k<left>(?:_\{v\}|\[v\]), and on each axis there are (?<extent>.+?) entries\.");

    private static readonly Regex Rot180 = new(
        @"rot180 (?<of>\w) is \k<of> turned by 180°, so that every axis is reversed: \(rot180 \k<of>\)(?:_\{v\}|\[v\]) is \k<of>(?:_\{(?<at>[^}]*)\}|\[(?<at>[^\]]*)\])\.");

    private static readonly Regex Stuffed = new(
        @"stuff_(?:s|\{s\}) (?<of>\w) is \k<of> with s[−-]1 zeros between neighbours: \(stuff_(?:s|\{s\}) \k<of>\)(?:_\{t\}|\[t\]) is (?:Σ_\{i=(?<low>[^.]+)\.\.(?<high>[^}]+)\}|\\sum_\{i=(?<low>[^}]+)\}\^\{(?<high>[^}]+)\}) ?\k<of>(?:_\{i\}|\[i\])[· ]*\[(?<where>.+?) = t\], and on each axis there are (?<extent>.+?) entries\.");
}
