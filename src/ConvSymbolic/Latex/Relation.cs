namespace ConvSymbolic.Latex;

/// <summary>What stands between two sides of a statement.</summary>
/// <param name="Kind">Which relation.</param>
/// <param name="Range">Its sign, with the label where it has one.</param>
/// <param name="Label">What stands above or below the sign: <c>\stackrel{\text{full}}{=}</c>.</param>
internal sealed record Relation(RelationKind Kind, TextRange Range, Node? Label = null);

/// <summary>The relations that are told apart.</summary>
internal enum RelationKind
{
    /// <summary><c>=</c>.</summary>
    Equal,

    /// <summary><c>:=</c>, <c>\triangleq</c>, <c>\equiv</c>, <c>\coloneqq</c>.</summary>
    Definition,

    /// <summary><c>+=</c>.</summary>
    PlusEqual,

    /// <summary><c>-=</c>.</summary>
    MinusEqual,

    /// <summary><c>\to</c>, <c>\Rightarrow</c>, <c>\mapsto</c>, →.</summary>
    Arrow,

    /// <summary><c>\leftarrow</c>, <c>\gets</c>, ←.</summary>
    Assign,

    /// <summary><c>\in</c>, ∈.</summary>
    ElementOf,

    /// <summary><c>\approx</c>, <c>\sim</c>, ≈.</summary>
    Approximately,

    /// <summary><c>\propto</c>, ∝.</summary>
    Proportional,

    /// <summary><c>&lt;</c>.</summary>
    Less,

    /// <summary><c>\le</c>, ≤.</summary>
    LessOrEqual,

    /// <summary><c>></c>.</summary>
    Greater,

    /// <summary><c>\ge</c>, ≥.</summary>
    GreaterOrEqual,

    /// <summary><c>\ne</c>, ≠.</summary>
    NotEqual,
}
