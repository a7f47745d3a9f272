using ConvSymbolic.Checking;

namespace ConvSymbolic.Tests.Checking;

/// <summary>
/// Habits of typesetting and of telling that change nothing about the mathematics. The letters are the verdicts in their order: right, wrong, follows, definition,
/// undecided, what can't be read; what is no equation is left out.
/// </summary>
public class TypesettingHabitsTests
{
    private static IEnumerable<CheckedEquation> Claims(string text) =>
        HandDerivation.Check(text, new CheckOptions { File = "notes.md" }, TestContext.Current.CancellationToken).Equations.Where(equation => equation.Verdict != EquationVerdict.NotAnEquation);

    private static string Letters(string text) => string.Concat(Claims(text).Select(equation => equation.Verdict == EquationVerdict.Unreadable ? 'X' : equation.Verdict.ToString()[0]));

    [Theory]
    [InlineData("RRRR", "display after display in one line", """
        $$\begin{pmatrix} a_{11} & a_{12} & a_{13} \\ a_{21} & a_{22} & a_{23} \\ a_{31} & a_{32} & a_{33} \end{pmatrix} * \begin{pmatrix} w_{11} & w_{12} \\ w_{21} & w_{22} \end{pmatrix} =
        \begin{pmatrix} z_{11} & z_{12} \\ z_{21} & z_{22} \end{pmatrix}$$ that is: $$
        z_{11}=a_{11}w_{11}+a_{12}w_{12}+a_{21}w_{21}+a_{22}w_{22} \\
        z_{12}=a_{12}w_{11}+a_{13}w_{12}+a_{22}w_{21}+a_{23}w_{22}
        $$ and so on, with $\frac{\partial z_{11}}{\partial w_{12}} = a_{12}$.
        """)]
    [InlineData("RR", "dollars at the edges of lines", """
        $$Y_{ij} = \sum_{m} \sum_{n} W_{mn} X_{i+m,j+n}$$

        $
        \frac{\partial L}{\partial W_{mn}} = \sum_{i,j} \frac{\partial L}{\partial Y_{ij}} X_{i+m,j+n}
        $
        """)]
    [InlineData("DR", "a blank behind the first dollar", "The stride is $ s = 1$.\n\n$$Y_{ij} = \\sum_{m} \\sum_{n} W_{mn} X_{i+m,j+n}$$")]
    [InlineData("RR", "labels on the lines of the dollars", """
        $$ {align}
        \begin{aligned} y_{ij} &= \sum_m \sum_n w_{mn} x_{i+m,j+n}

        \\ \frac{\partial L}{\partial w_{mn}} &= \sum_{i,j} \frac{\partial L}{\partial y_{ij}} x_{i+m,j+n} \end{aligned}
        $$ {align}

        Two equations.
        """)]
    [InlineData("RRR", "rows inside a line of text", @"$y_{ij} = \sum_m \sum_n w_{mn} x_{i+m,j+n}$, so $\begin{aligned} \frac{\partial L}{\partial w_{mn}} &= \sum_{i,j} \frac{\partial L}{\partial y_{ij}} \frac{\partial y_{ij}}{\partial w_{mn}} \\ &= \sum_{i,j} \frac{\partial L}{\partial y_{ij}} x_{i+m,j+n} \end{aligned}$")]
    [InlineData("DDU", "an empty line between two definitions", """
        $$
        X = \begin{bmatrix} X_{00} & X_{01} & X_{02} \\ X_{10} & X_{11} & X_{12} \\ X_{20} & X_{21} & X_{22} \end{bmatrix}

        K = \begin{bmatrix} K_{00} & K_{01} \\ K_{10} & K_{11} \end{bmatrix}
        $$

        $$O_{00} = K_{00} X_{00} + K_{01} X_{01} + K_{10} X_{10} + K_{11} X_{11}$$
        """)]
    [InlineData("RRR", "braces and boxes around equations", """
        $$Y_{ij} = \sum_{m} \sum_{n} W_{mn} X_{i+m,j+n} + b$$

        ${ \frac{\partial L}{\partial b} = \sum_{i,j} \frac{\partial L}{\partial Y_{ij}} }$ and $$\boxed{\frac{\partial L}{\partial W} = X \star \frac{\partial L}{\partial Y}}$$
        """)]
    [InlineData("RR", "braces around sums and before signs", """
        $${z}_{ij} = \sum\limits_{m = 0}^{k - 1} {\sum\limits_{n = 0}^{k - 1} {a_{i + m,j + n} \times } {w_{m,n}}} + b$$
        $$\frac{{\partial E}}{{\partial w_{m',n'}}} = \sum\limits_{i = 0}^{p - 1} {\sum\limits_{j = 0}^{q - 1} {\frac{{\partial E}}{{\partial z_{i,j}}}} } \frac{{\partial z_{i,j}}}{{\partial w_{m',n'}}}$$
        """)]
    [InlineData("RR", "plain TeX", @"$$\eqalign{ z_{ij} =  & \sum_{m} \sum_{n} a_{i+m,j+n} w_{mn} \cr \frac{\partial E}{\partial w_{mn}} = & \sum_{i,j} \frac{\partial E}{\partial z_{ij}} a_{i+m,j+n} \cr }$$")]
    [InlineData("RR", "brackets in braces", """
        $$x_{ij} = \bigg{(} \sum_m \sum_n w_{mn} o_{i+m,j+n} \bigg{)} + b$$
        $$\frac{\partial x_{ij}}{\partial w_{kl}} = \frac{\partial}{\partial w_{kl}} \bigg{(} \sum_m \sum_n w_{mn} o_{i+m,j+n} + b \bigg{)}$$
        """)]
    [InlineData("R", "a row between the sum and its summand", "$$\n\\begin{aligned}\ns_{ij} = & \\sum_{p=1}^{h} \\sum_{q=1}^{w} \\nonumber \\\\\n& y_{i+p-1,j+q-1} \\times w_{pq} + b\n\\end{aligned}\n$$")]
    [InlineData("RRRR", "wide blanks before factors", """
        $$y_{11} = x_{11}w_{11} + x_{12}w_{12} + x_{21}w_{21} + x_{22}w_{22}, \quad y_{12} = x_{12}w_{11} + x_{13}w_{12} + x_{22}w_{21} + x_{23}w_{22}$$
        $$y_{21} = x_{21}w_{11} + x_{22}w_{12} + x_{31}w_{21} + x_{32}w_{22}$$
        $$\frac{\partial E}{\partial x_{11}} = \frac{\partial E}{\partial y_{11}}w_{11} + \frac{\partial E}{\partial y_{12}}\;\:\, 0 \; + \frac{\partial E}{\partial y_{21}}\quad 0 \;$$
        """)]
    [InlineData("RRR", "two groups of brackets as a subscript", """
        $$Y_{ij} = \sum_m \sum_n W_{mn} X_{(i+m)(j+n)}$$
        $$\frac{\partial L}{\partial W_{mn}} = \sum_{i,j} \frac{\partial L}{\partial Y_{ij}} X_{(i+m)(j+n)}, \qquad \frac{\partial L}{\partial X_{ij}} = \sum_{m,n} \frac{\partial L}{\partial Y_{(i-m)(j-n)}} W_{mn}$$
        """)]
    [InlineData("RRR", "∂w for ∂L/∂w", """
        $$h_{ij} = \sum_{m}\sum_{n} w_{mn} x_{i+m,j+n}$$

        With $\partial h_{ij} \equiv \frac{\partial L}{\partial h_{ij}}$: $$\partial w_{mn} = \sum_{i,j} \partial h_{ij} x_{i+m,j+n}$$
        """)]
    [InlineData("RRRRR", "sums over all of an array", """
        $$O_{ij} = \sum_{m} \sum_{n} K_{mn} X_{i+m,j+n} + b$$

        $$\frac{\partial L}{\partial b} = \text{sum}\left(\frac{\partial L}{\partial O}\right), \quad \frac{\partial L}{\partial b} = \sum \frac{\partial L}{\partial O_{ij}}, \quad \frac{\partial L}{\partial b} = \sum_{i,j=(0,0)}^{(P,Q)} \frac{\partial L}{\partial O_{ij}}$$
        $$\frac{\partial L}{\partial K_{11}} = \frac{\partial L}{\partial O} \frac{\partial O}{\partial K_{11}}$$
        """)]
    [InlineData("RR", "a loss with its parameters", """
        $$z_{ij} = \sum_{m} \sum_{n} w_{mn} a_{i+m,j+n} + b$$
        $$\frac{\partial J(W,b)}{\partial w_{mn}} = \sum_{i,j} \frac{\partial J(W,b)}{\partial z_{ij}} a_{i+m,j+n}$$
        """)]
    [InlineData("RR", "the wide convolution", @"$$y_{ij} = \sum_{m} \sum_{n} w_{mn} x_{i+m,j+n}$$ $$\frac{\partial L}{\partial x} = \text{rot180}(w)\tilde{\otimes}\frac{\partial L}{\partial y}$$")]
    [InlineData("RR", "a rotated filter by its name", @"$$Y = \text{conv2d}(X, W)$$ $$\frac{\partial J}{\partial X} = \text{conv2d}(\frac{\partial J}{\partial Y}, W_{\text{flipped}}, \mathrm{pad}=\mathrm{full})$$")]
    public void Nothing_changes_by(string expected, string habit, string text)
    {
        string found = Letters(text);
        Assert.True(found == expected, $"{habit}: {found} where {expected} was expected\n{string.Join('\n', Claims(text).Select(claim => claim.Latex + " | " + claim.Message))}");
    }

    [Theory]
    [InlineData("RRUUU", "formulas from 0 above entries from 1", """
        $$O_{i,j} = \sum_{m=0}^{k-1} \sum_{n=0}^{k-1} F_{m,n} X_{i+m,j+n}, \qquad \frac{\partial L}{\partial F_{p,q}} = \sum_{i,j} \frac{\partial L}{\partial O_{i,j}} X_{i+p,j+q}$$
        An input of 3×3 and a filter of 2×2:
        $$\frac{\partial L}{\partial F_{11}} = \frac{\partial L}{\partial O_{11}} X_{11} + \frac{\partial L}{\partial O_{12}} X_{12} + \frac{\partial L}{\partial O_{21}} X_{21} + \frac{\partial L}{\partial O_{22}} X_{22}$$
        $$\frac{\partial L}{\partial X_{12}} = \frac{\partial L}{\partial O_{11}} F_{12} + \frac{\partial L}{\partial O_{12}} F_{11}$$
        $$\frac{\partial L}{\partial X_{33}} = \frac{\partial L}{\partial O_{22}} F_{22}$$
        """)]
    [InlineData("RWRUU", "formulas from 0 above entries from 1, one of them wrong", """
        $$O_{i,j} = \sum_{m=0}^{k-1} \sum_{n=0}^{k-1} F_{m,n} X_{i+m,j+n}, \qquad \frac{\partial L}{\partial F_{p,q}} = \sum_{i,j} \frac{\partial L}{\partial O_{i,j}} X_{i+p,j+q+1}$$
        $$\frac{\partial O_{i,j}}{\partial F_{p,q}} = X_{i+p,j+q}$$
        $$\frac{\partial L}{\partial X_{33}} = \frac{\partial L}{\partial O_{22}} F_{22}$$
        $$\frac{\partial L}{\partial F_{11}} = \frac{\partial L}{\partial O_{11}} X_{11} + \frac{\partial L}{\partial O_{12}} X_{12} + \frac{\partial L}{\partial O_{21}} X_{21} + \frac{\partial L}{\partial O_{22}} X_{22}$$
        """)]
    [InlineData("RR", "one entry of a filter does not say where indices start", @"$$o_{ij} = \sum_{m}\sum_{n} w_{mn} x_{i+m,j+n} + b$$ So $\frac{\partial L}{\partial w_{11}} = \sum_{i,j} \frac{\partial L}{\partial o_{ij}} x_{i+1,j+1}$.")]
    [InlineData("U", "a filter from 1 and the rest from 0", @"The kernel $K$ of size $M \times N$: $$O(i,j) = \sum_{m=1}^{M} \sum_{n=1}^{N} K(m,n) \cdot X(i \cdot s + m - 1, j \cdot s + n - 1) + b$$")]
    [InlineData("RRD", "an array as a vector", """
        $$O_{00} = K_{00} X_{00} + K_{01} X_{01} + K_{10} X_{10} + K_{11} X_{11}, \qquad O_{11} = K_{00} X_{11} + K_{01} X_{12} + K_{10} X_{21} + K_{11} X_{22}$$
        $$\frac{\partial L}{\partial O} = \begin{bmatrix} \frac{\partial L}{\partial O_{00}} & \frac{\partial L}{\partial O_{10}} & \frac{\partial L}{\partial O_{01}} & \frac{\partial L}{\partial O_{11}} \end{bmatrix}$$
        """)]
    [InlineData("RRU", "the windows as a matrix", """
        $$\begin{pmatrix} y_{11} \\ y_{12} \\ y_{21} \\ y_{22} \end{pmatrix} = \begin{pmatrix} x_{11}k_{11} + x_{12}k_{12} + x_{21}k_{21} + x_{22}k_{22} \\ x_{12}k_{11} + x_{13}k_{12} + x_{22}k_{21} + x_{23}k_{22} \\ x_{21}k_{11} + x_{22}k_{12} + x_{31}k_{21} + x_{32}k_{22} \\ x_{22}k_{11} + x_{23}k_{12} + x_{32}k_{21} + x_{33}k_{22} \end{pmatrix}
        = \begin{pmatrix} x_{11} & x_{12} & x_{21} & x_{22} \\ x_{12} & x_{13} & x_{22} & x_{23} \\ x_{21} & x_{22} & x_{31} & x_{32} \\ x_{22} & x_{23} & x_{32} & x_{33} \end{pmatrix} \cdot \begin{pmatrix} k_{11} \\ k_{12} \\ k_{21} \\ k_{22} \end{pmatrix}$$
        $$y_{11} = x_{11}k_{11} + x_{12}k_{12} + x_{21}k_{21} + x_{22}k_{22}$$
        """)]
    [InlineData("U", "a matrix equation that says it all", @"$$\begin{bmatrix} a_{11} & a_{12} \\ a_{21} & a_{22} \end{bmatrix} * \begin{bmatrix} b_{11} & b_{12} \end{bmatrix} = \begin{bmatrix} a_{11}b_{11} + a_{12}b_{12} \\ a_{21}b_{11} + a_{22}b_{12} \end{bmatrix}$$")]
    [InlineData("RUU", "* beside ⋆", @"$$y_i = \sum_{j=0}^{k-1} x_{i+j} w_j$$ $$\frac{\partial L}{\partial x} = \frac{\partial L}{\partial y} *_{\text{full}} w = \text{pad}\left(\frac{\partial L}{\partial y}\right) \star \text{flip}(w)$$")]
    [InlineData("RW", "a filter that is not rotated beside ⋆ alone", @"$$y = x \star w$$ $$\frac{\partial L}{\partial x} = \text{Full}(w, \frac{\partial L}{\partial y})$$")]
    [InlineData("UD", "the definition of the other convolution", @"$$(I \otimes K)_{ij} = \sum_{m}\sum_{n} I(i+m, j+n) K(m,n)$$ $$(I * K)_{ij} = \sum_{m}\sum_{n} I(i-m, j-n) K(m,n)$$")]
    [InlineData("RRDR", "the same entry by two names of its indices", @"$$Y[i,j] = \sum_{m,n} X[i+m,j+n] W[m,n]$$ $$\frac{\partial Y[i,j]}{\partial X[a,b]} = W[a-i,b-j]$$ With $m = a-i$: $$\frac{\partial L}{\partial W[m,n]} = \sum_{i,j} \frac{\partial L}{\partial Y[i,j]} X[i+m,j+n]$$")]
    [InlineData("RDRD", "entries in brackets name an array", @"$$u_{ij} = \sum_{p} \sum_{q} z_{i+p,j+q} w_{pq} + b$$ with $W = \left( w_{pq} \right)$: $$\frac{\partial E}{\partial w_{pq}} = \sum_{i,j} \frac{\partial E}{\partial u_{ij}} z_{i+p,j+q}, \quad \nabla_{w} E = \left( \frac{\partial E}{\partial w_{pq}} \right)$$")]
    [InlineData("DU", "an array and its entries have two letters", @"$$K = \begin{bmatrix} w_{00} & w_{01} \\ w_{10} & w_{11} \end{bmatrix}$$ $$y_{00} = x_{00}w_{00} + x_{01}w_{01} + x_{10}w_{10} + x_{11}w_{11}$$")]
    [InlineData("RDR", "a window of the input is not the input", @"$$O_{00} = x_{00} k_{00} + x_{01} k_{01} + x_{10} k_{10} + x_{11} k_{11}$$ $$P = \begin{bmatrix} x_{01} & x_{02} \\ x_{11} & x_{12} \end{bmatrix}$$ $$O_{01} = x_{01} k_{00} + x_{02} k_{01} + x_{11} k_{10} + x_{12} k_{11}$$")]
    [InlineData("RRRU", "one axis first, two later", @"$$y_1 = x_1 k_1 + x_2 k_2, \quad y_2 = x_2 k_1 + x_3 k_2$$ $$\frac{\partial L}{\partial k_1} = \frac{\partial L}{\partial y_1} x_1 + \frac{\partial L}{\partial y_2} x_2$$ In two dimensions $\frac{\partial y_{11}}{\partial x_{22}} = k_{22}$.")]
    [InlineData("RRR", "a unit stride for a whole section", """
        ## Gradients

        $$Z_{i,j} = \sum_{m} \sum_{n} X_{i \cdot S + m, j \cdot S + n} K_{m,n}$$

        For unit stride: $$\frac{\partial L}{\partial X_{r,c}} = \sum_{m} \sum_{n} \frac{\partial L}{\partial Z_{r-m,c-n}} K_{m,n}$$

        ### As a convolution

        $$\frac{\partial L}{\partial X} = \text{Full}(\text{rot180}(K), \frac{\partial L}{\partial Z})$$
        """)]
    [InlineData("RRR", "a matrix made of aligned rows", """
        $$y_{11} = k_{11} x_{11} + k_{12} x_{12}, \quad y_{21} = k_{11} x_{21} + k_{12} x_{22}$$
        $$\left[\begin{aligned} x_{11} \quad x_{12} \\ x_{21} \quad x_{22} \end{aligned}\right] \star \left[\begin{aligned} k_{11} \quad k_{12} \end{aligned}\right] = \left[\begin{aligned} y_{11} \\ y_{21} \end{aligned}\right]$$
        """)]
    [InlineData("RRW", "conditions beside the variables of a sum", """
        $$Y_{h,w} = \sum_{u}\sum_{v} K_{u,v} X_{h+u,w+v}$$
        $$\frac{\partial L}{\partial X_{r,t}} = \sum_{\substack{h,w,u,v \\ r=h+u \\ t=w+v}} \frac{\partial L}{\partial Y_{h,w}} K_{u,v}$$
        $$\frac{\partial L}{\partial X_{r,t}} = \sum_{\substack{h,w,u,v \\ r=h-u \\ t=w+v}} \frac{\partial L}{\partial Y_{h,w}} K_{u,v}$$
        """)]
    [InlineData("UUR", "a dense layer before", """
        ## Dense
        $$Y_{ij} = \sum_{p} X_{ip} W_{pj} + b_j$$ so that $\partial Y_{ik}/\partial X_{ip} = W_{pk}$.

        ## Convolution
        $$Y_{n,o,i,j} = \sum_{c}\sum_{u}\sum_{v} X_{n,c,i+u,j+v} W_{o,c,u,v} + b_o$$
        """)]
    [InlineData("RR", "the inner product of arrays", @"$$O_{ij} = \sum_{m}\sum_{n} F_{mn} X_{i+m,j+n}$$ $$\frac{\partial L}{\partial F_{mn}} = \left\langle \frac{\partial L}{\partial O}, \frac{\partial O}{\partial F_{mn}} \right\rangle_{F}$$")]
    [InlineData("RWDR", "a rotation of the wrong array", @"$$z_{ij}=\sum_m\sum_n a_{i+m,j+n} w_{mn}$$ $$\frac{\partial C}{\partial w}=\delta*rot180(a)$$ where $\delta = \frac{\partial C}{\partial z}$. $$\frac{\partial C}{\partial w}=a*\delta$$")]
    [InlineData("RDDDW", "numbers of an array with one axis", @"$$y_i = \sum_{p=0}^{2} w_p x_{i+p}$$ $$x = [1,2,3,4,5], \quad w = [1,1,1]$$ $$\frac{\partial L}{\partial y} = [1, 1, 1]$$ $$\frac{\partial L}{\partial x} = [1, 2, 3, 3, 1]$$")]
    [InlineData("RR", "a bias in brackets", @"$$Y[c_o, i, j] = \sum_{c_i=0}^{C-1} \sum_{m,n} K[c_o, c_i, m, n] X[c_i, i+m, j+n] + b[c_o]$$ $$\frac{\partial L}{\partial b[c_o]} = \sum_{i,j} \frac{\partial L}{\partial Y[c_o, i, j]}$$")]
    [InlineData("RUUU", "indices that are explained behind", @"$$Y[i, j] = \sum_{m}\sum_{n} X[i \cdot s + m, j \cdot s + n] K[m, n]$$ $$\frac{\partial L}{\partial X[i, j]} = \sum_{m, n} \frac{\partial L}{\partial Y[i', j']} K[m, n]$$ where $i' \cdot s + m = i$ and $j' \cdot s + n = j$.")]
    [InlineData("RDRW", "a bias gradient that was not summed", @"$$z_{mn} = \sum_a \sum_c w_{ac} x_{m+a,n+c} + b$$ With $\delta_{mn} = \frac{\partial C}{\partial z_{mn}}$: $$\frac{\partial C}{\partial b} = \sum_{m} \sum_{n} \delta_{mn}$$ As arrays: $$\frac{\partial C}{\partial b} = \delta$$")]
    [InlineData("RR", "thousands set apart", @"$16 \times 150 + 16 = 2\,416$ and $400 \times 120 + 120 = 48{,}120$")]
    [InlineData("RDDRDRR", "numbers give the sizes", """
        $$Y_{ij} = \sum_m\sum_n X_{i+m,j+n} K_{mn}$$
        $$X = \begin{bmatrix} 1 & 2 & 3 \\ 4 & 5 & 6 \\ 7 & 8 & 9 \end{bmatrix}, \quad K = \begin{bmatrix} 1 & 0 \\ 0 & 1 \end{bmatrix}$$
        $$Y = \begin{bmatrix} 6 & 8 \\ 12 & 14 \end{bmatrix}$$
        $$\frac{\partial L}{\partial Y} = \begin{bmatrix} 1 & 2 \\ 3 & 4 \end{bmatrix}, \quad \frac{\partial L}{\partial X} = \begin{bmatrix} 1 & 2 & 0 \\ 3 & 5 & 2 \\ 0 & 3 & 4 \end{bmatrix}, \quad \frac{\partial L}{\partial K} = \begin{bmatrix} 37 & 47 \\ 67 & 77 \end{bmatrix}$$
        """)]
    [InlineData("RDDDDRU", "an example in numbers, some of them in words", """
        $$Y[i, j] = \sum_{m, n} K[m, n] X[i \cdot s + m - p, j \cdot s + n - p]$$
        With padding $p=0$ and stride $s=1$:
        $$X = \begin{pmatrix} 1 & 2 & 3 \\ 5 & 6 & 7 \\ 9 & 10 & 11 \end{pmatrix}, \quad K = \begin{pmatrix} 1 & 0 \\ 0 & 1 \end{pmatrix}$$
        $$Y[0, 0] = 1 \cdot 1 + 2 \cdot 0 + 5 \cdot 0 + 6 \cdot 1$$
        With ones arriving: $\partial L/\partial X[1, 1] = K[1, 1] \cdot 1 + K[0, 1] \cdot 1 + K[1, 0] \cdot 1 + K[0, 0] \cdot 1$.
        """)]
    [InlineData("RR", "a filter's number in brackets", @"$$Z_{k,i,j} = \sum_{c}\sum_{u}\sum_{v} X_{i+u,j+v,c} K_{u,v,c}^{[k]} + b_k$$ $$\frac{\partial L}{\partial K^{[k]}_{u,v,c}} = \sum_{i}\sum_{j} X_{i+u,j+v,c} \frac{\partial L}{\partial Z_{k,i,j}}$$")]
    [InlineData("RU", "one plane of several channels", @"$$O_{ij} = \sum_{p}\sum_{q} X_{i+p,j+q} F_{pq}$$ With channels: $O_{k} = \sum_{c} X_{c} * F_{k,c}$.")]
    [InlineData("RW", "text in an admonition", "$$y[o] = \\sum_{p} w[p] x[o + p]$$\n\n??? success \"Solution\"\n    First,\n\n    $$\\frac{\\partial L}{\\partial w[p]} = -\\sum_{o} x[o + p] \\frac{\\partial L}{\\partial y[o]}$$\n")]
    [InlineData("RUR", "a flipped filter beside a filter", @"$$Y[o,i,j] = \sum_{c=0}^{C-1}\sum_{m=0}^{K-1}\sum_{n=0}^{K-1} W[o,c,m,n] X[c,i+m,j+n]$$ with $W'[o,c,m,n] = W[o,c,K-1-m,K-1-n]$. $$\frac{\partial L}{\partial W[o,c,m,n]} = \sum_{i,j} \frac{\partial L}{\partial Y[o,i,j]} X[c,i+m,j+n]$$")]
    [InlineData("RRW", "limits that stop at the edges", @"$$y_i = \sum_{j=0}^{k-1} x_{i+j} w_j$$ $$\frac{\partial L}{\partial x_i} = \sum_{j=\max(0, i-k+1)}^{\min(i, n-k)} \frac{\partial L}{\partial y_j} w_{i-j}$$ $$\frac{\partial L}{\partial x_i} = \sum_{j=\max(0, i-k+1)}^{\min(i-1, n-k)} \frac{\partial L}{\partial y_j} w_{i-j}$$")]
    [InlineData("RU", "other axes in another order", """
        $$O(n, p, q, k) = \sum_{r} \sum_{s} \sum_{c} A(n, p+r, q+s, c) W(k, r, s, c)$$
        $$\frac{\partial L}{\partial W(c,r,s,k)} = \sum_{n} \sum_{p} \sum_{q} A(c, p+r, q+s, n) \frac{\partial L}{\partial O(k, p, q, n)}$$
        """)]
    public void What_is_meant_is_judged(string expected, string habit, string text) => Nothing_changes_by(expected, habit, text);

    [Fact]
    public void An_equation_is_shown_with_its_braces()
    {
        Assert.Equal([@"\mathbf{y} = f(\mathbf{x})", @"{(I * K)_{ij}} = {(K * I)_{ij}}"], Claims(@"$\mathbf{y} = f(\mathbf{x})$ and ${(I * K)_{ij}} = {(K * I)_{ij}}$").Select(claim => claim.Latex));
    }
}
