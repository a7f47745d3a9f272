using System.Collections;
using ConvSymbolic.Expressions;
using ConvSymbolic.Rewriting;

namespace ConvSymbolic.Derivations;

/// <summary>Steps that follow from each other, begun at an expression. A rule that changes nothing leaves no step.</summary>
internal sealed class Chain(Expression start) : IReadOnlyList<Step>
{
    private readonly List<Step> _steps = [];
    private Expression _current = start;

    public int Count => _steps.Count;

    public Step this[int index] => _steps[index];

    public Chain Then(Rule rule, Func<Expression, Expression> apply)
    {
        var next = apply(_current);
        if (!next.Equals(_current))
            _steps.Add(new Step(rule, _current, next));
        _current = next;
        return this;
    }

    public IEnumerator<Step> GetEnumerator() => _steps.GetEnumerator();

    /// <summary>Every step on a line.</summary>
    public override string ToString() => string.Join('\n', _steps);

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
