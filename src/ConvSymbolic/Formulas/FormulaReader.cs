using ConvSymbolic.Checking.Claims;
using ConvSymbolic.Checking.Forms;
using ConvSymbolic.Checking.Statements;
using ConvSymbolic.Diagnostics;
using ConvSymbolic.Documents;
using ConvSymbolic.Expressions;
using ConvSymbolic.Indices;
using ConvSymbolic.Latex;
using ConvSymbolic.Models;
using ConvSymbolic.Rewriting;

namespace ConvSymbolic.Formulas;

/// <summary>
/// Reads formulas that define arrays, one equation each, into a model. The extents that are not given are the largest at which every index stays
/// inside; where larger ones are given, entries outside are read as zeros.
/// </summary>
internal sealed class FormulaReader
{
    private readonly string _text;
    private readonly int _indexBase;
    private readonly Dictionary<string, long[]> _given;
    private readonly Dictionary<string, long[]> _extents;
    private readonly List<Definition> _definitions = [];
    private readonly List<string> _leaves = [];

    private FormulaReader(string text, string extents, int indexBase)
    {
        (_text, _indexBase) = (text, indexBase);
        _given = GivenExtents.Read(extents);
        _extents = new(_given, StringComparer.Ordinal);
    }

    /// <summary>The model that formulas define.</summary>
    /// <param name="text">LaTeX: an equation an array, on lines of their own or separated by commas.</param>
    /// <param name="extents">Extents of arrays: <c>X 5x5, b 3</c>.</param>
    /// <param name="indexBase">The first index, 0 or 1.</param>
    public static Model Read(string text, string extents, int indexBase)
    {
        var reader = new FormulaReader(text, extents, indexBase);
        var fragment = new MathFragment(text, SourceMap.Identity(text), true);
        var (statements, _) = StatementReader.Read(new MathDocument(text, DocumentKind.Latex, [fragment], [], [], []), "", CancellationToken.None);
        if (statements.OfType<Broken>().FirstOrDefault() is { } broken)
            Fail.With("formula.unreadable", $"The formula can't be read: {broken.Problem.Message}", broken.Problem.Found, broken.Problem.Expected, fragment.Map.SpanOf(broken.Problem.Range));
        if (UnreadParts.NoEquality(text, statements) is var (range, expected))
            Unread(range.Of(text), expected, fragment.Map.SpanOf(range));
        var equalities = statements.OfType<Equality>().ToList();
        if (equalities.Count == 0 || equalities.Count != statements.Count)
            Unread(text, "an equation for each array, such as Y_i = \\sum_{u=0}^{2} W_u X_{i+u}", null);
        if (UnreadParts.First(text, [], 0) is { } unread)
            Unread(unread, "equations alone", null);
        foreach (var equality in equalities)
        {
            if (equality.Relation.Kind is not (RelationKind.Equal or RelationKind.Definition) || !ReferenceEquals(equality.Head, equality.Left) || equality.Condition is not null)
                Unread(equality.Range.Of(text), "one equation an array, with = between its two sides and nothing behind", fragment.Map.SpanOf(equality.Range));
            reader.Define(equality, fragment.Map.SpanOf, reader.AxesOf(equalities));
        }
        return reader.Model();
    }

    // How many axes an array has: as many as extents are given, else as few indices as it is written with.
    private Dictionary<string, int> AxesOf(IReadOnlyList<Equality> equalities) => equalities.SelectMany(equality => equality.Forms).OfType<RefForm>()
        .GroupBy(reference => reference.Name)
        .ToDictionary(group => group.Key, group => _given.TryGetValue(group.Key, out long[]? given) ? given.Length : group.Min(reference => reference.Indices.Count), StringComparer.Ordinal);

    private void Define(Equality equality, Func<TextRange, SourceSpan> spanOf, IReadOnlyDictionary<string, int> axesOf)
    {
        var body = new FormulaBody(_text, spanOf, axesOf);
        var head = body.Head(equality.Left.Form);
        string name = ((Symbol)head.Array).Name;
        var read = LikeTerms.NumbersFirst(body.Read(equality.Right.Form));
        Element[] reads = [.. read.Nodes().OfType<Element>()];
        if (reads.Any(entry => entry.Array.Equals(head.Array)))
            Fail.With("formula.circle", $"{name} is defined by itself.", name, "arrays that come before", spanOf(equality.Range));
        foreach (var index in reads.SelectMany(entry => entry.Subscript).Concat(read.Nodes().OfType<Bracket>().SelectMany(bracket => bracket.Conditions).Select(condition => condition.Left - condition.Right)))
        {
            if (!IndexBounds.IsAffine(index))
                Fail.With("formula.not-affine", $"The index {index} is not affine in its letters.", $"{index}", "such as 2i+u-1", spanOf(equality.Range));
        }
        var ranges = new LetterRanges(head, reads, body.Sums, _extents, _indexBase).Find();
        var axes = head.Subscript.Map(index => new AxisView([.. index.Terms.Where(term => term.Atoms.Count > 0).OrderByDescending(term => term.Coefficient)
            .Select(term => ((IndexName)term.Atoms[0]).Name).Select(letter => IndexRange.UpTo(letter, ranges[letter].Last - ranges[letter].First + 1))]));
        _extents[name] = [.. axes.Select(axis => axis.Extent.Constant!.Value)];
        foreach (var entry in reads)
            Measure(entry, ranges);
        _definitions.Add(new Definition(ArrayOf(name), axes, Based(read, ranges)));
    }

    // The extents of an array that are not given: as far as it is read.
    private void Measure(Element entry, IReadOnlyDictionary<string, (long First, long Last)> ranges)
    {
        string name = ((Symbol)entry.Array).Name;
        if (!_leaves.Contains(name) && !IsDefined(name))
            _leaves.Add(name);
        var bounds = entry.Subscript.Select(index => IndexBounds.Of(index, ranges)!.Value).ToArray();
        if (!_extents.TryGetValue(name, out long[]? extents))
        {
            foreach (var (least, _) in bounds)
            {
                if (least != _indexBase)
                    Fail.With("formula.start", $"{entry} starts at {least}, and indices start at {_indexBase}; give the extents of {name}, or the other index base.", $"{least}", $"{_indexBase}");
            }
            _extents[name] = [.. bounds.Select(bound => bound.Most - _indexBase + 1)];
            return;
        }
        if (extents.Length != bounds.Length)
            Fail.With("formula.axes", $"{name} is written with {Counted.Of(bounds.Length, "index", "indices")}, and has {Counted.Of(extents.Length, "axis", "axes")}.", $"{bounds.Length}", $"{extents.Length}");
        if (!_given.ContainsKey(name) && !IsDefined(name) && bounds.Where((bound, axis) => bound.Least < _indexBase || bound.Most - _indexBase >= extents[axis]).Any())
            Fail.With("formula.disagree", $"{entry} is read outside the {string.Join('×', extents)} places that {name} has by another place; give its extents.", $"{entry}", $"at most {string.Join('×', extents)}");
    }

    // Indices and letters from 0; an entry that may lie outside its array is extended by zeros.
    private Expression Based(Expression body, IReadOnlyDictionary<string, (long First, long Last)> ranges)
    {
        IndexExpression Shifted(IndexExpression index) => index.Substitute(letter => letter + IndexExpression.FromInt64(ranges[letter].First));
        return body.Transform(node => node switch
        {
            Element entry => entry with
            {
                Subscript = entry.Subscript.Map(index => Shifted(index) - _indexBase),
                IsExtended = entry.Subscript.Where((index, axis) => IndexBounds.Of(index, ranges) is var (least, most)
                    && (least < _indexBase || most - _indexBase >= _extents[((Symbol)entry.Array).Name][axis])).Any(),
            },
            Bracket bracket => new Bracket(bracket.Conditions.Map(condition => new IndexCondition(Shifted(condition.Left), Shifted(condition.Right)))),
            Summation sum => sum with { Ranges = sum.Ranges.Map(range => IndexRange.UpTo(range.Name, ranges[range.Name].Last - ranges[range.Name].First + 1)) },
            _ => node,
        });
    }

    private Model Model()
    {
        if (_given.Keys.FirstOrDefault(name => !_leaves.Contains(name) && !IsDefined(name)) is { } unknown)
            Fail.With("formula.extents", $"Extents are given for {unknown}, which the formula doesn't have.", unknown, string.Join(", ", _leaves.Concat(_definitions.Select(definition => definition.Array.Name))));
        return new Model([.. _leaves.Select(ArrayOf)], _definitions);
    }

    private bool IsDefined(string name) => _definitions.Exists(definition => definition.Array.Name == name);

    private ModelArray ArrayOf(string name) => new(name, [.. _extents[name].Select(IndexExpression.FromInt64)]);

    private static void Unread(string found, string expected, SourceSpan? span) =>
        Fail.With("formula.unreadable", $"The formula can't be read at '{found}': expected {expected}.", found, expected, span);
}
