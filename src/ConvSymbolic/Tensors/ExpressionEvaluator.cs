using System.Diagnostics;
using ConvSymbolic.Diagnostics;
using ConvSymbolic.Expressions;
using ConvSymbolic.Indices;
using ConvSymbolic.Polynomials;

namespace ConvSymbolic.Tensors;

/// <summary>
/// From an expression to the polynomial that it is at a size, with numbers for its free indices. Works from the definitions of the nodes
/// alone, term by term, and shares no code with the expansion of a layer or with the closed forms.
/// </summary>
internal sealed class ExpressionEvaluator(ISymbolValues values, Effort? effort = null)
{
    private readonly Ring _ring = values.Ring;
    private readonly Dictionary<Summation, List<IndexCondition>?[]?> _decided = new(ReferenceEqualityComparer.Instance);

    /// <summary>Whether every entry outside its array is 0, and not an error.</summary>
    public bool IsExtended { get; init; }

    public Polynomial Evaluate(Expression expression, IReadOnlyDictionary<string, long> indices)
    {
        effort?.Spend();
        switch (expression)
        {
            case Number number:
                return Polynomial.Constant(_ring, number.Value);
            case IndexValue value:
                return Polynomial.Constant(_ring, Number(value.Value, indices));
            case Sum sum:
                var terms = new List<Polynomial>(sum.Terms.Count);
                foreach (var term in sum.Terms.Span)
                    terms.Add(Evaluate(term, indices));
                return Total(terms);
            case Product product:
                return Multiply(product, indices);
            case Bracket bracket:
                foreach (var condition in bracket.Conditions.Span)
                {
                    if (Number(condition.Left, indices) != Number(condition.Right, indices))
                        return Polynomial.Zero(_ring);
                }
                return Polynomial.Constant(_ring, 1);
            case Summation summation:
                var summands = new List<Polynomial>();
                Evaluate(summation, DecidedAt(summation), 0, Inner(indices, summation.Ranges.Count), summands);
                return Total(summands);
            case Element element:
                return Entry(element, indices);
            case Derivative { Of: Symbol { Name: Names.Loss }, By: Element by }:
                return Entry(new Element(new Derivative(new Symbol(Names.Loss), by.Array), by.Superscript, by.Subscript, by.IsExtended), indices);
            case Derivative { By: Element by } derivative:
                return SymbolOf(by, indices) is { } variable ? Evaluate(derivative.Of, indices).Differentiate(variable) : Polynomial.Zero(_ring);
            case Symbol or Derivative or Matrix or Application or Equation or Omission:
                return Fail.With<Polynomial>("expression.no-scalar", $"A number is expected where {KindOf(expression)} stands.");
            default:
                throw new UnreachableException();
        }
    }

    /// <summary>Whether an expression stands for an array.</summary>
    public bool IsArray(Expression expression) => expression switch
    {
        Symbol symbol => values.ArrayOf(symbol.Name) is not null,
        Derivative { By: Symbol } => true,
        Derivative { Of: Symbol { Name: Names.Loss }, By: Element by } => by.Subscript.Count == 0 && by.Array is not Symbol { Name: Names.Bias },
        Derivative derivative => IsArray(derivative.Of),
        Application or Matrix => true,
        Element element => element.Subscript.Count == 0,
        Sum sum => sum.Terms.Any(IsArray),
        Product product => product.Factors.Any(IsArray),
        Summation summation => IsArray(summation.Body),
        _ => false,
    };

    /// <summary>The array that an expression is; its entries are worked out when they are read.</summary>
    public ArrayValue EvaluateArray(Expression expression, IReadOnlyDictionary<string, long> indices) => ArrayOf(expression, [], indices);

    private Polynomial Multiply(Product product, IReadOnlyDictionary<string, long> indices)
    {
        var total = Polynomial.Constant(_ring, 1);

        // Brackets first: most of them are 0, and the other factors need not be looked at then.
        foreach (bool isBracket in (ReadOnlySpan<bool>)[true, false])
        {
            foreach (var factor in product.Factors.Span)
            {
                if (factor is Bracket != isBracket)
                    continue;
                var value = Evaluate(factor, indices);

                // The product of many sums has many long terms.
                if (total.Count > 1 && value.Count > 1)
                    effort?.Spend((long)total.Count * value.Count * product.Factors.Count / 4);
                total *= value;
                if (total.IsZero)
                    return total;
            }
        }
        return total;
    }

    // The indices of a sum beside those around it.
    private static Dictionary<string, long> Inner(IReadOnlyDictionary<string, long> indices, int more)
    {
        var inner = new Dictionary<string, long>(indices.Count + more);
        foreach (var (name, value) in indices)
            inner[name] = value;
        return inner;
    }

    // Two by two, so that long sums are not copied for every summand.
    private Polynomial Total(List<Polynomial> summands)
    {
        for (int width = 1; width < summands.Count; width *= 2)
        {
            for (int k = 0; k + width < summands.Count; k += 2 * width)
                summands[k] += summands[k + width];
        }
        return summands.Count == 0 ? Polynomial.Zero(_ring) : summands[0];
    }

    private void Evaluate(Summation summation, List<IndexCondition>?[]? decided, int depth, Dictionary<string, long> indices, List<Polynomial> summands)
    {
        if (depth == summation.Ranges.Count)
        {
            if (Evaluate(summation.Body, indices) is { IsZero: false } summand)
                summands.Add(summand);
            return;
        }
        var range = summation.Ranges[depth];
        long last = Number(range.Last, indices);
        for (long value = Number(range.First, indices); value <= last; value++)
        {
            indices[range.Name] = value;
            if (decided?[depth] is { } conditions && conditions.Exists(condition => condition.Left.ValueAt(indices) is { } left && condition.Right.ValueAt(indices) is { } right && left != right))
                effort?.Spend();
            else
                Evaluate(summation, decided, depth + 1, indices, summands);
        }
        indices.Remove(range.Name);
    }

    // The conditions of the brackets in a summand, by the range whose index is the last that they need: what is 0 by then need not be summed over the rest.
    private List<IndexCondition>?[]? DecidedAt(Summation summation)
    {
        if (_decided.TryGetValue(summation, out var decided))
            return decided;
        var within = new HashSet<string>(StringComparer.Ordinal);
        var body = summation.Body;
        for (; body is Summation inner; body = inner.Body)
            within.UnionWith(inner.Ranges.Select(range => range.Name));
        foreach (var condition in (body is Product product ? product.Factors.OfType<Bracket>() : body is Bracket only ? [only] : []).SelectMany(bracket => bracket.Conditions))
        {
            var names = condition.Left.Names.Concat(condition.Right.Names).ToHashSet();
            int last = summation.Ranges.Count - 1;
            while (last >= 0 && !names.Contains(summation.Ranges[last].Name))
                last--;
            if (last >= 0 && !names.Overlaps(within))
                ((decided ??= new List<IndexCondition>?[summation.Ranges.Count])[last] ??= []).Add(condition);
        }
        return _decided[summation] = decided;
    }

    private Polynomial Entry(Element element, IReadOnlyDictionary<string, long> indices)
    {
        switch (element.Array)
        {
            case Symbol symbol when Own(symbol.Name, element, indices) is var (offset, isOutside):
                return isOutside ? Polynomial.Zero(_ring) : values.Value(symbol.Name, offset);
            case Derivative { Of: Symbol { Name: Names.Loss }, By: Symbol by } when Own(by.Name, element, indices) is var (offset, isOutside):
                return isOutside ? Polynomial.Zero(_ring) : values.Gradient(by.Name, offset);
        }
        var array = ArrayOf(element.Array, element.Superscript, indices);
        int[] index = [.. element.Subscript.Select(subscript => checked((int)Number(subscript, indices)))];
        if (element.IsExtended && index.Length != array.Extents.Length)
            return Fail.With<Polynomial>("expression.extents", "An entry has another number of indices than its array has axes.");
        if (element.IsExtended)
            return array.Extended(_ring, index);
        if (index.Length != array.Extents.Length || index.Where((position, axis) => (uint)position >= (uint)array.Extents[axis]).Any())
            Outside(index, array.Extents);
        return array.At(index);
    }

    // Where an entry of an array of the layer is, without making an array of what is around it; null where its indices don't fit the axes.
    private (int Offset, bool IsOutside)? Own(string name, Element element, IReadOnlyDictionary<string, long> indices)
    {
        var (shape, leading) = Describe(name);
        if (element.Subscript.Count != shape.Rank - leading)
            return null;
        int[] index = new int[shape.Rank];
        Lead(shape, leading, element.Superscript, indices, index);
        bool isOutside = false;
        for (int axis = leading; axis < index.Length; axis++)
        {
            index[axis] = checked((int)Number(element.Subscript[axis - leading], indices));
            isOutside |= (uint)index[axis] >= (uint)shape[axis];
        }
        if (isOutside && !element.IsExtended && !IsExtended)
            Outside(index[leading..], [.. shape.Extents.AsSpan()[leading..]]);
        return (isOutside ? 0 : shape.Offset(index), isOutside);
    }

    private ArrayValue ArrayOf(Expression expression, EquatableArray<IndexExpression> superscript, IReadOnlyDictionary<string, long> indices)
    {
        switch (expression)
        {
            case Symbol symbol:
                return Plane(symbol.Name, superscript, indices, values.Value);
            case Element { Subscript.Count: 0 } plane:
                return ArrayOf(plane.Array, plane.Superscript, indices);
            case Derivative { Of: Symbol { Name: Names.Loss }, By: Symbol by }:
                return Plane(by.Name, superscript, indices, values.Gradient);
            case Derivative { Of: Symbol { Name: Names.Loss }, By: Element { Array: Symbol by, Subscript.Count: 0 } plane }:
                return Plane(by.Name, plane.Superscript, indices, values.Gradient);
            case Derivative { By: Element by } derivative:
                var of = ArrayOf(derivative.Of, superscript, indices);
                var variable = SymbolOf(by, indices);
                return of with { At = index => variable is { } known ? of.At(index).Differentiate(known) : Polynomial.Zero(_ring) };
            case Application application:
                return Apply(application, [.. application.Operands.Select(operand => ArrayOf(operand, superscript, indices))], indices);
            case Matrix { Columns: 1 } slices when IsArray(slices.Cells[0]):
                // An array with three axes: a column of its slices.
                ArrayValue[] parts = [.. slices.Cells.Select(cell => ArrayOf(cell, superscript, indices))];
                return parts.All(part => part.Extents.SequenceEqual(parts[0].Extents))
                    ? new ArrayValue([parts.Length, .. parts[0].Extents], index => parts[index[0]].At(index[1..]))
                    : Fail.With<ArrayValue>("expression.extents", "The slices of an array have different extents.");
            case Matrix matrix:
                return new ArrayValue([matrix.Rows, matrix.Columns], index => Evaluate(matrix.Cells[index[0] * matrix.Columns + index[1]], indices));
            case Summation summation when IsArray(summation.Body):
                return Added(summation, 0, superscript, Inner(indices, summation.Ranges.Count));
            case Sum sum when sum.Terms.Any(IsArray):
                var total = sum.Terms.Where(IsArray).Select(term => ArrayOf(term, superscript, indices)).Aggregate((left, right) => Combined(left, right, (a, b) => a + b));
                if (sum.Terms.All(IsArray))
                    return total;

                // A number beside arrays, such as a bias, is added to every entry.
                var added = Evaluate(new Sum([.. sum.Terms.Where(term => !IsArray(term))]), indices);
                return total with { At = index => total.At(index) + added };
            case Product product when product.Factors.Any(IsArray):
                var scale = Evaluate(new Product([.. product.Factors.Where(factor => !IsArray(factor))]), indices);
                var entries = product.Factors.Where(IsArray).Select(factor => ArrayOf(factor, superscript, indices)).Aggregate((left, right) => Combined(left, right, (a, b) => a * b));
                return entries with { At = index => scale * entries.At(index) };
            default:
                return Fail.With<ArrayValue>("expression.no-array", $"An array is expected where {KindOf(expression)} stands.");
        }
    }

    private static string KindOf(Expression expression) => expression switch
    {
        Derivative { Of: Symbol { Name: Names.Loss } } => "the derivative of the loss by a single number",
        Derivative => "a derivative by a whole array",
        Expressions.Number or IndexValue => "a number",
        Bracket => "a condition",
        Element => "an entry of an array",
        Sum or Summation => "a sum of numbers",
        Product => "a product of numbers",
        Symbol or Application or Matrix => "a whole array",
        Equation => "an equation",
        _ => "something that has no entries",
    };

    // Σ over arrays, such as the channels of a convolution.
    private ArrayValue Added(Summation summation, int depth, EquatableArray<IndexExpression> superscript, Dictionary<string, long> indices)
    {
        if (depth == summation.Ranges.Count)
            return ArrayOf(summation.Body, superscript, new Dictionary<string, long>(indices));
        var range = summation.Ranges[depth];
        ArrayValue? total = null;
        long last = Number(range.Last, indices);
        for (long value = Number(range.First, indices); value <= last; value++)
        {
            indices[range.Name] = value;
            var part = Added(summation, depth + 1, superscript, indices);
            total = total is null ? part : Combined(total, part, (a, b) => a + b);
        }
        indices.Remove(range.Name);
        return total ?? Fail.With<ArrayValue>("expression.no-array", "A sum of no arrays has no extents.");
    }

    private static ArrayValue Combined(ArrayValue left, ArrayValue right, Func<Polynomial, Polynomial, Polynomial> combine) => left.Extents.SequenceEqual(right.Extents)
        ? new ArrayValue(left.Extents, index => combine(left.At(index), right.At(index)))
        : Fail.With<ArrayValue>("expression.extents", $"Arrays of {string.Join('×', left.Extents)} and {string.Join('×', right.Extents)} entries have no sum or product entry by entry.");

    private static void Outside(int[] index, int[] extents) =>
        Fail.With("expression.outside", $"The index {string.Join(',', index)} (from 0) lies outside an array of {string.Join('×', extents)} entries.");

    private ArrayValue Apply(Application application, ArrayValue[] operands, IReadOnlyDictionary<string, long> indices)
    {
        int axes = operands[0].Extents.Length;
        int[] Argument(ArgumentName name, int other) => application.Arguments.FirstOrDefault(argument => argument.Name == name) is { } argument
            ? [.. argument.Values.Select(value => checked((int)Number(value, indices)))]
            : [.. Enumerable.Repeat(other, axes)];
        int[] padding = application.Arguments.Any(argument => argument.Name == ArgumentName.Padding)
            ? Argument(ArgumentName.Padding, 0)
            : new int[2 * axes];
        int[] before = [.. padding.Where((_, k) => k % 2 == 0)], after = [.. padding.Where((_, k) => k % 2 == 1)];
        int[]? size = application.Arguments.Any(argument => argument.Name == ArgumentName.Size) ? Argument(ArgumentName.Size, 0) : null;
        int[] ones = [.. Enumerable.Repeat(1, axes)];
        switch (application.Operator)
        {
            case Operator.Rot180:
                return ArrayOperators.Rotate(operands[0]);
            case Operator.Stuff:
                return ArrayOperators.Stuff(_ring, operands[0], Argument(ArgumentName.Stride, 1));
            case Operator.Pad:
                return ArrayOperators.Pad(_ring, operands[0], before, after);
            case Operator.Full:
                int[] reach = [.. operands[0].Extents.Select(extent => extent - 1)];
                return ArrayOperators.Correlate(_ring, operands[1], operands[0], ones, ones, reach, reach, size);
            case Operator.Correlate:
                return ArrayOperators.Correlate(
                    _ring, operands[0], operands[1], Argument(ArgumentName.Stride, 1), Argument(ArgumentName.Dilation, 1), before, after, size);
            default:
                throw new UnreachableException();
        }
    }

    // The plane of an array at its image and channel indices; indices of extent 1 are not written.
    private ArrayValue Plane(string name, EquatableArray<IndexExpression> superscript, IReadOnlyDictionary<string, long> indices, Func<string, int, Polynomial> read)
    {
        var (shape, leading) = Describe(name);
        int[] index = new int[shape.Rank];
        Lead(shape, leading, superscript, indices, index);
        return new ArrayValue([.. shape.Extents.AsSpan()[leading..]], spatial =>
        {
            spatial.CopyTo(index, leading);
            return read(name, shape.Offset(index));
        });
    }

    // Null outside the array, where that is no error.
    private Variable? SymbolOf(Element element, IReadOnlyDictionary<string, long> indices)
    {
        string name = element.Array is Symbol symbol ? symbol.Name : "";
        var (shape, leading) = Describe(name);
        int[] index = new int[shape.Rank];
        Lead(shape, leading, element.Superscript, indices, index);
        for (int axis = 0; axis < element.Subscript.Count; axis++)
        {
            index[leading + axis] = checked((int)Number(element.Subscript[axis], indices));
            if ((uint)index[leading + axis] < (uint)shape[leading + axis])
                continue;
            if (IsExtended)
                return null;
            Outside(index, [.. shape.Extents]);
        }
        return values.SymbolOf(name, shape.Offset(index))
            ?? Fail.With<Variable>("expression.no-symbol", $"Only entries of arrays of symbols can be differentiated by, not {name}.");
    }

    private (Shape Shape, int LeadingAxes) Describe(string name) =>
        values.ArrayOf(name) ?? Fail.With<(Shape, int)>("expression.unknown-array", $"There is no array {name} in this layer.");

    private static void Lead(Shape shape, int leading, EquatableArray<IndexExpression> superscript, IReadOnlyDictionary<string, long> indices, int[] index)
    {
        int next = 0;
        for (int axis = 0; axis < leading; axis++)
        {
            if (shape[axis] == 1)
                continue;
            if (next == superscript.Count)
                Fail.With("expression.no-plane", "The image or channel of an array is not said.");
            index[axis] = checked((int)Number(superscript[next++], indices));
            if ((uint)index[axis] >= (uint)shape[axis])
                Outside(index, [.. shape.Extents]);
        }
    }

    private static long Number(IndexExpression index, IReadOnlyDictionary<string, long> indices) =>
        index.ValueAt(indices)
        ?? Fail.With<long>("expression.free-index", $"The index {index} has no value here.");
}
