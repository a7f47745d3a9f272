namespace ConvSymbolic.Rewriting;

/// <summary>Every rule that a derivation may use, one a line, side conditions visible.</summary>
internal static class Rules
{
    /// <summary>The chain rule.</summary>
    public static Rule ChainRule { get; } = new("chain-rule", "chain rule", "∂L/∂v = Σ_i ∂L/∂O[i] · ∂O[i]/∂v, L depends on v through O only");

    /// <summary>The definition of an output.</summary>
    public static Rule ForwardFormula { get; } = new("forward-formula", "definition of the layer", "O[i] is replaced by its forward formula");

    /// <summary>Derivatives of sums and of products with a constant.</summary>
    public static Rule Linearity { get; } = new("linearity", "sums and constant factors", "∂(Σ_k c_k·w_k)/∂v = Σ_k c_k·∂w_k/∂v, the c_k do not depend on v");

    /// <summary>The derivative of one symbol by another of the same array.</summary>
    public static Rule SymbolDerivative { get; } = new("symbol-derivative", "derivative of a symbol", "∂A⟨u⟩/∂A[m] = [u = m], m inside A");

    /// <summary>Finite sums change places.</summary>
    public static Rule ExchangeSums { get; } = new("exchange-sums", "exchange of finite sums", "Σ_i Σ_a t = Σ_a Σ_i t");

    /// <summary>A sum of terms under a Σ or times a factor.</summary>
    public static Rule Distribute { get; } = new("distribute", "distributivity", "Σ_i w·(t + t′) = Σ_i w·t + Σ_i w·t′");

    /// <summary>Terms that are equal but for a number.</summary>
    public static Rule Collect { get; } = new("collect", "like terms", "c·t + c′·t = (c + c′)·t");

    /// <summary>A place on an axis that is seen as a product of axes.</summary>
    public static Rule Digits { get; } = new("digits", "digits of a place", "[|B|·a + b = |B|·a′ + b′] = [a = a′]·[b = b′] with 0 ≤ b, b′ < |B|");

    /// <summary>A bracket that fixes a group and a channel of it.</summary>
    public static Rule Group { get; } = new("group", "channel of a group", "[⌊o/O_g⌋·C_g + c′ = c] with 0 ≤ c′ < C_g: o lies in the group ⌊c/C_g⌋, and c′ = c − ⌊c/C_g⌋·C_g");

    /// <summary>A bracket that fixes a summation index.</summary>
    public static Rule Contract { get; } = new("contract", "contraction", "Σ_a t(a)·[a = e] = t(e), with t zero outside the range of a");

    /// <summary>A bracket that makes stride visible as zero insertion.</summary>
    public static Rule Stuff { get; } = new("stuff", "zero insertion", "Σ_i G[i]·[s·i = t] = (stuff_s G)⟨t⟩, s > 0");

    /// <summary>Zero insertion written as a sum again.</summary>
    public static Rule Unstuff { get; } = new("unstuff", "definition of zero insertion", "(stuff_s X)⟨t⟩·w = Σ_i X[i]·w·[s·i = t], s > 0");

    /// <summary>A sum read backwards.</summary>
    public static Rule Reverse { get; } = new("reverse-sum", "reversal of the sum", "Σ_a t(a) = Σ_a t(K−1−a), a ↦ K−1−a is a bijection of 0…K−1");

    /// <summary>The definition of the correlation, read from right to left.</summary>
    public static Rule Recognise { get; } = new("recognise", "definition of the correlation", "Σ_v A⟨s·u + d·v − p⟩·B[v] = conv(A, B)[u]");

    /// <summary>All of them.</summary>
    public static IReadOnlyList<Rule> All { get; } =
        [ChainRule, ForwardFormula, Linearity, SymbolDerivative, ExchangeSums, Distribute, Collect, Digits, Unstuff, Group, Contract, Stuff, Reverse, Recognise];
}
