using System.Text.Json;
using ConvSymbolic.Expressions;
using ConvSymbolic.Indices;
using ConvSymbolic.Notation;

namespace ConvSymbolic.Rendering;

/// <summary>What an operator on arrays means: in words, and by the formula of an entry.</summary>
/// <param name="Operator">The operator.</param>
/// <param name="Entry">An entry of its result: conv(A, B)[u].</param>
/// <param name="Value">What the entry is.</param>
/// <param name="Text">The sentence that says both.</param>
internal sealed record OperatorDefinition(Operator Operator, Element Entry, Expression Value, Prose Text);

/// <summary>
/// The meaning of conv, full, rot180, stuff and pad, with the arguments that a text writes. Whatever prints one of them takes its
/// definition
/// from here, so that a word means the same in notes, derivations, source code, help and documentation.
/// </summary>
internal sealed class OperatorDefinitions
{
    // Two letters for arrays that the reader has not given to another one.
    private static readonly (string First, string Second)[] Letters =
        [("A", "B"), ("P", "Q"), ("U", "V"), ("Y", "Z"), ("C", "D"), ("R", "T")];

    private static readonly IndexExpression H = "H", K = "K", M = "M", S = "s", D = "d", Before = "p", After = "p⁺";

    private readonly Symbol _a, _b;
    private readonly int _indexBase;
    private readonly HashSet<Operator> _operators = [];
    private readonly HashSet<ArgumentName> _arguments = [];
    private readonly IndexExpression _after;

    private OperatorDefinitions(IEnumerable<Expression> printed, NotationOptions notation)
    {
        string[] taken = [notation.Input, notation.Filter, notation.Output, notation.Loss, notation.Bias];
        var (first, second) = Letters.First(pair =>
            !taken.Contains(pair.First, StringComparer.Ordinal) && !taken.Contains(pair.Second, StringComparer.Ordinal));
        (_a, _b, _indexBase) = (new Symbol(first), new Symbol(second), notation.IndexBase);
        bool isEven = true;
        foreach (var expression in printed)
        {
            expression.Transform(node =>
            {
                if (node is Application application)
                    isEven &= Note(application);
                return node;
            });
        }
        _after = isEven ? Before : After;
    }

    /// <summary>The definitions of the operators that occur in what is printed; empty where none does.</summary>
    public static OperatorDefinitions Of(IEnumerable<Expression> printed, NotationOptions notation) => new(printed, notation);

    /// <summary>The definitions of all operators, with every argument, in the notation of the documentation: indices from 0.</summary>
    public static OperatorDefinitions All { get; } = new(
        [
            new Application(Operator.Correlate, [], [Argument(ArgumentName.Stride, S), Argument(ArgumentName.Dilation, D),
                Argument(ArgumentName.Padding, Before, After), Argument(ArgumentName.Size, M)]),
            .. new[] { Operator.Full, Operator.Rot180, Operator.Stuff, Operator.Pad }.Select(op => new Application(op, [], [])),
        ],
        NotationOptions.Default with { IndexBase = 0 });

    /// <summary>Whether nothing has to be defined.</summary>
    public bool IsEmpty => _operators.Count == 0;

    /// <summary>What the letters in the definitions are.</summary>
    public Prose Letter
    {
        get
        {
            Prose text = $"In these definitions {_a} and {_b} are any arrays, with {Size(H)} and {Size(K)} entries on an axis. "
                + $"One letter stands for the indices or sizes of all axes; these letters belong to the definitions alone. "
                + $"Indices start at {_indexBase}, and an entry whose index lies outside its array is 0.";
            if (_operators.Contains(Operator.Correlate) || _operators.Contains(Operator.Full))
                text.AppendLiteral(" conv and full mean cross-correlations.");
            if (Defaults() is { Length: > 0 } defaults)
                text.AppendLiteral($" If nothing else is written, {defaults}.");
            return text;
        }
    }

    /// <summary>The definitions, in a fixed order.</summary>
    public IReadOnlyList<OperatorDefinition> Items => [.. Enum.GetValues<Operator>().Where(_operators.Contains).Select(Define)];

    /// <summary>The letters and the definitions as blocks of a document.</summary>
    public IReadOnlyList<Block> Blocks => IsEmpty ? []
        : [new Paragraph(Letter), new ItemList(IsNumbered: false, [.. Items.Select(item => item.Text)])];

    /// <summary>The letters and the definitions as lines of plain text.</summary>
    public IEnumerable<string> Lines()
    {
        if (IsEmpty)
            return [];
        var writer = new PlainTextWriter(new WritingStyle { Notation = NotationOptions.Default with { IndexBase = _indexBase } });
        return [PlainProse.Of(Letter, writer), .. Items.Select(item => PlainProse.Of(item.Text, writer))];
    }

    /// <summary>The definitions as a property of a JSON object.</summary>
    public void WriteTo(Utf8JsonWriter json, LatexWriter writer)
    {
        var plain = new PlainTextWriter(new WritingStyle { Notation = NotationOptions.Default with { IndexBase = _indexBase } });
        json.WriteStartArray("definitions");
        foreach (var item in Items)
        {
            json.WriteStartObject();
            json.WriteString("operator", OperatorNames.Word(item.Operator));
            json.WriteString("text", PlainProse.Of(item.Text, plain));
            json.WriteString("entry", writer.Write(item.Entry));
            json.WriteString("value", writer.Write(item.Value));
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private OperatorDefinition Define(Operator op) => op switch
    {
        Operator.Correlate => Correlate(),
        Operator.Full => New(
            new Application(Operator.Full, [_b, _a], []),
            "u",
            Summed((IndexExpression)"u" + "v" - (K - 1)),
            entry => $"In {Whole(entry)}, {_b} slides over {_a} with zeros around so that every overlap counts: "
                + $"{entry.Entry} is {entry.Value}, and on each axis there are {Size(H + K - 1)} entries."),
        Operator.Rot180 => New(
            new Application(Operator.Rot180, [_b], []),
            "v",
            new Element(_b, [], [K - 1 - "v"]),
            entry => $"{Whole(entry)} is {_b} turned by 180°, so that every axis is reversed: {entry.Entry} is {entry.Value}."),
        Operator.Stuff => New(
            new Application(Operator.Stuff, [_a], [Argument(ArgumentName.Stride, S)]),
            "t",
            new Summation([new IndexRange("i", 0, H - 1)],
                new Product([new Element(_a, [], ["i"]), new Bracket([new IndexCondition(S * "i", "t")])])),
            entry => $"{Whole(entry)} is {_a} with {Size(S - 1)} zeros between neighbours: "
                + $"{entry.Entry} is {entry.Value}, and on each axis there are {Size(S * (H - 1) + 1)} entries."),
        _ => New(
            new Application(Operator.Pad, [_a], [Argument(ArgumentName.Padding, Before, _after)]),
            "t",
            new Element(_a, [], [(IndexExpression)"t" - Before], IsExtended: true),
            entry => $"{Whole(entry)} is {_a} with {Size(Before)} zeros before and {Size(_after)} after it, "
                + $"a negative number of them crops: {entry.Entry} is {entry.Value}, "
                + $"and on each axis there are {Size(H + Before + _after)} entries."),
    };

    private OperatorDefinition Correlate()
    {
        var arguments = new List<Argument>();
        IndexExpression stride = 1, dilation = 1, before = 0, after = 0;
        if (_arguments.Contains(ArgumentName.Stride))
            arguments.Add(Argument(ArgumentName.Stride, stride = S));
        if (_arguments.Contains(ArgumentName.Dilation))
            arguments.Add(Argument(ArgumentName.Dilation, dilation = D));
        if (_arguments.Contains(ArgumentName.Padding))
            arguments.Add(Argument(ArgumentName.Padding, before = Before, after = _after));
        if (_arguments.Contains(ArgumentName.Size))
            arguments.Add(Argument(ArgumentName.Size, M));
        var extent = Size(IndexExpression.Floor(H + before + after - dilation * (K - 1) - 1, stride) + 1);
        var bare = new Application(Operator.Correlate, [_a, _b], []);
        return New(
            bare with { Arguments = [.. arguments] },
            "u",
            Summed(stride * "u" + dilation * "v" - before),
            entry => Sentence(bare, arguments, entry.Value, extent));
    }

    // The arguments stand in words: a formula with all of them would be wider than a line.
    private Prose Sentence(Application bare, List<Argument> arguments, Expression value, IndexValue extent)
    {
        Prose text = $"In {bare}, {_b} slides over {_a} without being turned: ";
        for (int k = 0; k < arguments.Count; k++)
        {
            text.AppendLiteral($"{(k == 0 ? "with" : k == arguments.Count - 1 ? " and" : ",")} {OperatorNames.Word(arguments[k])} ");
            text.AppendFormatted(Size(arguments[k].Values[0]));
            if (arguments[k].Values is [_, var after] && after != arguments[k].Values[0])
            {
                text.AppendLiteral(" before and ");
                text.AppendFormatted(Size(after));
                text.AppendLiteral(" after");
            }
        }
        text.AppendLiteral(arguments.Count == 0 ? "" : ", ");
        text.AppendFormatted(new Element(bare, [], ["u"]));
        text.AppendLiteral(" is ");
        text.AppendFormatted(value);
        text.AppendLiteral(", and on each axis there are ");
        text.AppendFormatted(extent);
        text.AppendLiteral(_arguments.Contains(ArgumentName.Size) ? " entries where no size says how many." : " entries.");
        return text;
    }

    private Summation Summed(IndexExpression at) => new(
        [new IndexRange("v", 0, K - 1)],
        new Product([new Element(_a, [], [at], IsExtended: true), new Element(_b, [], ["v"])]));

    private static OperatorDefinition New(Application whole, string index, Expression value, Func<OperatorDefinition, Prose> text)
    {
        var bare = new OperatorDefinition(whole.Operator, new Element(whole, [], [index]), value, "");
        return bare with { Text = text(bare) };
    }

    private static Expression Whole(OperatorDefinition definition) => definition.Entry.Array;

    private static IndexValue Size(IndexExpression size) => new(size);

    private static Argument Argument(ArgumentName name, params IndexExpression[] values) => new(name, [.. values]);

    // Notes what is used; false where an axis has unequal padding.
    private bool Note(Application application)
    {
        _operators.Add(application.Operator);
        bool isEven = true;
        foreach (var argument in application.Arguments)
        {
            if (application.Operator == Operator.Correlate)
                _arguments.Add(argument.Name);
            if (argument.Name == ArgumentName.Padding)
                isEven &= Enumerable.Range(0, argument.Values.Count / 2)
                    .All(axis => argument.Values[2 * axis] == argument.Values[2 * axis + 1]);
        }
        return isEven;
    }

    private string Defaults()
    {
        var parts = new List<string>();
        if (_arguments.Contains(ArgumentName.Stride))
            parts.Add("the stride is 1");
        if (_arguments.Contains(ArgumentName.Dilation))
            parts.Add("the dilation is 1");
        if (_arguments.Contains(ArgumentName.Padding))
            parts.Add("there is no padding");
        return parts.Count < 2 ? string.Concat(parts) : $"{string.Join(", ", parts.SkipLast(1))} and {parts[^1]}";
    }
}
