using System.Collections;

namespace ConvSymbolic.Derivations;

/// <summary>A list that is printed with an item on each line.</summary>
internal sealed class Lines<T>(IReadOnlyList<T> items) : IReadOnlyList<T>
{
    public int Count => items.Count;

    public T this[int index] => items[index];

    public IEnumerator<T> GetEnumerator() => items.GetEnumerator();

    public override string ToString() => string.Join('\n', items);

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
