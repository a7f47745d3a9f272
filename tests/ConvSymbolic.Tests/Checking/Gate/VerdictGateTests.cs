using ConvSymbolic.Checking;

namespace ConvSymbolic.Tests.Checking.Gate;

/// <summary>
/// The rules by which a verdict passes, each with texts on both sides of it. The letters are the verdicts in their order: right, wrong, follows, definition, undecided,
/// not an equation.
/// </summary>
public class VerdictGateTests
{
    private const string Rows = """
        $$O_{11} = X_{11} F_{11} + X_{12} F_{12} + X_{21} F_{21} + X_{22} F_{22}$$
        $$O_{12} = X_{12} F_{11} + X_{13} F_{12} + X_{22} F_{21} + X_{23} F_{22}$$
        $$O_{21} = X_{21} F_{11} + X_{22} F_{12} + X_{31} F_{21} + X_{32} F_{22}$$
        $$O_{22} = X_{22} F_{11} + X_{23} F_{12} + X_{32} F_{21} + X_{33} F_{22}$$

        """;

    [Theory]

    // A line must not found the layer that makes it right.
    [InlineData("RU", """
        $$z_i=\sum_{m=0}^{F-1}x_{i+m}k_m$$
        $$\frac{\partial L}{\partial x_i}=\sum_{m=0}^{F-1}\frac{\partial L}{\partial z_{i-F+1+m}}v_m$$
        """)]
    [InlineData("U", @"$$\frac{\partial L}{\partial X} = \text{full}(\text{rot180}(F), \frac{\partial L}{\partial O})$$")]
    [InlineData("RRRRW", Rows + @"$$\frac{\partial L}{\partial F_{uv}} = \sum_{i=1}^{2}\sum_{j=1}^{2} \frac{\partial L}{\partial O_{ji}} X_{i+u-1,j+v-1}$$")]
    [InlineData("RRRRW", "<!-- convsym: input=X 3x3 filter=F 2x2 output=O loss=L index-base=1 -->\n"
        + Rows + @"$$\frac{\partial L}{\partial F_{uv}} = \sum_{i=1}^{2}\sum_{j=1}^{2} \frac{\partial L}{\partial O_{ji}} X_{i+u-1,j+v-1}$$")]
    [InlineData("RRRRW", Rows + @"$$\frac{\partial L}{\partial F}=\text{conv}(\text{rot180}(X), \frac{\partial L}{\partial O})$$")]

    // The letters of sizes are tied.
    [InlineData("RU", """
        $$H' = \lfloor (H-K+2p)/s \rfloor+1$$
        $$Z_x=\sum_{i=1}^{H}F_iX_{x+i-1}$$
        """)]

    // Extents that are guessed from the largest index make nothing right or wrong.
    [InlineData("UUU", """
        $$\frac{\partial E}{\partial a_{11}}=\delta_{11}k_{11}$$
        $$\frac{\partial E}{\partial a_{12}}=\delta_{11}k_{12}+\delta_{12}k_{11}$$
        $$\frac{\partial E}{\partial a_{33}}=\delta_{22}k_{22}$$
        """)]

    // A member of a chain is compared with its neighbour.
    [InlineData("RRRRRWF", Rows + @"$$F_{12} = \frac{\partial O_{11}}{\partial X_{12}} = F_{11} = F_{12}$$")]

    [InlineData("RWFR", """
        <!-- convsym: input=X 2x3 filter=K 2x3 output=Y loss=C upstream=\delta stride=1 index-base=1 -->
        $$Y_{11} = X_{11} K_{11} + X_{12} K_{12} + X_{13} K_{13} + X_{21} K_{21} + X_{22} K_{22} + X_{23} K_{23}$$
        $$\frac{\partial C}{\partial K_{23}} = \delta_{12} \frac{\partial Y_{11}}{\partial K_{23}} = \delta_{11} X_{23}$$
        $$\frac{\partial Y_{11}}{\partial K_{11}} = X_{11}$$
        """)]
    [InlineData("RWF", """
        The filter $k$ has $K \times K$ weights, stride $S$. Indices start at 1.
        $$s_{i,j} = \sum_{m=1}^{K} \sum_{n=1}^{K} x_{S i-S+m,S j-S+n} k_{m,n}$$
        $$\frac{\partial E}{\partial x_{p,q}} = \sum_i \sum_j \frac{\partial E}{\partial s_{i,j}} \frac{\partial s_{i,j}}{\partial x_{p-1,q}} = \sum_i \sum_j \frac{\partial E}{\partial s_{i,j}} k_{p-S i+S,q-S j+S}$$
        """)]

    // A sign takes no zeros that nothing says; an operator with a name says what it takes.
    [InlineData("RRU", """
        $$y = x * w$$
        $$\frac{\partial J}{\partial w} = x * \frac{\partial J}{\partial y}$$
        $$\frac{\partial J}{\partial x} = \frac{\partial J}{\partial y} * \text{rot180}(w)$$
        """)]
    [InlineData("RRR", """
        $$y = x * w$$
        $$\frac{\partial J}{\partial w} = x * \frac{\partial J}{\partial y}$$
        $$\frac{\partial J}{\partial x} = \text{full}(\text{rot180}(w), \frac{\partial J}{\partial y})$$
        """)]

    [InlineData("UU", """
        <!-- convsym: input=X 3x3x2 filter=F 2x2x2 output=O loss=L upstream=G channels=1 filters=2 index-base=1 -->
        $$\frac{\partial L}{\partial X^{(c)}_{mnq}} = \sum_{o=1}^{2} \sum_{i=1}^{2} \sum_{j=1}^{2} \sum_{k=1}^{1} G^{(o)}_{ijk}\frac{\partial O^{(o)}_{ijk}}{\partial X^{(c+1)}_{mnq}} = \sum_{o=1}^{2} \sum_{u=1}^{2} \sum_{v=1}^{2} \sum_{w=1}^{2} G^{(o)}_{m-u+1,n-v+1,q-w+1}F^{(o,c)}_{uvw}$$
        """)]

    // What a text calls the filter is no input because it is rotated once.
    [InlineData("RDWWW", """
        Let $a \in \mathbb{R}^{5}$ be the input and $w \in \mathbb{R}^{2}$ the filter of a cross-correlation with stride 1 and no padding; $z$ is its output. Indices start at 0.
        $$z = a * w + \beta$$
        We write $da$ for $\frac{\partial E}{\partial a}$, and so on for $w$ and $z$.
        $$\delta = \frac{\partial E}{\partial z}$$
        $$dw(0) = \delta(0) \frac{\partial z(0)}{\partial w(0)} - \delta(1) \frac{\partial z(1)}{\partial w(0)} + \delta(2) \frac{\partial z(2)}{\partial w(0)} + \delta(3) \frac{\partial z(3)}{\partial w(0)}$$
        $$dw(1) = \delta(0) \frac{\partial z(0)}{\partial w(1)} + \delta(1) \frac{\partial z(1)}{\partial w(1)} + \delta(2) \frac{\partial z(2)}{\partial w(1)}$$
        $$dw = \text{rot180}\left(a\right) * \delta$$
        """)]

    // A bias that the text has is not left out.
    [InlineData("RU", """
        $$C = A * F + b$$
        $$C = A * F$$
        """)]

    [InlineData("U", """
        <!-- convsym: input=X HxW filter=F KxK output=O loss=E bias=\beta padding=1 index-base=0 -->
        $$O_{ij} = \sum_{u=0}^{K-1} \sum_{v=0}^{K-1} F_{uv} X_{i+u-1,j+v-1}$$
        """)]

    // A row without a bias beside a row or a gradient that has one; rows beside a formula may go without.
    [InlineData("UR", """
        Let $X \in \mathbb{R}^{3 \times 3}$ be the input and $W \in \mathbb{R}^{2 \times 2}$ the filter of a cross-correlation with stride 1 and no padding; $Y$ is its output.
        $$Y_{12} = X_{12} W_{11} + X_{13} W_{12} + X_{22} W_{21} + X_{23} W_{22}$$
        $$Y_{22} = X_{22} W_{11} + X_{23} W_{12} + X_{32} W_{21} + X_{33} W_{22} + b$$
        """)]
    [InlineData("UR", """
        Let $X \in \mathbb{R}^{3 \times 3}$ be the input and $W \in \mathbb{R}^{2 \times 2}$ the filter of a cross-correlation with stride 1 and no padding; $Y$ is its output.
        $$Y_{12} = X_{12} W_{11} + X_{13} W_{12} + X_{22} W_{21} + X_{23} W_{22}$$
        $$\frac{\partial L}{\partial b} = \sum_{i=1}^{2}\sum_{j=1}^{2} \frac{\partial L}{\partial Y_{ij}}$$
        """)]

    // Zero is no bias.
    [InlineData("RRRR", """
        $$O_{11} = X_{11} F_{11} + X_{12} F_{12} + X_{21} F_{21} + X_{22} F_{22} + 0$$
        $$O_{12} = X_{12} F_{11} + X_{13} F_{12} + X_{22} F_{21} + X_{23} F_{22}$$
        $$O_{21} = X_{21} F_{11} + X_{22} F_{12} + X_{31} F_{21} + X_{32} F_{22}$$
        $$O_{22} = X_{22} F_{11} + X_{23} F_{12} + X_{32} F_{21} + X_{33} F_{22}$$
        """)]

    // A formula that holds by every convention says nothing for the one that the rows don't have.
    [InlineData("RRRDRRR", """
        $$O(0) = I(0) F(2) + I(1) F(1) + I(2) F(0)$$
        $$O(1) = I(1) F(2) + I(2) F(1) + I(3) F(0)$$
        $$O(2) = I(2) F(2) + I(3) F(1) + I(4) F(0)$$
        $$\delta(i) = \frac{\partial E}{\partial O(i)}$$
        $$\frac{\partial E}{\partial F(0)} = I(2) \delta(0) + I(3) \delta(1) + I(4) \delta(2)$$
        $$\frac{\partial E}{\partial F(1)} = I(1) \delta(0) + I(2) \delta(1) + I(3) \delta(2)$$
        $$\frac{\partial E}{\partial F(2)} = I(0) \delta(0) + I(1) \delta(1) + I(2) \delta(2)$$
        """)]

    // Settings that a declaration leaves open are no wilder than the text needs.
    [InlineData("DDDUUU", """
        <!-- convsym: input=u 5 filter=h 3 output=v loss=J index-base=0 convention=cross-correlation -->
        $$u = \begin{pmatrix} 3 & 2 & -4 & -1 & 2 \end{pmatrix}$$
        $$h = \begin{pmatrix} 0 & 9 & 9 \end{pmatrix}$$
        $$\frac{\partial J}{\partial v} = \begin{pmatrix} 3 & 9 & 9 \end{pmatrix}$$
        $$v(i) = \sum_{m=0}^{2} u(i+2m) h(m)$$
        $$\frac{\partial J}{\partial u(p)} = \sum_{m=0}^{2} \frac{\partial J}{\partial v(p-m)} h(m)$$
        $$\frac{\partial J}{\partial u(2)} = \frac{\partial J}{\partial v(0)} h(2) + \frac{\partial J}{\partial v(1)} h(1) + \frac{\partial J}{\partial v(2)} h(0)$$
        """)]

    // A letter that is an index in a line is no padding, whichever lines are left out.
    [InlineData("RW", """
        <!-- convsym: input=X 4 filter=F 3 output=O loss=E upstream=\delta stride=2 padding=0 index-base=0 -->
        $$O(i) = \sum_{m=0}^{2} F(m) \times X(2i+m)$$
        $$\frac{\partial E}{\partial X(p)} = \sum_{i=0}^{0} \delta(i) \times F(-2i)$$
        """)]

    // One index is a position, and no image, where it moves with the window.
    [InlineData("U", """
        <!-- convsym: input=a 4 filter=k 3 output=z loss=L batch=2 index-base=0 -->
        $$z_i^{(t)} = \sum_{u=0}^2 a_{i+u}^{(t)} k_u$$
        """)]
    [InlineData("WR", """
        <!-- convsym: input=a 2 filter=k 3 output=z loss=L bias=b dilation=1 padding=2:0 batch=2 index-base=0 -->
        $$z_1^{(2)} = a_{-1}^{(1)} k_0 + a_0^{(1)} k_1 + a_1^{(1)} k_2 + b$$
        $$z_i^{(t)} = \sum_u k_u a_{i+u-2}^{(t)} + b$$
        """)]
    [InlineData("R", """
        <!-- convsym: input=X 2 filter=K 2 output=Y loss=L bias=\beta filters=2 index-base=0 -->
        $$Y(0,0) = X(0) K(0,0) + X(1) K(0,1) + \beta(0)$$
        """)]

    // Numbers of a gradient say how large the array is.
    [InlineData("DDDDRWF", """
        $$a = \begin{bmatrix} -2 & -3 & 1 & -3 & 8 \\ -4 & 4 & 6 & 8 & -3 \\ -2 & -4 & 2 & 6 & 8 \\ 4 & 1 & -2 & 5 & -1 \\ 4 & 3 & 8 & 5 & -3 \end{bmatrix}$$
        $$w = \begin{bmatrix} 2 & -1 \\ 1 & -1 \end{bmatrix}$$
        $$\frac{\partial L}{\partial z} = \begin{bmatrix} -4 & 6 & 3 & 6 \\ 9 & 2 & 9 & 5 \\ -3 & 3 & -4 & -4 \\ 9 & -1 & 4 & 0 \end{bmatrix}$$
        $$\beta = -1$$
        The layer is a cross-correlation with stride 1 and no padding. Indices start at 0. So we find $z = a \star w + \beta$.
        $$\frac{\partial L}{\partial w} = \text{rot180}\left(a\right) \star \frac{\partial L}{\partial z} = \begin{bmatrix} 30 & 155 \\ 172 & 102 \end{bmatrix}$$
        """)]

    // An output that the text makes in another way, or of another filter, or in another layer.
    [InlineData("UUU", """
        $$O_i = \frac{1}{2}\sum_{u=1}^2 X_{i+u-1} F_u$$
        $$\frac{\partial L}{\partial F_u} = \frac{1}{2} \sum_i \frac{\partial L}{\partial O_i} X_{i+u-1}$$
        $$\frac{\partial L}{\partial F_u} = \sum_i \frac{\partial L}{\partial O_i} X_{i+u-1}$$
        """)]
    [InlineData("URUU", """
        Let $F = 2V$ and $O = X \star F$.
        $$\frac{\partial L}{\partial V} = X \star \frac{\partial L}{\partial O}$$
        $$\frac{\partial L}{\partial V} = 2 X \star \frac{\partial L}{\partial O}$$
        """)]
    [InlineData("RRU", """
        Layer 1: $z^{1}_i = \sum_k w^{1}_k x_{i+k}$, layer 2: $z^{2}_i = \sum_k w^{2}_k z^{1}_{i+k}$.
        $$\frac{\partial L}{\partial w^{1}_k} = \sum_i \delta^{2}_i x_{i+k}$$
        """)]

    // Powers and transposes are no marks of layers.
    [InlineData("UUU", """
        $$z_i = \sum_u w_u x_{i+u}^2$$
        $$\frac{\partial L}{\partial x_i} = \sum_u \frac{\partial L}{\partial z_{i-u}} w_u$$
        $$\frac{\partial L}{\partial x_i} = 2 x_i \sum_u \frac{\partial L}{\partial z_{i-u}} w_u$$
        """)]
    [InlineData("RUU", """
        Let $X \in \mathbb{R}^{3\times3}$, $F \in \mathbb{R}^{2\times 2}$ and $O = X \star F$.
        $$O^T = X \star F$$
        $$O = X \star F^T$$
        """)]

    // A size that holds with the settings of the layer.
    [InlineData("RU", """
        <!-- convsym: input=X HxM filter=W KxK output=Y loss=L dilation=2 padding=p index-base=1 -->
        $$Y_{ij} = \sum_{u=1}^{K} \sum_{v=1}^{K} W_{uv} X_{i+2u-p-2,j+2v-p-2}$$
        $$H' = H + 2 p - 2 (K - 1) - 1 + 1$$
        """)]

    // Arrays with one axis are none with two.
    [InlineData("UDU", """
        Input: $D \in \mathbb{R}^{5}$, filter: $V \in \mathbb{R}^{2}$, stride 1, no padding. Indices start at 0.
        $$U = \text{conv}(D, V)$$
        $$\delta = \frac{\partial J}{\partial U}$$
        $$\frac{\partial J}{\partial D} = \text{conv}(\text{pad}_{1}(\delta), \text{rot180}(V))$$
        """)]

    // Layers that are numbered by an index.
    [InlineData("UU", @"$X_{l+1}=X_l*W_l+b_l$, then $\frac{\partial L}{\partial W_l}=X_l*\frac{\partial L}{\partial X_{l+1}}$.")]
    [InlineData("UU", @"$Y_1=X_1*K_1$, $\frac{\partial L}{\partial X_1}=K_1*\frac{\partial L}{\partial Y_1}$.")]
    [InlineData("UU", @"The fourth layer is $H_4 = V_3 \star H_3 + c_3$, the fifth $H_5 = V_4 \star H_4 + c_4$.")]

    [InlineData("UU", @"The eleventh layer is $X_{12}=X_{11}*W_{11}$, the next one $X_{13}=X_{12}*W_{12}$.")]

    // A section with settings in its heading is about a layer of its own.
    [InlineData("RUU", """
        # A layer
        The input is 4x4, the filter 3x3.
        $$O_{ij} = \sum_{m=0}^{2}\sum_{n=0}^{2} X_{i+m,j+n} F_{mn}$$
        # With padding 1
        $$\frac{\partial L}{\partial F_{mn}} = \sum_{i=0}^{3}\sum_{j=0}^{3} \frac{\partial L}{\partial O_{ij}} X_{i+m-1,j+n-1}$$
        $$O_{ij} = \sum_{m=0}^{2}\sum_{n=0}^{2} X_{i+m-1,j+n-1} F_{mn}$$
        """)]

    // δ is said to be something else than the gradient by the output.
    [InlineData("RUU", """
        $$y_i=\sum_{k=0}^{1} w_k x_{i+k}$$
        Let $$\delta_i=-\frac{\partial L}{\partial y_i}$$
        $$\frac{\partial L}{\partial w_k}=\sum_i \delta_i x_{i+k}$$
        """)]
    [InlineData("RDU", """
        $$y_i=\sum_{k=0}^{1} w_k x_{i+k}$$
        $$\delta_i=\frac{\partial L}{\partial y_{i+1}}$$
        $$\frac{\partial L}{\partial w_k}=\sum_i \delta_i x_{i+k}$$
        """)]
    // An array that is used once more has another gradient.
    [InlineData("RUU", """
        $$y_i=\sum_{k=0}^{1} w_k x_{i+k}$$
        $$z_i=x_i+y_i$$
        $$\frac{\partial L}{\partial x_j}=\sum_k w_k \frac{\partial L}{\partial y_{j-k}}$$
        """)]
    [InlineData("RUU", """
        $$y_i=\sum_{k=0}^{1} w_k x_{i+k}$$
        $$L=E+\frac{\lambda}{2}\sum_k w_k^2$$
        $$\frac{\partial L}{\partial w_k}=\sum_i \frac{\partial L}{\partial y_i} x_{i+k}$$
        """)]
    // Boundaries and conditions that the text states in words.
    [InlineData("UU", """
        $$y_i=\sum_{k=0}^{1} w_k x_{i+k}$$
        With circular padding,
        $$y_3=w_0 x_3+w_1 x_0$$
        """)]
    [InlineData("U", """
        It is rounded to two decimals: $$23/3=7.67$$
        """)]

    // What a leaf is, the text may say; definitions that go in a circle say nothing.
    [InlineData("DUU", @"We have $a_1=\sigma(z_1)$, $z_1=w_1a_0+b_1$, and choose $b_1=-100\times a_0$.")]

    // Symbols that have no place.
    [InlineData("RU", """
        $$z_{i,j} = \sum_m\sum_n w_{m,n}\, a_{i+m,j+n} + b$$
        $$\frac{\partial E}{\partial v_{m,n}} = \sum_i\sum_j \frac{\partial E}{\partial z_{i,j}} a_{i+m,j+n}$$
        """)]
    [InlineData("RRRRUW", Rows + """
        $$\frac{\partial L}{\partial X_{11}} = \delta_{s11} F_{11}$$
        $$\frac{\partial L}{\partial X_{11}} = \frac{\partial L}{\partial O_{11}} F_{12}$$
        """)]

    // Conventions and numbers of the text.
    [InlineData("UU", """
        We use the summation convention.
        $$Y_{ij} = W_{mn} X_{i+m-1,j+n-1}$$
        $$\frac{\partial L}{\partial W_{mn}} = \frac{\partial L}{\partial Y_{ij}} X_{i+m-1,j+n-1}$$
        """)]
    [InlineData("RRRRUW", Rows + """
        Let $F$ be zero outside of its range.
        $$\frac{\partial L}{\partial X_{11}} = \frac{\partial L}{\partial O_{11}} F_{11} + \frac{\partial L}{\partial O_{12}} F_{1,0}$$
        $$\frac{\partial L}{\partial X_{11}} = \frac{\partial L}{\partial O_{11}} F_{12}$$
        """)]
    public void A_verdict_passes_where_it_can_be_trusted(string verdicts, string text)
    {
        var report = HandDerivation.Check(text, new CheckOptions { File = "notes.md" }, TestContext.Current.CancellationToken);
        Assert.Equal(verdicts, string.Concat(report.Equations.Where(equation => equation.Verdict != EquationVerdict.NotAnEquation).Select(equation => equation.Verdict.ToString()[0])));
    }

    // One wrong row among right ones: the others stay right whichever it is.
    [Theory]
    [InlineData("O_{12} = X_{12} F_{11}", "O_{12} = X_{21} F_{11}")]
    [InlineData("X_{22} F_{12}", "X_{13} F_{12}")]
    [InlineData("X_{33} F_{22}", "X_{44} F_{22}")]
    [InlineData("X_{11} F_{11}", "X_{00} F_{11}")]
    [InlineData("X_{32} F_{21}", "X_{32} F_{31}")]
    public void A_slip_makes_no_other_line_wrong(string right, string slip)
    {
        Assert.Contains(right, Rows, StringComparison.Ordinal);
        var report = HandDerivation.Check(Rows.Replace(right, slip, StringComparison.Ordinal), new CheckOptions { File = "notes.md" }, TestContext.Current.CancellationToken);
        foreach (var equation in report.Equations.Where(equation => equation.Verdict is EquationVerdict.Wrong or EquationVerdict.Follows))
            Assert.Contains(slip, equation.Latex, StringComparison.Ordinal);
    }
}
