using ConvSymbolic.Latex;

namespace ConvSymbolic.Checking.Forms;

/// <summary>A padding before and one behind the data, as they are written: <c>1:0</c>, <c>-2:0</c>, <c>0:-1</c>, with or without
/// brackets.</summary>
/// <param name="Before">Before the data.</param>
/// <param name="After">Behind it.</param>
internal sealed record PaddingPair(SignedTerm Before, SignedTerm After)
{
    /// <summary>The two of them; null for what isn't a pair.</summary>
    public static PaddingPair? Of(Node node)
    {
        switch (node)
        {
            case ProductNode { Factors: [{ Factor: var before }, { Factor: NameNode { Name: ":" } }, { Factor: var after }] }:
                return new(Plus(before), Plus(after));

            // A sign in front is that of the first, not of both.
            case SumNode
            {
                Terms: [
                {
                    Term: ProductNode
                    {
                        Factors: [{ Factor: var before }, { Factor: NameNode { Name: ":" } },
                        { Factor: var after }]
                    }
                } signed]
            }:
                return new(signed with { Term = before }, Plus(after));

            // Behind the colon it is no difference.
            case SumNode
            {
                Terms: [{ Term: ProductNode { Factors: [{ Factor: var before }, { Factor: NameNode { Name: ":" } }] } } signed,
                var after]
            }:
                return new(signed with { Term = before }, after);
            default:
                return null;
        }
    }

    private static SignedTerm Plus(Node node) => new(1, new(node.Range.Start, node.Range.Start), node);
}
