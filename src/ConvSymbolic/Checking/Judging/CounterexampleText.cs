using System.Globalization;
using ConvSymbolic.Checking.Contexts;
using ConvSymbolic.Polynomials;
using ConvSymbolic.Proofs;

namespace ConvSymbolic.Checking.Judging;

/// <summary>Small whole numbers at which two sides differ, as one line.</summary>
internal static class CounterexampleText
{
    public static string? Of(Context context, Outcome outcome)
    {
        if (outcome.Values is not var (left, right) || outcome.Sample is not { } sample)
            return null;
        var example = Counterexample.Between(outcome.Index ?? [], left, right);
        (VariableBlock Block, string Name)[] names = [(sample.Layer.UpstreamSymbols, "∂L/∂" + Name(context, "output", "O")), (sample.Layer.InputSymbols, Name(context, "input", "X")), (sample.Layer.FilterSymbols, Name(context, "filter", "F"))];
        var values = example.Values.Select(pair =>
        {
            foreach (var (block, name) in names)
            {
                int offset = pair.Variable.Id - block.First;
                if (offset >= 0 && offset < block.Count)
                    return $"{name}[{string.Join(',', new Tensors.Shape(block.Extents.AsSpan()).IndexOf(offset).Select(index => (index + context.IndexBase).ToString(CultureInfo.InvariantCulture)))}] = {pair.Value}";
            }
            return $"{Name(context, "bias", "b")} = {pair.Value}";
        });
        return $"{Place(context, outcome)}with {string.Join(", ", values)} and 0 elsewhere "
            + $"the left side is {example.DerivedValue}, the right side {example.ClaimedValue}";
    }

    // Which entry differs first: of an array, or of a formula for all entries; an equality of one entry names it itself.
    private static string Place(Context context, Outcome outcome)
    {
        if (outcome.Index is { Length: > 0 } index)
            return $"in entry [{string.Join(',', index.Select(at => (at + context.IndexBase).ToString(CultureInfo.InvariantCulture)))}], ";
        return outcome.Free is { Count: > 0 } free
            ? $"at {string.Join(", ", free.Select(pair => string.Create(CultureInfo.InvariantCulture, $"{pair.Key} = {pair.Value}")))}, "
            : "";
    }

    private static string Name(Context context, string role, string other) => context.Names.GetValueOrDefault(role, other);
}
