using System.CommandLine;
using ConvSymbolic.Models;
using ConvSymbolic.Notation;

namespace ConvSymbolic.Cli.Arguments;

/// <summary>A formula in the place of a layer: any sum of products, and the extents of its arrays.</summary>
internal sealed class FormulaArguments
{
    private readonly ValueOption _formula = new(
        "--formula", "LATEX", "Instead of a layer, what these equations define: sums of products of entries at affine indices, counted from 0 unless --index-base is given.");

    private readonly ValueOption _extents = new(
        "--extents", "NAME HxW[, …]", "Extents of the formula's arrays; those left out are the largest at which every index stays inside.");

    public void AddTo(Command command)
    {
        command.Add(_formula);
        command.Add(_extents);
    }

    /// <summary>The model; null where no formula is given.</summary>
    public Model? Read(ParseResult parsed, NotationArguments notation)
    {
        string? extents = _extents.In(parsed);
        if (_formula.In(parsed) is { } formula)
            return Formula.Parse(formula, extents ?? "", Notation(parsed, notation).IndexBase);
        if (extents is not null)
            Reject.With("arguments.extents", $"{_extents.Name} are those of the arrays of {_formula.Name}; give it, or leave them out.");
        return null;
    }

    /// <summary>The index base, 0 unless it is given: a formula is written in the base in which it is read.</summary>
    public static NotationOptions Notation(ParseResult parsed, NotationArguments notation) =>
        notation.IsIndexBaseGiven(parsed) ? notation.Read(parsed) : notation.Read(parsed) with { IndexBase = 0 };

    /// <summary>Refuses what has no meaning beside a formula.</summary>
    public void RefuseOthers(ParseResult parsed, IReadOnlyList<Option> meaningful)
    {
        if (parsed.CommandResult.Command.Options.FirstOrDefault(option =>
            option != _formula && option != _extents && !meaningful.Contains(option) && parsed.GetResult(option) is { Implicit: false }) is { } given)
            Reject.With("arguments.formula", $"{given.Name} is about a layer, and {_formula.Name} says itself what its arrays are; leave out one of them.");
    }
}
