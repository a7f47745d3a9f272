namespace ConvSymbolic.Indices;

/// <summary>A whole number times a product of atoms.</summary>
/// <param name="Coefficient">The number; never 0 inside an <see cref="IndexExpression"/>.</param>
/// <param name="Atoms">The atoms in order of their keys, one with a power repeated.</param>
internal sealed record IndexTerm(long Coefficient, EquatableArray<IndexAtom> Atoms)
{
    /// <summary>The order of terms inside an expression: by the atoms, the constant last.</summary>
    internal static int CompareAtoms(IndexTerm left, IndexTerm right)
    {
        if (left.Atoms.Count == 0 || right.Atoms.Count == 0)
            return right.Atoms.Count.CompareTo(left.Atoms.Count);
        for (int k = 0; k < Math.Min(left.Atoms.Count, right.Atoms.Count); k++)
        {
            int order = string.CompareOrdinal(left.Atoms[k].Key, right.Atoms[k].Key);
            if (order != 0)
                return order;
        }
        return left.Atoms.Count.CompareTo(right.Atoms.Count);
    }

    /// <summary>The product of two terms; an overflow is an error.</summary>
    internal static IndexTerm Multiply(IndexTerm left, IndexTerm right) => new(
        checked(left.Coefficient * right.Coefficient),
        [.. left.Atoms.Concat(right.Atoms).OrderBy(atom => atom.Key, StringComparer.Ordinal)]);
}
