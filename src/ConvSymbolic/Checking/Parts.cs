using ConvSymbolic.Checking.Contexts;
using ConvSymbolic.Checking.Forms;
using ConvSymbolic.Checking.Statements;
using ConvSymbolic.Documents;

namespace ConvSymbolic.Checking;

/// <summary>A part of a document that is about one layer.</summary>
/// <param name="Statements">What it says.</param>
/// <param name="Context">What it is about; null where that is not known.</param>
internal sealed record Part(IReadOnlyList<Statement> Statements, Context? Context)
{
    /// <summary>What is told of it.</summary>
    public CheckContext Report(int id, MathDocument document)
    {
        var lines = Statements.Select(statement => statement.Fragment.Map.SpanOf(statement.Range).Line).DefaultIfEmpty(1).ToList();
        _ = document;
        return new CheckContext
        {
            Id = id,
            FirstLine = lines.Min(),
            LastLine = lines.Max(),
            Roles = Context?.Names ?? new Dictionary<string, string>(),
            IndexBase = Context?.IndexBase ?? 1,
            Layer = Context?.Samples.FirstOrDefault()?.Layer,
            SizesAreKnown = Context?.SizesAreKnown ?? false,
            Evidence = Context?.Evidence ?? ["No equation says how an input, a filter and an output belong together."],
        };
    }
}

/// <summary>Splits a document where another layer begins.</summary>
internal static class Parts
{
    public static IEnumerable<Part> Of(MathDocument document, IReadOnlyList<Statement> statements, string? declaration)
    {
        var declared = DeclaredContext.Read(document.Declarations.Select(part => part.Text).Append(declaration ?? ""));
        yield return new Part(statements, Inference.Of(statements, declared));
    }
}
