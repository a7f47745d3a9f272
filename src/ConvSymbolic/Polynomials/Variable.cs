namespace ConvSymbolic.Polynomials;

/// <summary>One variable of a <see cref="Ring"/>, such as one entry of an array of symbols.</summary>
/// <param name="Id">Its number in the ring, counted from 0; variables are ordered by it.</param>
public readonly record struct Variable(int Id) : IComparable<Variable>
{
    /// <inheritdoc/>
    public static bool operator <(Variable left, Variable right) => left.Id < right.Id;

    /// <inheritdoc/>
    public static bool operator >(Variable left, Variable right) => left.Id > right.Id;

    /// <inheritdoc/>
    public static bool operator <=(Variable left, Variable right) => left.Id <= right.Id;

    /// <inheritdoc/>
    public static bool operator >=(Variable left, Variable right) => left.Id >= right.Id;

    /// <inheritdoc/>
    public int CompareTo(Variable other) => Id.CompareTo(other.Id);
}
