using ConvSymbolic.Derivations;
using ConvSymbolic.Diagnostics;
using ConvSymbolic.Expressions;
using ConvSymbolic.Layers;
using ConvSymbolic.Polynomials;
using ConvSymbolic.Proofs;
using ConvSymbolic.Rewriting;

namespace ConvSymbolic.Rendering.Notes;

/// <summary>What the sections of the notes read: entries, steps and proofs, of a layer that may be too large to derive as a whole.</summary>
internal sealed class NotesSource
{
    /// <summary>The most products for which the notes derive and prove the whole layer.</summary>
    public const long WholeLimit = 2_000_000;

    private const long ReplayLimit = 36;

    private const int TermsWhenBrief = 6, TermsWhenFull = 24;

    // The most products in a row of outputs: the notes of a large layer form rows, and show a few entries of them.
    private const long RowLimit = Estimate.DefaultProductLimit;

    // The terms that a longer sum is shortened to, with the dots.
    private const int Shortened = 8;

    private readonly Derivation? _derivation;
    private readonly EntryStream _stream;
    private readonly Dictionary<int, Polynomial> _outputs = [];
    private readonly Dictionary<Target, IReadOnlyList<Step>> _steps = [];

    public NotesSource(Layer layer, NotesOptions options)
    {
        Layer = layer;
        IsFull = options.Detail == NotesDetail.Full;
        Products = Estimate.Of(layer).Products;
        _stream = new EntryStream(layer);
        if (Products > WholeLimit)
        {
            RequireRows(layer);
            return;
        }
        _derivation = Derivation.Of(layer);
        Report = SizeProof.Of(_derivation);
    }

    public Layer Layer { get; }

    public bool IsFull { get; }

    public long Products { get; }

    /// <summary>The proof at this size; null for a layer too large to be derived for its notes.</summary>
    public ProofReport? Report { get; }

    /// <summary>The most terms of a sum that are written.</summary>
    public int TermLimit => IsFull ? TermsWhenFull : TermsWhenBrief;

    public VariableBlock Block(Target target) => target switch
    {
        Target.Output => Layer.UpstreamSymbols,
        Target.FilterGradient => Layer.FilterSymbols,
        Target.InputGradient => Layer.InputSymbols,
        _ => Layer.BiasSymbols,
    };

    /// <summary>An output, taken from the derivation or formed alone.</summary>
    public Polynomial Output(int offset)
    {
        if (_derivation is not null)
            return _derivation.Output.At(offset);
        if (!_outputs.TryGetValue(offset, out var output))
            _outputs[offset] = output = _stream.Of(Target.Output, offset, 1).First().Value;
        return output;
    }

    /// <summary>What is shown of an entry of a gradient: up to a number of terms all of them, else the first ones and the last.</summary>
    public EntryEnds Ends(Target target, int offset, int most)
    {
        int first = Math.Min(most, Shortened) - 2;
        return _derivation is null
            ? _stream.Ends(target, offset, most, first)
            : EntryEnds.Of(_derivation.Tensor(target).At(offset), most, first);
    }

    /// <summary>The index-notation steps of a target.</summary>
    public IReadOnlyList<Step> Steps(Target target)
    {
        if (!_steps.TryGetValue(target, out var steps))
            _steps[target] = steps = Schemas.Of(Layer, target);
        return steps;
    }

    /// <summary>The correlation that the steps of a target end in, as a statement about arrays.</summary>
    public Expression Recognised(Target target) => Recognition.AsArrays(Steps(target)[^1].After);

    /// <summary>What a gradient is the gradient by, as it stands on the left of <see cref="Recognised"/>.</summary>
    public Expression Whole(Target target) => Symbols.Plane(((Derivative)Steps(target)[0].Before).By);

    /// <summary>The general formula behind a rule of a target's steps.</summary>
    public Expression? After(Target target, Rule rule) => Steps(target).LastOrDefault(step => step.Rule == rule)?.After;

    /// <summary>What replaying the index-notation steps from the definitions found; null for layers on which that takes long.</summary>
    public string? Replay()
    {
        if (_derivation is null || Products > ReplayLimit)
            return null;
        int entries = 0;
        foreach (var target in (Target[])[Target.Output, Target.FilterGradient, Target.InputGradient, .. Layer.HasBias ? [Target.BiasGradient] : Array.Empty<Target>()])
        {
            int count = _derivation.Tensor(target).Shape.Count;
            for (int offset = 0; offset < count; offset++, entries++)
            {
                if (StepReplay.FirstFailure(_derivation, target, offset) is { } failure)
                    return $"The step \"{failure.Rule.Title}\" does not hold: this is a defect of the program, and these notes must not be used.";
            }
        }
        string where = entries == 1 ? "the only entry" : $"each of the {Counted.Grouped(entries, "entry", "entries")}";
        return $"Besides, both sides of every step in index notation were evaluated from the definitions at {where}, and agree.";
    }

    private static void RequireRows(Layer layer)
    {
        double products = layer.Filter.Aggregate(
            (double)layer.Output[^1] * (layer.Channels / layer.Groups), (product, extent) => product * extent);
        if (products > RowLimit)
            Fail.With(
                "notes.limit",
                FormattableString.Invariant($"One row of outputs of this layer has up to {products:N0} products; the notes form rows of at most {RowLimit:N0}. Take a smaller layer, or ask derive for single entries."),
                FormattableString.Invariant($"{products:N0} products"),
                FormattableString.Invariant($"at most {RowLimit:N0}"));
    }

    /// <summary>O_{ij}, X_{ij}, F_{ij} or b_i, with numbers.</summary>
    public Expression Symbol(Target target, int offset)
    {
        var block = Block(target);
        var entry = PolynomialTree.Entry(block, block[offset]);
        return entry is Derivative { By: var output } ? output : entry;
    }

    /// <summary>∂L/∂ of an entry.</summary>
    public Expression Gradient(Target target, int offset) => new Derivative(LayerSymbols.Loss, Symbol(target, offset));
}
