using System.Diagnostics;
using System.Globalization;
using ConvSymbolic.Derivations;
using ConvSymbolic.Diagnostics;
using ConvSymbolic.Expressions;
using ConvSymbolic.Indices;
using ConvSymbolic.Layers;
using ConvSymbolic.Notation;

namespace ConvSymbolic.Rendering;

/// <summary>Writes a derivation while it is made: each entry is formed, written and forgotten.</summary>
/// <param name="Layer">The layer.</param>
/// <param name="Targets">What is derived.</param>
/// <param name="Entry">The row-major position of the one entry that is wanted, or null for all.</param>
/// <param name="Notation">Names and index base.</param>
internal sealed record DerivationOutput(Layer Layer, IReadOnlyList<Target> Targets, int? Entry, NotationOptions Notation)
{
    private const long MostProductsWrittenOut = 64;

    /// <summary>How many terms would be written, about.</summary>
    public double Terms
    {
        get
        {
            double products = Estimate.Of(Layer).Products, terms = 0;
            foreach (var target in Targets)
                terms += (target == Target.BiasGradient ? Layer.OutputShape.Count : products) / (Entry is null ? 1 : TargetSymbols.Of(Layer, target).Count);
            return terms;
        }
    }

    /// <summary>Refuses more terms than the limit.</summary>
    public void Require(long termLimit)
    {
        if (Terms <= termLimit)
            return;
        string terms = Terms == 1 ? "1 term" : string.Create(CultureInfo.InvariantCulture, $"{Terms:N0} terms");
        // Some 30 bytes a term as text, and 150 ns to form and write it.
        Fail.With(
            "derivation.limit",
            string.Create(
                CultureInfo.InvariantCulture,
                $"What is asked for has {terms}, {Rough.Size(Terms * 30.0)} of text and {Rough.Time(Terms * 150e-9)}; raise the limit of {Counted.Grouped(termLimit, "term")} to have it all, or ask for one target or entry."),
            terms,
            string.Create(CultureInfo.InvariantCulture, $"at most {termLimit:N0}"));
    }

    public void Write(DerivationFormat format, TextWriter output, IProgress<double>? progress, CancellationToken cancellation)
    {
        var writer = Writer(format, output);
        try
        {
            writer.Start();
            for (int k = 0; k < Targets.Count; k++)
                WriteEntries(writer, Targets[k], k, progress, cancellation);
            writer.EndEntries();
            if (writer.HasSteps)
            {
                var steps = Targets.Select(Steps).ToList();
                writer.Define(OperatorDefinitions.Of(steps.SelectMany(all => all).Select(step => step.After), Notation));
                for (int k = 0; k < Targets.Count; k++)
                    writer.Steps(Targets[k], steps[k]);
            }
            writer.End();
        }
        finally
        {
            (writer as IDisposable)?.Dispose();
        }
    }

    private void WriteEntries(DerivationWriter writer, Target target, int done, IProgress<double>? progress, CancellationToken cancellation)
    {
        int count = TargetSymbols.Of(Layer, target).Count, written = 0;
        writer.StartTarget(target);
        foreach (var entry in new EntryStream(Layer).Of(target, Entry ?? 0, Entry is null ? count : 1))
        {
            cancellation.ThrowIfCancellationRequested();
            writer.Entry(entry);
            progress?.Report((done + (double)++written / count) / Targets.Count);
        }
    }

    // The schema; for one entry, its own steps, with every sum written out where that stays readable.
    private IReadOnlyList<Step> Steps(Target target)
    {
        if (Entry is not { } offset)
            return Schemas.Of(Layer, target);
        if (Estimate.Of(Layer).Products <= MostProductsWrittenOut)
        {
            int[] index = TargetSymbols.Of(Layer, target).IndexOf(TargetSymbols.Of(Layer, target)[offset]);
            return Derivation.Of(Layer).Steps(target, index);
        }
        var numbers = Schemas.NumbersOf(Layer, target, offset);
        Expression At(Expression expression) =>
            expression.Substitute(name => numbers.TryGetValue(name, out long number) ? IndexExpression.FromInt64(number) : null);
        return [.. Schemas.Of(Layer, target).Select(step => new Step(step.Rule, At(step.Before), At(step.After)))];
    }

    private DerivationWriter Writer(DerivationFormat format, TextWriter output) => format switch
    {
        DerivationFormat.Text => new DerivationText(Layer, Notation, Entry is not null, output),
        DerivationFormat.Latex => DerivationMaths.Latex(Layer, Notation, output),
        DerivationFormat.Markdown => DerivationMaths.Markdown(Layer, Notation, output),
        DerivationFormat.Json => new DerivationJson(Layer, Notation, output),
        DerivationFormat.SymPy => new DerivationSyntax(Layer, PolynomialSyntax.SymPy, Notation, output),
        DerivationFormat.AngouriMath => new DerivationSyntax(Layer, PolynomialSyntax.AngouriMath, Notation, output),
        DerivationFormat.Mathematica => new DerivationSyntax(Layer, PolynomialSyntax.Mathematica, Notation, output),
        _ => throw new UnreachableException(),
    };
}
