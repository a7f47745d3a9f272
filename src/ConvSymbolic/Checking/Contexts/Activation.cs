using ConvSymbolic.Checking.Forms;
using ConvSymbolic.Checking.Statements;
using ConvSymbolic.Latex;

namespace ConvSymbolic.Checking.Contexts;

/// <summary>The function between what the layer before gives and the input of this one: o^{l-1} = f(x^{l-1}).</summary>
/// <param name="Before">The key of its argument.</param>
/// <param name="After">The key of its value, which is the input.</param>
/// <param name="Function">Its name; empty where only its derivative is written.</param>
/// <param name="Delta">A symbol for the gradient by its argument; null where there is none.</param>
internal sealed record Activation(string Before, string After, string Function, string? Delta)
{
    /// <summary>The same for a layer that is so many layers further on.</summary>
    public Activation Further(int layers) =>
        new(LayerTags.Further(Before, layers) ?? Before, LayerTags.Further(After, layers) ?? After, Function, Delta is null ? null : LayerTags.Further(Delta, layers) ?? Delta);

    /// <summary>Finds the activation in front of a layer; null where nothing speaks of one.</summary>
    /// <param name="equalities">What is said.</param>
    /// <param name="forms">All of it in pieces.</param>
    /// <param name="roles">The roles by key.</param>
    public static Activation? Of(IEnumerable<Equality> equalities, FormList forms, IReadOnlyDictionary<string, Role> roles)
    {
        string input = KeyOf(Role.Input), output = KeyOf(Role.Output), upstream = KeyOf(Role.Upstream);
        var (before, function) = ("", "");
        foreach (var equality in equalities)
        {
            if (equality.Left.Form is RefForm value && Call(equality.Right.Form) is var (name, argument) && argument.Key != value.Key
                && (value.Key == input ? 0 : LayerTags.Between(value.Key, input)) is { } layers)
            {
                (before, function) = (layers == 0 ? argument.Key : LayerTags.Further(argument.Key, layers) ?? argument.Key, name);
                break;
            }
        }

        // f'(x^{l-1}) where x^l is the output and the input has another letter.
        if (before.Length == 0 && LayerTags.Further(output, -1) is { } own && LayerTags.Between(own.Split('^')[0] + input[Math.Max(0, input.IndexOf('^', StringComparison.Ordinal))..], own) == 0
            && own != input && forms.All.Exists(form => Slope(form) is { } place && (place.Key == own || LayerTags.Between(place.Key, own) is not null)))
            before = own;
        if (before.Length == 0 || before == input || roles.TryGetValue(before, out var role) && role is Role.Filter or Role.Input or Role.Loss)
            return null;
        return new Activation(before, input, function, upstream.Length > 0 && LayerTags.Further(output, -1) == before ? LayerTags.Further(upstream, -1) : null);

        string KeyOf(Role wanted) => roles.FirstOrDefault(pair => pair.Value == wanted).Key ?? "";
    }

    /// <summary>Finds the activation behind a layer: a = f(z) with z the output; null where nothing says so.</summary>
    public static Activation? Behind(IEnumerable<Equality> equalities, IReadOnlyDictionary<string, Role> roles)
    {
        string output = roles.FirstOrDefault(pair => pair.Value == Role.Output).Key ?? "";
        foreach (var equality in equalities)
        {
            if (equality.Left.Form is RefForm value && Call(equality.Right.Form) is var (name, argument) && (argument.Key == output ? 0 : LayerTags.Between(argument.Key, output)) is { } layers
                && (layers == 0 ? value.Key : LayerTags.Further(value.Key, layers)) is { } after && !roles.ContainsKey(after))
                return new Activation(output, after, name, null);
        }
        return null;
    }

    /// <summary>The argument of a derivative f'(x) that is written as a product of two symbols or as an entry; null for other forms.</summary>
    public static RefForm? Slope(Form form) => Call(form) is var (name, argument) && name.EndsWith('\'') ? argument : null;

    /// <summary>A function applied to an entry or an array: f(x^l), σ'(z_{ij}).</summary>
    public static (string Name, RefForm Argument)? Call(Form form) => form switch
    {
        ProductForm { Factors: [{ Factor: RefForm { Indices.Count: 0, Tag: "" } function }, { Sign: ProductSign.Juxtaposition, Factor: RefForm argument }] } => (function.Name, argument),
        RefForm { Indices: [{ Variable: { } name } index], Tag: "" } called => (called.Name, new RefForm(index.Range, name, "", [], new TextRange(index.Range.End, index.Range.End), index.Range)),
        _ => null,
    };
}
