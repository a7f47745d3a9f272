namespace ConvSymbolic.Latex;

/// <summary>A token with its place.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Start">Where it starts.</param>
/// <param name="End">Where it has ended; a word in <c>\text{…}</c> ends with the brace.</param>
/// <param name="Text">The name, the digits, the delimiter, the name of the environment, the words.</param>
/// <param name="Value">A <see cref="ProductSign"/>, a <see cref="RelationKind"/>, or a flag of the kind.</param>
internal sealed record Token(TokenKind Kind, int Start, int End, string Text, byte Value = 0)
{
    /// <summary>Stands where there is no token.</summary>
    public static Token None { get; } = new(TokenKind.End, 0, 0, "");

    /// <summary>Whether reading passes over it: it is not maths.</summary>
    public bool IsBlank => Kind is TokenKind.Gap or TokenKind.Tag or TokenKind.Remark;

    /// <summary>Whether something must follow it.</summary>
    public bool IsOperator => Kind is TokenKind.Sign or TokenKind.Product or TokenKind.Slash or TokenKind.Relation or TokenKind.LabelledRelation;

    /// <summary>Whether it stands between two sides.</summary>
    public bool IsRelation => Kind is TokenKind.Relation or TokenKind.LabelledRelation;
}

/// <summary>The kinds of tokens.</summary>
internal enum TokenKind : byte
{
    /// <summary>The end of what is read.</summary>
    End,

    /// <summary>A letter or a named letter.</summary>
    Name,

    /// <summary>A word; the value is 1 where it stands in <c>\text{…}</c>.</summary>
    Word,

    /// <summary>Digits.</summary>
    Number,

    /// <summary>An opening delimiter; the value is 1 after <c>\left</c>.</summary>
    Open,

    /// <summary>A closing delimiter; the value is 1 after <c>\right</c>.</summary>
    Close,

    /// <summary>A bar, which opens or closes.</summary>
    Bar,

    /// <summary><c>{</c>.</summary>
    OpenBrace,

    /// <summary><c>}</c>.</summary>
    CloseBrace,

    /// <summary><c>_</c>.</summary>
    Sub,

    /// <summary><c>^</c>.</summary>
    Sup,

    /// <summary>A prime; the value counts.</summary>
    Prime,

    /// <summary><c>&amp;</c>.</summary>
    Column,

    /// <summary><c>\\</c>.</summary>
    Break,

    /// <summary><c>\begin{…}</c>.</summary>
    Begin,

    /// <summary><c>\end{…}</c>.</summary>
    Finish,

    /// <summary>+ or −; the value is 1 for −.</summary>
    Sign,

    /// <summary>A sign between factors.</summary>
    Product,

    /// <summary><c>/</c>.</summary>
    Slash,

    /// <summary>A relation.</summary>
    Relation,

    /// <summary>A relation with a label in front: <c>\stackrel{a}{=}</c>; the text is <c>x</c> where the command is itself the relation.</summary>
    LabelledRelation,

    /// <summary><c>,</c>.</summary>
    Comma,

    /// <summary><c>;</c>.</summary>
    Semicolon,

    /// <summary><c>:</c>.</summary>
    Colon,

    /// <summary><c>.</c>.</summary>
    Dot,

    /// <summary>Σ.</summary>
    Sum,

    /// <summary>∂.</summary>
    Partial,

    /// <summary><c>\frac</c>.</summary>
    Fraction,

    /// <summary><c>\over</c>.</summary>
    Over,

    /// <summary><c>\hat</c> and the like, and alphabets: what changes a name.</summary>
    Accent,

    /// <summary>Dots.</summary>
    Ellipsis,

    /// <summary><c>\overset</c>, <c>\underset</c>, <c>\stackrel</c>: a label, then what carries it.</summary>
    Above,

    /// <summary><c>\underbrace</c>, <c>\overbrace</c>.</summary>
    Brace,

    /// <summary><c>\sqrt</c>.</summary>
    Root,

    /// <summary><c>\substack</c>.</summary>
    Substack,

    /// <summary>°.</summary>
    Degree,

    /// <summary>A wide blank, which may part equations.</summary>
    Gap,

    /// <summary>The label of an equation.</summary>
    Tag,

    /// <summary>Words behind <c>//</c>.</summary>
    Remark,

    /// <summary><c>\forall</c>.</summary>
    ForAll,

    /// <summary>What is not known.</summary>
    Unknown,
}
