using ConvSymbolic.Indices;
using ConvSymbolic.Latex;

namespace ConvSymbolic.Checking.Forms;

/// <summary>
/// What has to be known of a whole document before its symbols can be read: whether <c>X_{11}</c> has two indices, which superscripts are channels,
/// and which symbol is differentiated and never differentiated by: the loss.
/// </summary>
internal sealed class Survey
{
    private readonly Dictionary<string, Dictionary<int, int>> _digits = new(StringComparer.Ordinal);
    private readonly Dictionary<string, HashSet<string>> _superscripts = new(StringComparer.Ordinal);
    private readonly HashSet<string> _above = new(StringComparer.Ordinal);
    private readonly HashSet<string> _below = new(StringComparer.Ordinal);
    private readonly HashSet<string> _indexed = new(StringComparer.Ordinal);
    private readonly HashSet<string> _bound = new(StringComparer.Ordinal);
    private readonly HashSet<string> _listed = new(StringComparer.Ordinal);

    // Arrays whose entries have nothing above them, and the numbers above entries.
    private readonly HashSet<string> _bare = new(StringComparer.Ordinal);
    private readonly Dictionary<string, HashSet<string>> _raised = new(StringComparer.Ordinal);

    // Arrays whose entries have a number in parentheses above them: W^{(2)}_{11}.
    private readonly HashSet<string> _numbered = new(StringComparer.Ordinal);

    private readonly HashSet<string> _lettered = new(StringComparer.Ordinal);
    private readonly HashSet<string> _shorthand = new(StringComparer.Ordinal);
    private readonly HashSet<string> _functions = new(StringComparer.Ordinal);
    private readonly HashSet<string> _called = new(StringComparer.Ordinal);
    private readonly HashSet<Node> _differentials = new(ReferenceEqualityComparer.Instance);
    private readonly HashSet<string> _outside = new(StringComparer.Ordinal);
    private readonly HashSet<string> _tens = new(StringComparer.Ordinal);
    private int _widest;
    private IReadOnlyList<Declared> _declared = [];
    private IReadOnlyList<string?> _arrays = [];
    private int _declaredAxes;

    /// <summary>Takes in what is declared from some places on: how many indices without commas the arrays have, and what they are called.</summary>
    public void Declare(IReadOnlyList<Declared> declared) => _declared = declared;

    /// <summary>Says which place of the document is read from now on.</summary>
    public void Enter(int offset)
    {
        (_declaredAxes, _arrays) = (0, []);
        for (int k = 0; k < _declared.Count && (k == 0 || _declared[k].Offset <= offset); k++)
            (_, _declaredAxes, _arrays) = _declared[k];
    }

    /// <summary>The commands that the document defines.</summary>
    public Macros Macros { get; init; } = Macros.Usual;

    /// <summary>Symbols that stand for a rotated or a padded array.</summary>
    public ArrayDefinitions Definitions { get; } = new();

    /// <summary>How many indices are written without commas, at most: the digits of 11 are two indices where X_{ij} or X_{11} is usual.</summary>
    public bool SplitsDigits(string name)
    {
        // X_1, …, X_12 have one index, X_{11}, …, X_{33} have two: most of them have the same number of digits.
        return _declaredAxes > 0 ? _declaredAxes > 1 : _digits.TryGetValue(name, out var widths) ? widths.MaxBy(pair => pair.Value).Key > 1 || IsMixed(name, widths) : _widest >= 2;
    }

    // x_1, x_2, x_3 and then x_{22}, without an x_{10} between: one axis here and two there.
    private bool IsMixed(string name, Dictionary<int, int> widths) => widths.Count == 2 && widths.ContainsKey(1) && widths.ContainsKey(2) && !_tens.Contains(name);

    /// <summary>Whether so many digits are what most subscripts of this symbol have.</summary>
    public bool HasDigits(string name, int count) =>
        _digits.TryGetValue(name, out var widths) && count == (_declaredAxes > 1 ? _declaredAxes : widths.MaxBy(pair => pair.Value).Key);

    /// <summary>Whether a symbol is differentiated and nothing by it.</summary>
    public bool IsLoss(string name) => _above.Contains(name) && !_arrays.Contains(name)
        && (!_below.Contains(name) || (_shorthand.Contains(name) && IsLossLetter(name)))
        && (!_indexed.Contains(name) || _functions.Contains(name));

    /// <summary>Whether a symbol is the loss by its letter, or by what is said of it.</summary>
    public bool IsLossName(string name) => IsLoss(name) || (IsLossLetter(name) && !_below.Contains(name) && !_arrays.Contains(name));

    private static bool IsLossLetter(string name) => name is "L" or "E" or "C" or "J" or "mathcal L" or "mathcal E" or "mathcal J" or "ell";

    /// <summary>Whether a single index stands in brackets behind a symbol: x(i), x[3].</summary>
    public bool IsCalled(string name) => _called.Contains(name);

    /// <summary>Whether a sum is an index: of variables that are indices elsewhere, and of nothing that has indices itself.</summary>
    public bool IsIndexSum(SumNode sum) => IndexReader.Read(sum) is { Value: var value } && value.Names.Any(_bound.Contains) && !value.Names.Any(_indexed.Contains);

    /// <summary>Whether a symbol with indices is still only differentiated: δL(p,q)/δO(p,q).</summary>
    public bool IsLossApart(string name) =>
        _above.Contains(name) && !_below.Contains(name) && !_outside.Contains(name) && !_arrays.Contains(name);

    /// <summary>Whether a superscript is an index: a channel, an image.</summary>
    public bool IsIndex(string name, Node superscript) => superscript switch
    {
        ListNode list => list.Items.All(item => IndexReader.Read(item) is not null),
        NameNode { IsText: false } letter => _bound.Contains(letter.Name) && letter.Name is not ("l" or "L" or "T"),
        // A channel is one although nothing may sum over it: depthwise convolutions do not.
        GroupNode { Open: "(", Inner: NameNode { IsText: false } letter } => letter.Name == "c" || _listed.Contains(letter.Name) || Counts(letter.Name)
            || (_numbered.Contains(name) && letter.Name is not ("l" or "L")),
        GroupNode { Open: "(", Inner: ScriptNode { Sub: null, Sup: null, Base: NameNode { IsText: false } } primed } => IndexReader.Read(primed)?.Variable is { } variable && Counts(variable),
        GroupNode { Open: "(", Inner: ListNode or NumberNode or GroupNode { Open: "⌊" } } => true,

        // K^{[k]}_{uv} beside Z_{kij}; a^{[l]} is that of a layer.
        GroupNode { Open: "[", Inner: NameNode { IsText: false } letter } => letter.Name is not ("l" or "L") && (Counts(letter.Name) || _lettered.Contains(letter.Name)),

        // The channel of a group: c + 2⌊o/2⌋. A layer is no sum over anything.
        GroupNode { Open: "(", Inner: SumNode sum } => IndexReader.Value(sum) is { Constant: null } value && (HasFloor(value) || value.Names.All(Counts)),
        ProductNode product => product.Factors.All(factor => factor.Factor is NameNode { IsText: false } letter && _bound.Contains(letter.Name)),
        NumberNode number => number.Text.Length == 1 && _superscripts.TryGetValue(name, out var others) && others.Count > 1,
        _ => false,
    };

    /// <summary>The exponent of an entry: x_i^2 beside x_i, where no other number stands above the letter; null for the mark of a layer.</summary>
    public int? PowerOf(string name, ScriptNode script) =>
        script is { Sup: NumberNode { Text: [>= '2' and <= '4'] text }, Sub: not null } && _bare.Contains(name)
            && _raised.TryGetValue(name, out var numbers) && numbers.Count == 1 ? text[0] - '0' : null;

    // Whether something is summed over it or its primed copy, or it stands in a list above a symbol: F^{(o,c)}. A layer is counted by l.
    private bool Counts(string name) => (_bound.Contains(name) || _bound.Contains(name + "'") || _listed.Contains(name)) && name is not ("l" or "L");

    private static bool HasFloor(IndexExpression index) => index.Terms.Any(term => term.Atoms.Any(atom => atom is IndexFloor));

    /// <summary>Looks at one side of a statement.</summary>
    public void Look(Node? side)
    {
        if (side is null)
            return;
        var numbers = new Dictionary<string, HashSet<string>>(StringComparer.Ordinal);
        foreach (var node in Nodes.Within(side))
        {
            switch (node)
            {
                case ScriptNode { Base: NameNode { Name: not ("sum" or "d" or "partial") } name } script:
                    if (script.Sup is GroupNode { Open: "(", Inner: ListNode planes })
                        _listed.UnionWith(planes.Items.OfType<NameNode>().Where(item => !item.IsText && item.Name is not ("l" or "L")).Select(item => item.Name));
                    if (script is { Sup: null, Sub: not null and not NameNode { IsText: true } })
                        _bare.Add(name.Name);
                    if (script is { Sup: NumberNode exponent, Sub: not null })
                        Add(_raised, name.Name, exponent.Text);
                    if (script is { Sup: GroupNode { Open: "(", Inner: NumberNode }, Sub: not null })
                        _numbered.Add(name.Name);
                    if (!_differentials.Contains(script))
                        _outside.Add(name.Name);
                    if (script.Sub is NumberNode { Text: var text } && text.All(char.IsAsciiDigit))
                    {
                        Count(name.Name, text.Length);
                        if (text == "10")
                            _tens.Add(name.Name);
                        _widest = Math.Max(_widest, text.Length);
                    }
                    if (script.Sub is ListNode letters)
                        _lettered.UnionWith(letters.Items.OfType<NameNode>().Select(item => item.Name));
                    if (script.Sub is ProductNode or ListNode)
                        _widest = Math.Max(_widest, 2);
                    if (script.Sup is GroupNode { Open: "(", Inner: ListNode list })
                        _listed.UnionWith(list.Items.Select(item => IndexReader.Read(item)?.Variable).OfType<string>());
                    if (script.Sub is not null and not NameNode { IsText: true })
                        _indexed.Add(name.Name);
                    if (script is { Sup: NumberNode number, Sub: NumberNode { Text.Length: > 1 } or ListNode or ProductNode })
                        Add(numbers, name.Name, number.Text);
                    break;
                case FractionNode fraction:
                    Fraction(fraction);
                    break;
                case ProductNode product:
                    Calls(product);
                    break;
                case BigSumNode sum:
                    foreach (string name in LimitReader.Names(sum))
                        _bound.Add(name);
                    break;
            }
        }

        // Channels are summed over inside one side; layers are not.
        foreach (var (name, texts) in numbers)
        {
            if (texts.Count > 1)
                _superscripts[name] = texts;
        }
    }

    private void Calls(ProductNode product)
    {
        for (int k = 0; k + 1 < product.Factors.Count; k++)
        {
            // dX, ∇X
            if (product.Factors[k].Factor is NameNode { Name: "d" or "nabla", IsText: false } && !_differentials.Contains(product) && product.Factors[k + 1].Sign == ProductSign.Juxtaposition && Base(product.Factors[k + 1].Factor) is { } by && _below.Add(by))
                _shorthand.Add(by);
            // X[i+m][j+n]
            if (k + 2 < product.Factors.Count && product.Factors[k].Factor is NameNode { IsText: false } array && product.Factors[k + 1] is { Sign: ProductSign.Juxtaposition, Factor: GroupNode { Open: "[" } } && product.Factors[k + 2] is { Sign: ProductSign.Juxtaposition, Factor: GroupNode { Open: "[" } })
            {
                _indexed.Add(array.Name);
                _outside.Add(array.Name);
            }
            if (product.Factors[k + 1] is not { Sign: ProductSign.Juxtaposition, Factor: GroupNode { Open: "(" or "[", Inner: NameNode { IsText: false } or NumberNode or ListNode } group }
                || (product.Factors[k].Factor is DifferentialNode { Operand: var operand } ? operand : product.Factors[k].Factor) is not NameNode { IsText: false } name)
                continue;
            _indexed.Add(name.Name);
            if (!_differentials.Contains(product))
                _outside.Add(name.Name);
            if (group.Inner is ListNode)
                continue;
            _called.Add(name.Name);
            if (group.Inner is NameNode variable)
                _bound.Add(variable.Name);
        }
    }

    private void Fraction(FractionNode fraction)
    {
        if (Differentials.Of(fraction) is not { } pair)
            return;
        _differentials.UnionWith(Nodes.Within(fraction.Numerator).Concat(Nodes.Within(fraction.Denominator)));
        if (Base(pair.Above) is { } above)
            _above.Add(above);
        if (pair.Function is { } function)
            _functions.Add(function.Name);
        if (Base(pair.Below) is { } below)
        {
            _below.Add(below);
            _shorthand.Remove(below);
        }
    }

    private static string? Base(Node? node) => node switch
    {
        NameNode name => name.Name,
        ScriptNode script => Base(script.Base),
        LabelledNode labelled => Base(labelled.Inner),
        ProductNode { Factors: [{ Factor: var first }, { Factor: GroupNode }] } => Base(first),
        _ => null,
    };

    private void Count(string name, int width)
    {
        if (!_digits.TryGetValue(name, out var widths))
            _digits[name] = widths = [];
        widths[width] = widths.GetValueOrDefault(width) + 1;
    }

    private static void Add(Dictionary<string, HashSet<string>> map, string name, string text)
    {
        if (!map.TryGetValue(name, out var texts))
            map[name] = texts = new HashSet<string>(StringComparer.Ordinal);
        texts.Add(text);
    }

    /// <summary>What a declaration says of the writing.</summary>
    /// <param name="Offset">From where on it holds.</param>
    /// <param name="Digits">How many indices without commas the arrays have; 0 where that is not declared.</param>
    /// <param name="Arrays">The names of arrays, which are no losses.</param>
    public sealed record Declared(int Offset, int Digits, IReadOnlyList<string?> Arrays);
}
