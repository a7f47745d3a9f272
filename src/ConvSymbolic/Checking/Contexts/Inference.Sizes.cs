using ConvSymbolic.Checking.Forms;
using ConvSymbolic.Checking.Statements;
using ConvSymbolic.Indices;
using ConvSymbolic.Latex;
using ConvSymbolic.Layers;

namespace ConvSymbolic.Checking.Contexts;

// Numbers for the author's size parameters.
internal sealed partial class Inference
{
    // What shapes and the limits of sums say, and stride, dilation and padding.
    private Dictionary<string, long> Sizes(ArrayLayout layout, Layer layer, AxisSetting[] relations, SizeSearch sizes, SymbolicRelation? symbolic)
    {
        var numbers = new Dictionary<string, long>(StringComparer.Ordinal);
        var sample = new Sample(layer, numbers);
        var indices = _indexLetters ??= IndexLetters();

        // A limit that is the extent itself is likelier than one beside it, and a variable that stands alone tells more than one with a number.
        var votes = new Dictionary<string, List<(long Value, int Weight)>>(StringComparer.Ordinal);
        foreach (var (extent, role, position) in sizes.Shapes)
            Vote(extent, sample.ExtentOf(role, position), _ => 6);
        foreach (var (last, role, position, isShifted) in sizes.Limits)
            Vote(last, LastOf(role, position), value => isShifted ? 2 : value == sample.ExtentOf(role, position) ? 5 : 4);
        foreach (var (name, values) in votes)
            numbers[name] = values.GroupBy(vote => vote.Value).OrderByDescending(group => group.Sum(vote => vote.Weight)).First().Key;

        // s, d and p are what is declared, and not what would make a formula true.
        Declare("s", _declared.Stride is not null, layer.Stride);
        Declare("d", _declared.Dilation is not null, layer.Dilation);
        Declare("p", _declared.Padding is not null, layer.PaddingBefore);
        for (int axis = 0; symbolic is not null && axis < Math.Min(layout.Axes, symbolic.Axes.Length); axis++)
        {
            Bind(symbolic.Axes[axis].Stride, relations[axis].Stride);
            Bind(symbolic.Axes[axis].Dilation, relations[axis].Dilation);
            var (stride, dilation, padding) = relations[axis];
            Bind(symbolic.Axes[axis].Offset, symbolic.Axes[axis].IsFlipped
                ? dilation * (layer.Filter[axis] - 1) - padding - (stride - dilation - 1) * _base
                : -padding - (stride + dilation - 1) * _base);
        }

        // i = 0, …, H − K: what is left open in the range of the output is the extent of the input, where it comes out as that.
        foreach (var (last, role, position, _) in sizes.Limits.Where(limit => limit is { Role: Role.Output, Position.Kind: AxisKind.Spatial }))
        {
            if (last.Names.Distinct().Where(name => !numbers.ContainsKey(name)).ToArray() is [var name] && !indices.Contains(name) && last.Names.Distinct().Skip(1).Any()
                && sample.Numbered(last.Substitute(other => other == name ? layer.Input[position.Axis] : null)).Constant == LastOf(role, position))
                numbers[name] = layer.Input[position.Axis];
        }
        return numbers;

        void Declare(string letter, bool isDeclared, IReadOnlyList<int> values)
        {
            if (isDeclared && !indices.Contains(letter) && values.Distinct().Count() == 1)
                numbers[letter] = values[0];
        }

        long LastOf(Role role, AxisPosition position) => (position.Kind == AxisKind.Spatial ? _base : _channelBase) + sample.ExtentOf(role, position) - 1;

        void Vote(IndexExpression written, long value, Func<long, int> weight)
        {
            string[] names = [.. written.Names.Distinct()];
            if (names is not [var name] || indices.Contains(name) || SymbolicAxis.Coefficient(written, name) is not { Constant: 1 })
                return;
            if (written.Substitute(other => other == name ? IndexExpression.Zero : null).Constant is { } number)
            {
                if (!votes.TryGetValue(name, out var list))
                    votes[name] = list = [];
                list.Add((value - number, weight(value - number)));
            }
        }

        void Bind(IndexExpression expression, long value)
        {
            expression = expression.Substitute(known => numbers.TryGetValue(known, out long number) ? number : (IndexExpression?)null);
            if (expression.Names.Distinct().ToArray() is [var name] && !indices.Contains(name) && SymbolicAxis.Coefficient(expression, name) is { Constant: 1 or -1 } sign)
            {
                var rest = expression.Substitute(other => other == name ? IndexExpression.Zero : null);
                if (rest.Constant is { } number)
                    numbers.TryAdd(name, (value - number) * sign.Constant!.Value);
            }
        }
    }

    private HashSet<string>? _indexLetters;

    // An image of n×n beside F_{mn}: a letter that is an index somewhere is no size anywhere, also where nothing else is taken from a line.
    private HashSet<string> IndexLetters() =>
        _forms.Sums.SelectMany(sum => sum.Limits).Select(limit => limit.Name)
            .Concat(_seen.References.Where(reference => RoleOfAnyLayer(reference) is not null)
                .SelectMany(reference => reference.Indices).Select(index => index.Variable).OfType<string>())
            .ToHashSet(StringComparer.Ordinal);

    // X ∈ ℝ^{n×n}, an image of n×n.
    private static HashSet<string> SizeLetters(IReadOnlyList<Statement> statements) => [.. statements.SelectMany(statement => statement switch
    {
        ShapeOf shape => shape.Extents,
        Lone { Side.Node: ProductNode product } => ShapeReader.Extents(product) ?? [],
        _ => [],
    }).SelectMany(extent => extent.Names)];

    private const string Middle = "its middle, and the rest from its first entry";

    // A sum over the filter from −r to r; one from 1 where O_i meets X_{s·i+m−1}, which is the first entry for an i of 0 only.
    private string? CountedApart(SymbolicRelation? symbolic)
    {
        var limits = _forms.Sums.SelectMany(sum => sum.Limits.Where(limit => FormTree.Within(sum.Body).OfType<RefForm>().Any(reference => RoleOfAnyLayer(reference) is Role.Filter or Role.FilterGradient && reference.Indices.Any(index => index.Variable == limit.Name)))).ToList();
        if (limits.Any(limit => limit is { First: { Divisor: null } first, Last: { Divisor: null } last } && first.Value == -last.Value && first.Value != IndexExpression.Zero))
            return Middle;

        // K_{−u,−v} is an entry of a filter that is counted from there.
        if (_forms.References.Any(reference => RoleOfAnyLayer(reference) is Role.Filter or Role.FilterGradient && reference.Indices.Count > 0 && reference.Indices.All(index => (-index.Value).Terms is [{ Coefficient: 1, Atoms: [IndexName] }])))
            return Middle;
        bool isFromOne = symbolic is { IsForward: true } && symbolic.Axes.All(axis => !axis.IsFlipped && axis.Stride.Constant != 1 && (axis.Offset + axis.Dilation).Constant == 0) && limits.Count > 0 && limits.All(limit => limit.First?.Value.Constant == 1);
        return isFromOne && _declared.IndexBase is null ? "1, and the rest from 0" : null;
    }
}
