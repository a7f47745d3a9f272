using System.Collections.Frozen;

namespace ConvSymbolic.Latex;

/// <summary>The commands and characters that are known, and the tokens they make.</summary>
internal static class Commands
{
    private const string Letters =
        "alpha beta gamma delta epsilon varepsilon zeta eta theta vartheta iota kappa lambda mu nu xi pi varpi rho varrho sigma varsigma tau upsilon " +
        "phi varphi chi psi omega Gamma Delta Theta Lambda Xi Pi Sigma Upsilon Phi Psi Omega nabla ell hbar imath jmath infty emptyset varnothing " +
        "top bot dagger ddagger intercal Re Im aleph";

    private const string Functions = "max min sin cos tan tanh sinh cosh exp log ln det dim arg sup inf ker Pr gcd mod bmod deg sgn";

    // What says nothing about the value: reading goes on behind it.
    private const string Nothing =
        "displaystyle textstyle scriptstyle scriptscriptstyle limits nolimits rm bf it sf tt cal small large Large normalsize footnotesize tiny huge " +
        "mathbf boldsymbol bm pmb bold mathrm mathit mathsf mathtt mathnormal boxed fbox cancel bcancel xcancel underline notag nonumber hline hdashline " +
        "toprule midrule bottomrule strut mathstrut mathop mathbin mathrel mathord mathopen mathclose mathpunct mathinner nobreak allowbreak relax noindent centering hfill protect ensuremath " +
        "thinspace medspace thickspace negthinspace negmedspace negthickspace smash big Big bigg Bigg bigl bigr bigm Bigl Bigr Bigm biggl biggr biggm Biggl Biggr Biggm middle null";

    /// <summary>What <c>\left</c>, <c>\big</c> and the like may stand before, and the character for it.</summary>
    private const string Delimiters =
        "{ { } } lbrace { rbrace } lbrack [ rbrack ] lfloor ⌊ rfloor ⌋ lceil ⌈ rceil ⌉ langle ⟨ rangle ⟩ lvert | rvert | vert | mid | lVert ‖ rVert ‖ Vert ‖ | ‖";

    // A character and the command that it stands for.
    private const string Unicode =
        "∂ partial|∑ sum|Σ sum|∇ nabla|× times|⋅ cdot|· cdot|• cdot|∙ cdot|∗ ast|⋆ star|⊙ odot|∘ circ|⊗ otimes|⊛ circledast|" +
        "⊠ boxtimes|÷ div|≤ le|≥ ge|≠ ne|≈ approx|≡ equiv|∈ in|→ to|⇒ Rightarrow|⟶ to|↦ mapsto|← gets|∝ propto|≜ triangleq|" +
        "≔ coloneqq|∞ infty|… ldots|⋯ cdots|⋮ vdots|⋱ ddots|° degree|∀ forall|ℓ ell|′ prime|ϵ epsilon|α alpha|β beta|" +
        "γ gamma|δ delta|ε epsilon|ζ zeta|η eta|θ theta|ι iota|κ kappa|λ lambda|μ mu|ν nu|ξ xi|π pi|ρ rho|σ sigma|τ tau|" +
        "υ upsilon|φ phi|χ chi|ψ psi|ω omega|Γ Gamma|Δ Delta|Θ Theta|Λ Lambda|Ξ Xi|Π Pi|Φ Phi|Ψ Psi|Ω Omega";

    private static readonly FrozenDictionary<string, Token> Table = Build();
    private static readonly FrozenDictionary<string, Token>.AlternateLookup<ReadOnlySpan<char>> Lookup = Table.GetAlternateLookup<ReadOnlySpan<char>>();
    private static readonly FrozenDictionary<char, Token> Characters = BuildCharacters();
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Passed = Nothing.Split(' ').ToFrozenSet(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>The token of a command, without its place; null for a command that is not known.</summary>
    /// <param name="name">The name without the backslash.</param>
    public static Token? Of(ReadOnlySpan<char> name) => Lookup.TryGetValue(name, out var token) ? token : null;

    /// <summary>The token of a character, without its place.</summary>
    /// <param name="character">The character.</param>
    public static Token? Of(char character) => Characters.TryGetValue(character, out var token) ? token : null;

    /// <summary>Whether reading goes on behind a command as if it were not there.</summary>
    /// <param name="name">The name without the backslash.</param>
    public static bool IsNothing(ReadOnlySpan<char> name) => Passed.Contains(name);

    private static FrozenDictionary<string, Token> Build()
    {
        var table = new Dictionary<string, Token>(StringComparer.Ordinal);
        foreach (string name in Letters.Split(' '))
            table[name] = new(TokenKind.Name, 0, 0, name);
        foreach (string name in Functions.Split(' '))
            table[name] = new(TokenKind.Word, 0, 0, name);
        foreach (string[] pair in Delimiters.Split(' ').Chunk(2))
            table[pair[0]] = Delimiter(pair[1][0]);
        Add(TokenKind.Sum, "sum");
        Add(TokenKind.Partial, "partial");
        Add(TokenKind.Fraction, "frac dfrac tfrac cfrac");
        Add(TokenKind.Over, "over");
        Add(TokenKind.Ellipsis, "ldots cdots dots vdots ddots dotsb dotsc dotsm dotso iddots");
        Add(TokenKind.Above, "overset underset stackrel cancelto");
        Add(TokenKind.Brace, "underbrace overbrace");
        Add(TokenKind.Root, "sqrt");
        Add(TokenKind.Substack, "substack shortstack");
        Add(TokenKind.Accent, "hat tilde bar vec dot ddot check breve acute grave mathring mathcal mathbb mathscr mathfrak");
        Add(TokenKind.Gap, "quad qquad enspace");
        Add(TokenKind.ForAll, "forall");
        Add(TokenKind.Slash, "slash");
        Add(TokenKind.Colon, "colon");
        Add(TokenKind.Break, "cr newline tabularnewline");
        foreach (string pair in (string[])["Bbb mathbb", "widehat hat", "widetilde tilde", "overline bar", "overrightarrow vec"])
            table[pair.Split(' ')[0]] = new(TokenKind.Accent, 0, 0, pair.Split(' ')[1]);
        table["prime"] = new(TokenKind.Prime, 0, 0, "'", 1);
        table["degree"] = new(TokenKind.Degree, 0, 0, "°");
        Products(ProductSign.Cdot, "cdot bullet centerdot");
        Products(ProductSign.Times, "times");
        Products(ProductSign.Ast, "ast");
        Products(ProductSign.BigStar, "star bigstar");
        Products(ProductSign.Odot, "odot bigodot");
        Products(ProductSign.Circ, "circ");
        Products(ProductSign.Otimes, "otimes bigotimes");
        Products(ProductSign.Circledast, "circledast oast boxtimes circledcirc");
        Products(ProductSign.Divide, "div");
        Relations(RelationKind.Definition, "triangleq equiv coloneqq coloneq doteq");
        Relations(RelationKind.Arrow, "to rightarrow longrightarrow Rightarrow Longrightarrow implies mapsto longmapsto Leftrightarrow iff leftrightarrow Longleftrightarrow longleftrightarrow therefore because");
        Relations(RelationKind.Assign, "gets leftarrow longleftarrow");
        Relations(RelationKind.ElementOf, "in");
        Relations(RelationKind.Approximately, "approx sim simeq cong");
        Relations(RelationKind.Proportional, "propto");
        Relations(RelationKind.Less, "lt");
        Relations(RelationKind.LessOrEqual, "le leq leqslant leqq");
        Relations(RelationKind.Greater, "gt");
        Relations(RelationKind.GreaterOrEqual, "ge geq geqslant geqq");
        Relations(RelationKind.NotEqual, "ne neq");
        foreach (string name in (string[])["xrightarrow", "xRightarrow", "xlongrightarrow", "underrightarrow"])
            table[name] = new(TokenKind.LabelledRelation, 0, 0, "x", (byte)RelationKind.Arrow);
        table["xlongequal"] = new(TokenKind.LabelledRelation, 0, 0, "x", (byte)RelationKind.Equal);
        return table.ToFrozenDictionary(StringComparer.Ordinal);

        void Add(TokenKind kind, string names)
        {
            foreach (string name in names.Split(' '))
                table[name] = new(kind, 0, 0, name);
        }

        void Products(ProductSign sign, string names)
        {
            foreach (string name in names.Split(' '))
                table[name] = new(TokenKind.Product, 0, 0, name, (byte)sign);
        }

        void Relations(RelationKind kind, string names)
        {
            foreach (string name in names.Split(' '))
                table[name] = new(TokenKind.Relation, 0, 0, name, (byte)kind);
        }
    }

    private static FrozenDictionary<char, Token> BuildCharacters()
    {
        var table = new Dictionary<char, Token>();
        foreach (char delimiter in "()[]⌊⌋⌈⌉⟨⟩|‖")
            table[delimiter] = Delimiter(delimiter);
        table['（'] = Delimiter('(');
        table['）'] = Delimiter(')');
        foreach (string pair in Unicode.Split('|'))
            table[pair[0]] = Table[pair[2..]];
        table['*'] = new(TokenKind.Product, 0, 0, "*", (byte)ProductSign.Star);
        table['＊'] = table['*'];
        table['+'] = new(TokenKind.Sign, 0, 0, "+");
        table['-'] = new(TokenKind.Sign, 0, 0, "-", 1);
        table['−'] = table['-'];
        table['–'] = table['-'];
        table['/'] = new(TokenKind.Slash, 0, 0, "/");
        table['='] = new(TokenKind.Relation, 0, 0, "=", (byte)RelationKind.Equal);
        table['＝'] = table['='];
        table['<'] = Table["lt"];
        table['>'] = Table["gt"];
        table[','] = table['，'] = table['、'] = new(TokenKind.Comma, 0, 0, ",");
        table[';'] = table['；'] = new(TokenKind.Semicolon, 0, 0, ";");
        table[':'] = table['：'] = new(TokenKind.Colon, 0, 0, ":");
        table['.'] = table['。'] = new(TokenKind.Dot, 0, 0, ".");
        table['{'] = new(TokenKind.OpenBrace, 0, 0, "{");
        table['}'] = new(TokenKind.CloseBrace, 0, 0, "}");
        table['_'] = new(TokenKind.Sub, 0, 0, "_");
        table['^'] = new(TokenKind.Sup, 0, 0, "^");
        table['\''] = table['’'] = new(TokenKind.Prime, 0, 0, "'", 1);
        table['″'] = new(TokenKind.Prime, 0, 0, "'", 2);
        table['&'] = new(TokenKind.Column, 0, 0, "&");
        return table.ToFrozenDictionary();
    }

    private static Token Delimiter(char delimiter) => delimiter switch
    {
        '|' or '‖' => new(TokenKind.Bar, 0, 0, delimiter.ToString()),
        '(' or '[' or '{' or '⌊' or '⌈' or '⟨' => new(TokenKind.Open, 0, 0, delimiter.ToString()),
        _ => new(TokenKind.Close, 0, 0, delimiter.ToString()),
    };
}
