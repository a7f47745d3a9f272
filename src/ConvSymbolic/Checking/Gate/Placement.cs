using ConvSymbolic.Checking.Contexts;
using ConvSymbolic.Checking.Forms;
using ConvSymbolic.Checking.Judging;
using ConvSymbolic.Checking.Statements;
using ConvSymbolic.Latex;

namespace ConvSymbolic.Checking.Gate;

/// <summary>Looks for symbols of an equality that have no place in the layer that it is judged for: what is said of them may be about
/// something else.</summary>
/// <param name="context">The layer.</param>
/// <param name="text">What the document says in words.</param>
internal sealed class Placement(Context context, SaidInWords text)
{
    private const string Numbered = "arrays seem to be numbered by their index in it, as those of several layers";

    /// <summary>Why nothing can be called wrong in it; null where everything has its place.</summary>
    public string? DoubtsWrong(Equality equality, Judgement judgement)
    {
        var outcome = judgement.Outcome;
        List<Form> forms = [.. equality.Forms];
        List<RefForm> references = [.. forms.OfType<RefForm>()];
        if (references.Find(reference =>
            context.RoleOf(reference) is null && !IsKnown(reference) && !text.IsMisread(reference, context)) is { } unknown)
            return $"nothing says what {unknown.Key} is";
        if (references.Select(Label).FirstOrDefault(letter => letter is not null) is { } label)
            return $"nothing says what the index {label} is";
        if (forms.OfType<ProductForm>().Any(IsOfNumberedArrays) || IsOneProduct(equality.Right.Form))
            return Numbered;
        if (equality is { GoesOn: false, Left.Form: RefForm leaf } && ReferenceEquals(equality.Left, equality.Head)
            && context.RoleOf(leaf) is Role.Input or Role.Filter or Role.Bias
            && !forms.Any(form => form is GradientForm or DerivativeForm or GridForm))
            return $"it may say what {leaf.Key} is";
        if (references.Find(HasOtherIndices) is { } other
            && !(!text.IsWritten(other.Key, context.PositionsOf(context.RoleOf(other)!.Value).Length) && Flattened.Written(context, equality.Left.Form, equality.Right.Form, equality.Head.Form) is not null))
            return $"{other.Key} has as many indices here as nowhere else";
        if (references.Find(HasManyDigits) is { } digits)
            return $"the digits of {digits.Key}_{{{digits.Indices[0].Value}}} may be several indices";
        if (references.Find(reference => IsInAnotherCase(reference, references)) is { } twin)
            return $"{twin.Key} and {Context.OtherCase(twin.Name)} are two things here";
        if (forms.OfType<GradientForm>().Any(gradient => context.RoleOf(gradient.By) == Role.Loss))
            return "it is not said by which array the gradient is";
        if (forms.OfType<GradientForm>().Any(gradient => gradient.Loss is { } loss && (loss.Tag.Length > 0 || loss.Indices.Count > 0)) && judgement.Slip is "missing-batch-sum" or "missing-sum" or "free-index")
            return "it may be about the loss of one image";
        if (equality is { Left.Form: GradientForm { Loss: null } differential } && context.RoleOf(differential.By) == Role.Output
            && equality.Right.Forms.OfType<GradientForm>().Any(gradient => context.RoleOf(gradient.By) is Role.Input or Role.Filter))
            return "it may be about differentials";
        if (IsGiven(equality))
            return "it may be a condition";
        if (equality.Left.Form is GradientForm && references.Exists(reference => context.RoleOf(reference) == Role.Rate))
            return "something is added to the loss in it";
        if (text.GivesLoss(context) && !equality.Right.Forms.Any(form => form is GradientForm || (form is RefForm arriving && context.RoleOf(arriving) == Role.Upstream)))
            return "the text says what the loss is";
        if (text.Ties(context) is { } tie)
            return tie;
        if ((text.Turns(equality) ?? text.ContinuesArrays ?? text.SaysMore) is { } turn)
            return turn;
        if (Said(equality) is { } said)
            return said;
        if (context.Declared is null && text.IsOfSeveral)
            return "the text says different sizes or settings, as of several layers";
        if (judgement.Slip == "wrong-size" && context.Samples is [{ Layer: { OutputShape.Count: 1 } }, ..]
            && forms.Exists(form => form is NumberForm))
            return "an array of one entry may be written as a number";
        if (references.SelectMany(reference => reference.Indices).SelectMany(index => index.Value.Names.ToArray())
            .FirstOrDefault(text.IsEnd) is { } end)
            return $"{end} is where something ends in the text, and no index";
        if (text.SpeaksOfBias && IsNumberOfOutput(equality) && !context.Numbers.Keys.Any(key => key.Role == Role.Bias))
            return "the bias has no number";
        if (IsOfRests(equality) || IsOfSteps(equality))
            return "it may be about a rest of a division, or a step";
        if (equality.Relation.Kind is RelationKind.PlusEqual or RelationKind.MinusEqual
            && equality.Left.Form is GradientForm { By.Indices: var place } && place.All(index => index.Value.Constant is not null))
            return "it may be what one window adds";
        if (forms.Any(IsOfWholeArrays) && (equality.Left.Form is NumberForm || equality.Right.Form is NumberForm))
            return "a derivative of an array by an array is no number";
        if (equality is { Left.Form: RefForm defined }
            && references.Skip(1).Any(reference => reference.Key == defined.Key && IsOtherLayer(defined, reference, equality.Right.Form)))
            return $"{defined.Key} stands on both sides, as in layers that are numbered by their index";
        if (equality.Relation.Kind is RelationKind.PlusEqual or RelationKind.MinusEqual && outcome?.Slip is "free-index" or "missing-sum")
            return "what is added step by step runs over its letters";
        if (AddsToItself(equality))
            return "what is added step by step needs no more than a term";
        if (forms.OfType<BigSumForm>().Select(LetterOfShiftedPlanes).FirstOrDefault(letter => letter is not null) is { } shifted)
            return $"nothing says what the index {shifted} runs over";
        if (forms.Any(IsPadding) && HasAxisOfOne)
            return "an array in one row may have one axis, and not two";
        if (IsExcepted(equality))
            return "it may be meant for some indices alone";
        if (forms.OfType<ProductForm>().Any(IsTotalOfProducts))
            return "the sign between two arrays of the same size may mean the sum of their products";
        if (Nodes.Within(equality.Left.Node).Concat(Nodes.Within(equality.Right.Node))
            .Any(node => node is GroupNode group && IsSpaced(group, equality)))
            return "a wide blank in brackets may separate entries";
        if (outcome?.Slip == "free-index" && Loose(equality) is { } loose && text.IsNamed(loose) && !text.IsIndex(loose))
            return $"{loose} may be a size that the text names";
        return text.Excuses(outcome?.Slip);
    }

    /// <summary>Why it can't be called right; null where everything has its place.</summary>
    public string? DoubtsRight(Equality equality) =>
        text.ContinuesArrays ?? Said(equality) ?? (IsOfRests(equality) ? "it may be about a rest of a division" : null)
        ?? (OfAnotherLayer(equality) is { } further ? $"{further.Key} is of another layer than the output" : null)
        ?? (equality.Head.Form is GradientForm { By: var bias } && context.RoleOf(bias) == Role.Bias && HasOtherIndices(bias)
            ? $"{bias.Key} is a bias of each position" : null)
        ?? (WithoutPlane(equality) is { } plane ? $"nothing says of which channel {plane.Key} is" : null) ?? Unplaced(equality);

    // δ^{l+1} beside z^l, b^{[1]} beside b^{[2]}: they are of two layers.
    private RefForm? OfAnotherLayer(Equality equality)
    {
        var outputs = context.Roles.Where(pair => pair.Value == Role.Output).Select(pair => MarkOf(pair.Key)).OfType<string>().ToList();
        var biases = context.Roles.Where(pair => pair.Value == Role.Bias).Select(pair => MarkOf(pair.Key)).OfType<string>().Distinct().ToList();
        return equality.Forms.OfType<RefForm>().FirstOrDefault(reference =>
            MarkOf(reference.Key) is { } mark && context.RoleOf(reference) switch
            {
                Role.Upstream => outputs.Count > 0 && outputs.TrueForAll(output => LayerTags.Between("z^" + output, "z^" + mark) is not (null or 0)),
                Role.Bias => biases.Count > 1 && outputs.Count > 0 && !outputs.Contains(mark),
                _ => false,
            });

        static string? MarkOf(string key) => key.IndexOf('^', StringComparison.Ordinal) is > 0 and var at ? key[(at + 1)..].Trim('[', ']', '(', ')') : null;
    }

    // X_i beside X^{(c)}_i: of which channel it is, nothing says. A plane, as X^{(c)}, has no letter of a position.
    private RefForm? WithoutPlane(Equality equality)
    {
        List<RefForm> references = [.. equality.Forms.OfType<RefForm>()];
        var moving = references.Where(reference => context.RoleOf(reference) is { } role
                && context.PositionsOf(role).Length == reference.Indices.Count)
            .SelectMany(reference => reference.Indices.Where((_, k) =>
                context.PositionsOf(context.RoleOf(reference)!.Value)[k].Kind == AxisKind.Spatial))
            .SelectMany(index => index.Value.Names).ToHashSet(StringComparer.Ordinal);
        return references.Find(reference =>
            context.RoleOf(reference) is (Role.Input or Role.Filter or Role.Output) and var role && reference.Indices.Count > 0
            && context.PositionsOf(role) is var positions && context.Samples is [var sample, ..]
            && reference.Indices.Count == positions.Count(position => position.Kind == AxisKind.Spatial)
            && (2 * reference.Indices.Count != positions.Length
                || reference.Indices.Any(index => index.Value.Names.ToArray().Any(moving.Contains)))
            && positions.Any(position => position.Kind != AxisKind.Spatial && sample.ExtentOf(role, position) > 1));
    }

    private string? Unplaced(Equality equality) =>
        equality.Forms.OfType<RefForm>()
            .FirstOrDefault(reference =>
                reference.Indices.Count > 0 && context.RoleOf(reference) is null && !IsKnown(reference)) is { } unknown
            ? $"nothing says what {unknown.Key} is" : IsOneProduct(equality.Right.Form)
            ? Numbered : Loose(equality) is { } letter
            ? $"nothing says what the index {letter} runs over" : null;

    // An index on the right that stands neither on the left nor under a sum, and that no equation ties.
    private string? Loose(Equality equality)
    {
        var tied = Letters(equality.Head.Form).Concat(Letters(equality.Left.Form)).Concat(context.RelatedIndices)
            .Concat(context.IndexDefinitions.Keys).Concat(context.SizeLetters)
            .Concat(context.Samples.Take(1).SelectMany(sample => sample.Sizes.Keys)).ToHashSet(StringComparer.Ordinal);
        return equality is { Condition: null, Remark: null } && equality.Relation.Kind is not (RelationKind.PlusEqual or RelationKind.MinusEqual) ? Free(equality.Right.Form, tied) : null;
    }

    private static string? Free(Form form, HashSet<string> tied)
    {
        switch (form)
        {
            case RefForm or EntryForm:
                var indices = form is RefForm reference ? reference.Indices : ((EntryForm)form).Indices;
                return indices.SelectMany(index => index.Value.Names)
                    .FirstOrDefault(name => name is [>= 'a' and <= 'z'] && !tied.Contains(name));
            case BigSumForm sum:
                return Free(sum.Body, [.. tied, .. sum.Limits.Select(limit => limit.Name)]);
            default:
                return FormTree.Children(form).Select(child => Free(child, tied)).FirstOrDefault(name => name is not null);
        }
    }

    private static IEnumerable<string> Letters(Form form) => FormTree.Within(form).SelectMany(part => part switch
    {
        RefForm reference => reference.Indices.SelectMany(index => index.Value.Names),
        EntryForm entry => entry.Indices.SelectMany(index => index.Value.Names),
        BigSumForm sum => sum.Limits.Select(limit => limit.Name),
        _ => [],
    });

    // δ_{s11}, f(X, F): a letter beside numbers, or the name of an array, is a label and no index.
    private string? Label(RefForm reference)
    {
        bool hasNumbers = reference.Indices.Any(index => index.Value.Constant is not null);
        return context.RoleOf(reference) is null or Role.Bias ? null : reference.Indices.SelectMany(index => index.Value.Names).FirstOrDefault(name =>
            !context.Samples.Take(1).Any(sample => sample.Sizes.ContainsKey(name))
            && (hasNumbers ? context.Roles.ContainsKey(name) || !text.IsIndex(name) : char.IsUpper(name[0]) && context.Roles.ContainsKey(name)));
    }

    private bool IsKnown(RefForm reference) =>
        Kronecker.Of(reference) is not null || reference.Key == context.Activation?.Before || reference.Key == context.Behind?.After
        || reference.Key == context.Activation?.Function || reference.Key == context.Behind?.Function || reference.Key == context.Activation?.Delta
        || (reference.Indices.Count == 0 && context.Samples is [var sample, ..] && sample.Sizes.ContainsKey(reference.Key));

    private bool HasOtherIndices(RefForm reference)
    {
        if (reference.Indices.Count == 0 || context.RoleOf(reference) is not { } role)
            return false;
        if (role is Role.Bias or Role.BiasGradient)
            return reference.Indices.Count > 1
                || (!context.Layout.Has(AxisKind.Filter) && reference.Indices[0].Value.Constant is null or > 1);
        var positions = context.PositionsOf(role);

        // A plane has the indices of its image and channel alone.
        return positions.Length > 0 && reference.Indices.Count != positions.Length
            && reference.Indices.Count != positions.Count(position => position.Kind != AxisKind.Spatial);
    }

    // R_{16} of an array with six entries.
    private bool HasManyDigits(RefForm reference) =>
        reference.Indices is [{ Value.Constant: >= 10 }] && context is { SizesAreKnown: true, Samples: [var sample, ..] }
        && context.RoleOf(reference) is { } role && context.PositionsOf(role) is [{ Kind: AxisKind.Spatial } only]
        && sample.ExtentOf(role, only) + context.IndexBase <= 10;

    // f beside F, in one equation.
    private bool IsInAnotherCase(RefForm reference, List<RefForm> all) =>
        reference.Indices.Count == 0 && context.RoleOf(reference) is { } role && !context.Roles.ContainsKey(reference.Key)
        && all.Exists(other => other.Name == Context.OtherCase(reference.Name) && context.RoleOf(other) == role);

    private bool IsOfWholeArrays(Form form) =>
        form is DerivativeForm { Of: RefForm { Indices.Count: 0 } of, By.Indices.Count: 0 }
            && context.RoleOf(of) is Role.Output or Role.Input;

    // If ∂L/∂O_11 = 0, F_12 = 0: entries that nothing computes.
    private bool IsGiven(Equality equality) =>
        equality.Right.Form is NumberForm && equality.Left.Form switch
        {
            RefForm { Indices.Count: > 0 } entry => context.RoleOf(entry) is Role.Input or Role.Filter or Role.Bias or Role.Upstream,
            GradientForm { By.Indices.Count: > 0 } gradient => context.RoleOf(gradient.By) == Role.Output,
            BigSumForm or SumForm => equality.Left.Forms.OfType<RefForm>().ToList() is { Count: > 0 } all
                && all.TrueForAll(one => context.RoleOf(one) is Role.Input or Role.Filter),
            _ => false,
        };

    // x_{(i+k) \bmod 4}; in a grouped layer the channel of a group is one.
    private bool IsOfRests(Equality equality) => !context.Samples.Any(sample => sample.Layer.Groups > 1)
        && Texts(equality).Any(text => text.Split("mod").SkipLast(1).Any(before =>
            before.Count(c => c == '{') > before.Count(c => c == '}') && !before.Contains('[', StringComparison.Ordinal)));

    // ΔW is what is added to W, and not the gradient.
    private static bool IsOfSteps(Equality equality) => Texts(equality).Any(text => text.Contains(@"\Delta", StringComparison.Ordinal));

    private static IEnumerable<string> Texts(Equality equality) =>
        [equality.Left.Node.Range.Of(equality.Left.Fragment.Text), equality.Right.Node.Range.Of(equality.Right.Fragment.Text)];

    // H_5 = V_4 ⋆ H_4 + c_4; H_{12} = V_{11} ⋆ H_{11} is of the twelfth layer.
    private static bool IsOtherLayer(RefForm defined, RefForm read, Form right)
    {
        if (defined.Indices.Count != read.Indices.Count
            || defined.Indices.Select(index => index.Value).SequenceEqual(read.Indices.Select(index => index.Value)))
            return false;
        var product = right is SumForm { Terms: [{ Term: var first }, { Term: RefForm }] } ? first : right;
        return defined.Indices.Count == 1 || product is ProductForm { Factors: [_, { Sign: var sign }] } && Products.IsConvolution(sign);
    }

    /// <summary>Whether rows alone tell a stride, zeros or a turned filter: a slip in one of them, or another order of the entries, makes
    /// such a layer.</summary>
    public bool IsWild { get; } = context is { Declared: null, Relation: null, Samples: [{ Layer: var layer }, ..] }
        && ((char Role, bool IsSet)[])[('c', context.IsTrueConvolution), ('s', layer.Stride.Any(step => step != 1)),
            ('d', layer.Dilation.Any(step => step != 1)), ('p', layer.PaddingBefore.Concat(layer.PaddingAfter).Any(zeros => zeros != 0))]
            is var settings && settings.Count(setting => setting.IsSet && !text.Settings.Says(setting.Role)) > 1;

    // What is said in words of gradients, and of the zeros around the input.
    private string? Said(Equality equality)
    {
        if (context.Declared is null && context.Samples is [{ Layer: var layer }, ..] && text.PadsOneSide(layer) is { } side)
            return side;
        if (context.Declared is null && context.Samples is [{ Layer: var plain }, ..] && text.Settings.Hints(plain, equality) is { } hint)
            return hint;
        var forms = equality.Forms.ToList();
        if (context is { Declared: null, WritesCorrelations: false } && text.ReadsBackwards is { } backwards
            && (IsNumberOfOutput(equality) || forms.Exists(form =>
            form is OperatorForm { Operands.Count: 2 } or GridForm
            || (form is ProductForm product && product.Factors.Any(factor => Products.IsConvolution(factor.Sign))))))
            return backwards;
        if (text.SpeaksOfDifferentials is { } differentials
            && forms.Exists(form => form is GradientForm { Loss: null }
                || (form is RefForm { Name: ['d', _, ..] } one && context.RoleOf(one) is Role.InputGradient or Role.FilterGradient)))
            return differentials;
        if (forms.OfType<RefForm>().Where(one => context.RoleOf(one) == Role.Upstream).Select(one => text.IsGradientByOther(
            one.Name, name => context.Roles.TryGetValue(name, out var role) && role is Role.Output))
                .FirstOrDefault(reason => reason is not null)
            is { } byOther)
            return byOther;
        return text.AddsToGradients is { } added && equality.Head.Form switch
        {
            GradientForm { By: var by } => context.RoleOf(by) is Role.Input or Role.Filter,
            RefForm gradient => context.RoleOf(gradient) is Role.InputGradient or Role.FilterGradient,
            _ => false,
        } ? added : null;
    }

    // O = (−3 −3 …), O_11 = 1 − 5 + 1
    private bool IsNumberOfOutput(Equality equality) => equality.Head.Form is RefForm output && context.RoleOf(output) == Role.Output
        && !equality.Right.Forms.Any(form => form is RefForm or GradientForm or OperatorForm);

    // dF[u] = dF[u] + dO[i] X[i+u]
    private static bool AddsToItself(Equality equality) => equality.Right.Form is SumForm sum && Entry(equality.Left.Form) is { } left
        && sum.Terms.Any(term => Entry(term.Term) is { } added && term.Term.GetType() == equality.Left.Form.GetType()
            && added.Key == left.Key
            && added.Indices.Select(index => index.Value).SequenceEqual(left.Indices.Select(index => index.Value)));

    private static RefForm? Entry(Form form) => form is GradientForm gradient ? gradient.By : form as RefForm;

    // X * Z_1: an array slides over an array, so Z_1 is no entry. X_l ∂L/∂X_{l+1}: no layer multiplies an array by the gradient by itself.
    private bool IsOfNumberedArrays(ProductForm product) =>
        Factors(product) is ({ } one, { } other) && context.RoleOf(one) is not null && context.RoleOf(other) is not null
        && ((Products.IsConvolution(product.Factors[1].Sign) && (one.Indices.Count, other.Indices.Count) is (0, 1) or (1, 0))
            || (one.Key == other.Key && one.Indices.Count == 1));

    // K_1 * Y_1 alone may be two entries, or two arrays of the first layer.
    private static bool IsOneProduct(Form right) =>
        right is ProductForm product && Products.IsConvolution(product.Factors[^1].Sign)
            && Factors(product) is ({ Indices.Count: 1 }, { Indices.Count: 1 });

    private static (RefForm?, RefForm?) Factors(ProductForm product) =>
        product.Factors.Count == 2 ? (Array(product.Factors[0].Factor), Array(product.Factors[1].Factor)) : (null, null);

    private static RefForm? Array(Form factor) => factor is GradientForm gradient ? gradient.By : factor as RefForm;

    // Σ_t G_{t+1,o,i}: t runs over what makes t + 1 an image.
    private string? LetterOfShiftedPlanes(BigSumForm sum)
    {
        var entries = FormTree.Within(sum.Body).OfType<RefForm>().Where(reference => context.RoleOf(reference) is { } role
            && context.PositionsOf(role).Length == reference.Indices.Count).ToList();
        return sum.Limits.Where(limit => limit is { First: null, Last: null }
            && !entries.Exists(entry => entry.Indices.Any(index => index.Variable == limit.Name)))
            .Select(limit => limit.Name).FirstOrDefault(name => entries.Exists(entry => entry.Indices.Where((index, k) =>
                index.Value.Contains(name) && context.PositionsOf(context.RoleOf(entry)!.Value)[k].Kind != AxisKind.Spatial).Any()));
    }

    // [1 2 3] beside pad_1: zeros on both sides of it, or above and below as well.
    private bool HasAxisOfOne => context.Declared is null && context.Samples is [{ Layer: { Axes: > 1 } layer }, ..]
        && Enumerable.Range(0, layer.Axes).Any(axis => layer.Input[axis] == 1 && layer.Filter[axis] == 1);

    private static bool IsPadding(Form form) => form is OperatorForm { Kind: OperatorKind.Pad };

    // ∂k_pq/∂k_mn = 0 holds but for one pair.
    private static bool IsExcepted(Equality equality) =>
        equality is { Right.Form: NumberForm, Left.Form: DerivativeForm or GradientForm or RefForm }
        && equality.Left.Forms.OfType<RefForm>().SelectMany(reference => reference.Indices)
            .Any(index => index.Value.Constant is null);

    // Two grids of one size: their valid correlation is one number.
    private static bool IsTotalOfProducts(ProductForm product) =>
        product.Factors is [{ Factor: GridForm one }, { Factor: GridForm other, Sign: var sign }] && Products.IsConvolution(sign)
        && one.Rows.Count == other.Rows.Count && one.Columns == other.Columns;

    private static bool IsSpaced(GroupNode group, Equality equality)
    {
        var fragment = group.Range.Start >= equality.Left.Node.Range.Start && group.Range.End <= equality.Left.Node.Range.End
            ? equality.Left.Fragment : equality.Right.Fragment;
        return group.Range.End <= fragment.Text.Length && group.Range.Of(fragment.Text).Contains("quad", StringComparison.Ordinal);
    }
}
