namespace ConvSymbolic.Tests.Independent.Documents;

/// <summary>Letters in the place of the numbers of a layer; without one, the number is written.</summary>
public sealed record SizeNames(string? Filter = null, string? Stride = null, string? Dilation = null, string? Padding = null);

/// <summary>A number of a layer as it is written.</summary>
public readonly record struct Coefficient(string? Name, int Number)
{
    public Place Add(Place place, int sign) => Name is null ? place.Plus(sign * Number) : place.Plus(Name, sign);

    /// <summary>The coefficient times a letter that counts from the base.</summary>
    public Place AddFrom(Place place, string letter, int indexBase, int sign) => Name is null
        ? place.Plus(letter, sign * Number).Plus(-sign * Number * indexBase)
        : indexBase == 0 ? place.Plus($"{Name}*{letter}", sign) : place.Plus($"{Name}*{letter}", sign).Plus(Name, -sign * indexBase);
}
