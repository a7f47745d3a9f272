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
        return $"with {string.Join(", ", values)} and 0 elsewhere the left side is {example.DerivedValue}, the right side {example.ClaimedValue}";
    }

    private static string Name(Context context, string role, string other) => context.Names.GetValueOrDefault(role, other);
}
