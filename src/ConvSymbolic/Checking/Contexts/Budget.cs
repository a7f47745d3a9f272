using ConvSymbolic.Tensors;

namespace ConvSymbolic.Checking.Contexts;

/// <summary>
/// How much work the judging of a document may take, for each equality and for all of them. It is counted in steps, so that the answer is
/// the same on
/// every machine. What would take more is undecided, or is not explained.
/// </summary>
/// <param name="most">What the whole document may take.</param>
/// <param name="cancellation">Asks to stop before that.</param>
internal sealed class Budget(long most = Budget.MostOfDocument, CancellationToken cancellation = default)
{
    private const long MostOfEquality = 1_500_000, MostOfDocument = 50_000_000;

    private readonly Effort _document = new(most, what: "the whole document", cancellation: cancellation);

    private Effort? _equality;

    /// <summary>What the present equality may take.</summary>
    public Effort Equality => _equality ??= Fresh();

    /// <summary>How many steps all of the document has taken.</summary>
    public long Spent => _document.Spent;

    /// <summary>Another equality begins.</summary>
    public void Begin() => _equality = Fresh();

    /// <summary>Finds something out that is no part of judging the present equality.</summary>
    public bool Apart(Func<bool> ask)
    {
        var present = _equality;
        Begin();
        bool answer = ask();
        _equality = present;
        return answer;
    }

    private Effort Fresh() => new(MostOfEquality, _document, "this equality", cancellation);
}
