using ConvSymbolic.Checking.Forms;
using ConvSymbolic.Checking.Judging;
using ConvSymbolic.Checking.Statements;
using ConvSymbolic.Latex;

namespace ConvSymbolic.Checking.Claims;

/// <summary>
/// What stands in a claim and is in none of its equalities: a verdict on these alone would be one on something else than what was claimed.
/// In a document it is passed over, as prose is.
/// </summary>
internal static class UnreadParts
{
    // What is said by these is what an equality says without them.
    private static readonly HashSet<string> Plain =
        ["and", "so", "thus", "hence", "for", "for all", "for each", "for every", "for any"];

    private static readonly HashSet<TokenKind> Layout =
    [
        TokenKind.Gap, TokenKind.Tag, TokenKind.Break, TokenKind.Column, TokenKind.Begin, TokenKind.Finish, TokenKind.Open, TokenKind.Close,
        TokenKind.OpenBrace, TokenKind.CloseBrace, TokenKind.Comma, TokenKind.Semicolon, TokenKind.Colon, TokenKind.Dot, TokenKind.ForAll,
    ];

    /// <summary>Something between two sides that is no sign of equality, or a side that is in no equality; null where there is
    /// none.</summary>
    /// <param name="claim">The claim.</param>
    /// <param name="statements">What was read from it.</param>
    public static (TextRange Range, string Expected)? NoEquality(string claim, IReadOnlyList<Statement> statements)
    {
        foreach (var relation in Rows(claim).SelectMany(row => row.Statement?.Relations ?? []))
        {
            if (!StatementReader.IsEquality(relation.Kind))
                return (relation.Range, "= between two sides, and nothing else");
        }
        if (statements.FirstOrDefault(statement => statement is not Equality) is { } other)
            return (other.Range, "equations alone");
        return Rows(claim).LastOrDefault(row => row.Statement is not null) is { Statement: { Sides: [.., null] } open }
            ? (open.Relations[^1].Range, "a side behind this sign") : null;
    }

    /// <summary>The first part whose meaning is left open: words, a condition that leaves out indices or is about something else, a label
    /// that may change what it stands over; null where everything was read.</summary>
    /// <param name="claim">The claim.</param>
    /// <param name="letters">The letters of its indices.</param>
    /// <param name="indexBase">Where they start.</param>
    public static string? First(string claim, IReadOnlyList<string> letters, int indexBase)
    {
        List<TextRange> read = [], conditions = [];
        foreach (var row in Rows(claim))
        {
            foreach (var side in row.Statement?.Sides ?? [])
            {
                if (side is null)
                    continue;
                read.Add(side.Range);
                if (Nodes.Within(side).OfType<LabelledNode>().FirstOrDefault(labelled => labelled.Label is not null) is { } labelled)
                    return labelled.Range.Of(claim);
            }
            foreach (var relation in row.Statement?.Relations ?? [])
            {
                read.Add(relation.Range);
                if (relation.Label is { } label && OperatorWords.Of(label) is null)
                    return relation.Range.Of(claim);
            }
            if (row.Condition is { } condition)
                (LeavesOutNothing(claim, condition, letters, indexBase) ? read : conditions).Add(condition.Range);
        }
        return Macros.Of([claim]).Expand(Lexer.Read(claim)).Where(token => !Layout.Contains(token.Kind) && !IsPlain(token)
                && !read.Exists(range => range.Start <= token.Start && token.End <= range.End))
            .Select(token => conditions.Find(range => range.Start <= token.Start && token.End <= range.End) is { Length: > 0 } whole
                ? whole.Of(claim) : claim[token.Start..token.End].Trim()).FirstOrDefault();
    }

    private static IReadOnlyList<Row> Rows(string claim) => LatexParser.Parse(claim, Macros.Of([claim]));

    private static bool IsPlain(Token token) =>
        token.Kind == TokenKind.Word && Plain.Contains(token.Text.Trim(' ', ',', ':', ';', '.').ToLowerInvariant());

    // "for all i, j", "0 ≤ i < H'", "i = 0, …, H'−1": every index, and nothing of entries or settings.
    private static bool LeavesOutNothing(string claim, Node condition, IReadOnlyList<string> letters, int indexBase) => condition switch
    {
        NameNode { IsText: false } name => letters.Contains(name.Name),
        GroupNode { Open: "(", Inner: { } inner } => LeavesOutNothing(claim, inner, letters, indexBase),
        ListNode list => list.Items.All(item => LeavesOutNothing(claim, item, letters, indexBase)),
        StatementNode statement => IsRange(statement, letters)
            && !StatedRange.Restricts(statement.Range.Of(claim), letters, null, indexBase),
        _ => false,
    };

    // An index, or several, between bounds that are no indices.
    private static bool IsRange(StatementNode statement, IReadOnlyList<string> letters)
    {
        bool IsIndex(Node? side) => side is NameNode name ? letters.Contains(name.Name) : side is ListNode list && list.Items.All(IsIndex);
        bool IsBound(Node? side) => side is not null && Nodes.Within(side).All(node => node switch
        {
            NameNode name => !name.IsText && !letters.Contains(name.Name),
            ScriptNode script => script is { Sub: null, Sup: null },
            NumberNode or SumNode or ProductNode or GroupNode or ListNode or EllipsisNode => true,
            _ => false,
        });
        return statement.Relations.All(relation => relation.Label is null && relation.Kind is not RelationKind.NotEqual)
            && statement.Sides.ToArray() switch
            {
                [var first, var last] => IsIndex(first) ? IsBound(last) : IsBound(first) && IsIndex(last),
                [var first, var middle, var last] => IsBound(first) && IsIndex(middle) && IsBound(last),
                _ => false,
            };
    }
}
