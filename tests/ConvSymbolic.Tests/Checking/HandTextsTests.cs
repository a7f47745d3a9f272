using ConvSymbolic.Checking;

namespace ConvSymbolic.Tests.Checking;

/// <summary>Texts as people write them, with what is right and wrong in them: right and definition, or the name of the slip.</summary>
public class HandTextsTests
{
    private static void Says(string text, params string[] expected)
    {
        var report = HandDerivation.Check(text, new CheckOptions { File = "notes.md" }, TestContext.Current.CancellationToken);
        var claims = report.Equations.Where(equation => equation.Verdict != EquationVerdict.NotAnEquation).ToList();
        Assert.Equal(expected, claims.Select(equation => equation.Verdict switch
        {
            EquationVerdict.Right => "right",
            EquationVerdict.Definition => "definition",
            EquationVerdict.Wrong => equation.Slip,
            EquationVerdict.Undecided => "undecided",
            _ => $"{equation.Verdict}: {equation.Message}",
        }));
        foreach (var wrong in claims.Where(equation => equation is { Verdict: EquationVerdict.Wrong, Suggestion: not null, Slip: not "wrong-size" }))
            Assert.Equal(EquationVerdict.Right, HandDerivation.Check(text.Replace(wrong.Latex, wrong.Suggestion!, StringComparison.Ordinal), new CheckOptions { File = "notes.md" }, TestContext.Current.CancellationToken).Equations[wrong.Id - 1].Verdict);
    }

    [Fact]
    public void Layers_with_activations_between_them() => Says("""
        $$z^{l}_{ij} = \sum_{u}\sum_{v} w^{l}_{uv}\, a^{l-1}_{i+u,j+v} + b^{l}$$

        Here $a^{l}_{ij} = f(z^{l}_{ij})$, and $\delta^{l}_{ij} = \frac{\partial E}{\partial z^{l}_{ij}}$.

        $$\frac{\partial E}{\partial w^{l}_{uv}} = \sum_{i=0}^{H-k_1}\sum_{j=0}^{W-k_2} \delta^{l}_{ij}\, a^{l-1}_{i+u,j+v}$$

        $$\frac{\partial E}{\partial z^{l}_{pq}} = \sum_{u=0}^{k_1-1}\sum_{v=0}^{k_2-1} \delta^{l+1}_{p-u,q-v}\, w^{l+1}_{uv}\, f'(z^{l}_{pq})$$

        $$\delta^{l}_{pq} = f'(z^{l}_{pq}) \sum_{u}\sum_{v} \delta^{l+1}_{p-u,q-v}\, w^{l+1}_{uv}$$

        $$\delta^{l} = \text{full}(\delta^{l+1}, \text{rot180}(w^{l+1})) \odot f'(z^{l})$$

        $$\delta^{l} = \text{full}(\delta^{l+1}, w^{l+1}) \odot f'(z^{l})$$

        $$\delta^{l}_{pq} = \sum_{u}\sum_{v} \delta^{l+1}_{p+u,q+v}\, w^{l+1}_{uv}\, f'(z^{l}_{pq})$$
        """, "right", "definition", "definition", "right", "right", "right", "right", "undecided", "undecided");

    [Fact]
    public void The_gradient_of_the_weights_beside_one_of_the_input_names_the_output_with_its_layer() => Says("""
        $$Z^{[l]}_{h,w} = \sum_{i=0}^{f-1}\sum_{j=0}^{f-1} W^{[l]}_{ij} A^{[l-1]}_{h+i,w+j} + b^{[l]}$$

        $$dW^{[l]}_{ij} = \sum_{h}\sum_{w} dZ^{[l]}_{h,w} A^{[l-1]}_{h+i,w+j}$$

        $$dA^{[l-1]}_{pq} = \sum_{i}\sum_{j} dZ^{[l]}_{p-i,q-j} W^{[l]}_{ij}$$

        $$db^{[l]} = \sum_{h}\sum_{w} dz^{[l]}_{h,w}$$
        """, "right", "right", "right", "right");

    [Fact]
    public void An_activation_behind_the_layer() => Says("""
        $$z_{ij} = \sum_{m,n} w_{mn} x_{i+m,j+n} + b, \qquad a_{ij} = \sigma(z_{ij})$$

        $$\frac{\partial L}{\partial z_{ij}} = \frac{\partial L}{\partial a_{ij}} \sigma'(z_{ij})$$

        $$\frac{\partial L}{\partial w_{mn}} = \sum_{i,j} \frac{\partial L}{\partial a_{ij}} \frac{\partial a_{ij}}{\partial z_{ij}} x_{i+m,j+n} = \sum_{i,j} \frac{\partial L}{\partial a_{ij}} \sigma'(z_{ij})\, x_{i+m,j+n}$$

        $$\frac{\partial L}{\partial x_{pq}} = \sum_{m,n} \frac{\partial L}{\partial a_{p+m,q+n}} \sigma'(z_{p+m,q+n})\, w_{mn}$$
        """, "right", "definition", "right", "right", "right", "undecided");

    [Fact]
    public void Loops_that_accumulate() => Says("""
        $$O[i][j] = \sum_{u=0}^{k-1}\sum_{v=0}^{k-1} X[s i+u][s j+v] \cdot W[u][v] + b$$

        $$dW[u][v] \mathrel{+}= dO[i][j] \cdot X[s i+u][s j+v]$$

        $$dX[s i+u][s j+v] \mathrel{+}= dO[i][j] \cdot W[u][v]$$

        $$dX[i+u][j+v] \mathrel{+}= dO[i][j] \cdot W[u][v]$$

        $$db += dO[i][j]$$

        $$dW[u][v] += dO[i][j] \cdot X[i+u][j+v]$$
        """, "right", "right", "right", "stride-dropped", "right", "stride-dropped");

    [Fact]
    public void Limits_that_are_counted_from_the_size_of_the_input() => Says("""
        The image $X \in \mathbb{R}^{n \times n}$, the kernel $W \in \mathbb{R}^{k \times k}$.

        $$Y_{ij} = (X * W)(i,j) = \sum_{a=1}^{k}\sum_{b=1}^{k} W_{ab} X_{i+a-1,j+b-1}$$

        $$\frac{\partial L}{\partial W_{ab}} = \sum_{i=1}^{n-k+1}\sum_{j=1}^{n-k+1} \frac{\partial L}{\partial Y_{ij}} X_{i+a-1,j+b-1}$$

        $$\frac{\partial L}{\partial W_{ab}} = \sum_{i=1}^{n-k}\sum_{j=1}^{n-k} \frac{\partial L}{\partial Y_{ij}} X_{i+a-1,j+b-1}$$
        """, "right", "right", "right", "wrong-limit");

    [Fact]
    public void Slips_that_agree_with_each_other_are_no_convention() => Says("""
        $$O_{ij} = \sum_m\sum_n F_{mn} X_{i+m,j+n}$$

        $$\frac{\partial L}{\partial F_{mn}} = \sum_i\sum_j \frac{\partial L}{\partial O_{ij}} X_{i-m,j-n}$$

        $$\frac{\partial L}{\partial X_{pq}} = \sum_m\sum_n \frac{\partial L}{\partial O_{p+m,q+n}} F_{mn}$$
        """, "right", "correlation-for-convolution", "missing-rotation");

    [Fact]
    public void The_filter_that_runs_back_is_no_input() => Says("""
        $$\frac{\partial L}{\partial U_{pq}} = \sum_{i,j} \frac{\partial L}{\partial Q_{ij}} V_{p-i,q-j} = \sum_{m}\sum_{n} \frac{\partial L}{\partial Q_{p-m,q-n}} V_{mn}$$
        """, "undecided", "undecided");

    [Fact]
    public void A_case_that_the_text_speaks_of() => Says("""
        With stride $s$ and padding $p$: $O_{ij} = \sum_{m,n} X_{si+m-p,sj+n-p} F_{mn}$ and $\frac{\partial L}{\partial F_{mn}} = \sum_{i,j} \frac{\partial L}{\partial O_{ij}} X_{si+m-p,sj+n-p}$.

        For $s = 1$:

        $$\frac{\partial L}{\partial X_{uv}} = \sum_{m,n} \frac{\partial L}{\partial O_{u+p-m,v+p-n}} F_{mn}$$
        """, "right", "right", "definition", "right");

    [Fact]
    public void Kronecker_deltas_and_a_filter_with_a_name_for_its_rotation() => Says("""
        $$y_{ij} = \sum_{a=0}^{K-1}\sum_{b=0}^{K-1} w_{ab}\, x_{i+a,j+b}$$

        $$\frac{\partial y_{ij}}{\partial x_{pq}} = \sum_{a=0}^{K-1}\sum_{b=0}^{K-1} w_{ab}\, \delta_{i+a,p}\,\delta_{j+b,q} = w_{p-i,q-j}$$

        $$\tilde w_{ab} = w_{K-1-a,K-1-b}$$

        $$\frac{\partial L}{\partial x} = \frac{\partial L}{\partial y} *_{full} \tilde w$$

        $$\frac{\partial L}{\partial x} = \frac{\partial L}{\partial y} *_{full} w$$
        """, "right", "right", "right", "right", "right", "missing-rotation");

    [Fact]
    public void Nothing_but_sizes() => Says("""
        - $n_{out} = \left\lfloor \frac{n_{in} + 2p - f}{s} \right\rfloor + 1$
        - $W_2 = (W_1 - F + 2P)/S + 1$
        - $o = (i - 1)s + k - 2p$
        - $k_{eff} = k + (k-1)(d-1)$
        - $p = \frac{f-1}{2}$
        - $n_{out} = \frac{n_{in} - f + 2p}{s} - 1$
        - $H_{out} = \frac{H - K + P}{S} + 1$
        - $H_{out} = (H - 1) S + K - P$
        - $k_{eff} = d(k-1) - 1$
        """, "right", "right", "right", "right", "right", "wrong-size", "wrong-size", "wrong-size", "wrong-size");

    [Fact]
    public void A_letter_that_is_a_size_and_an_index_and_a_shape_in_another_order() => Says("""
        The image is $X \in \mathbb{R}^{n \times n}$ and the filter $F \in \mathbb{R}^{k \times k}$.

        $$O_{ij} = \sum_{m=0}^{k-1}\sum_{n=0}^{k-1} X_{i+m,j+n} F_{mn}$$

        $$\frac{\partial L}{\partial F_{mn}} = \sum_{i}\sum_{j} \frac{\partial L}{\partial O_{ij}} X_{i+m,j+n}$$

        Channels: $U \in \mathbb{R}^{C \times H \times W}$.

        $$Y_{i,j,d} = \sum_{c=1}^{C}\sum_{u=0}^{K-1}\sum_{v=0}^{K-1} U_{i+u,j+v,c} V_{u,v,c,d}$$

        $$\frac{\partial L}{\partial V_{u,v,c,d}} = \sum_{i=0}^{H-K}\sum_{j=0}^{W-K} \frac{\partial L}{\partial Y_{i,j,d}} U_{i+u,j+v,c}$$
        """, "right", "right", "right", "right");

    [Fact]
    public void A_filter_that_is_counted_from_its_middle_is_not_called_wrong() => Assert.DoesNotContain(HandDerivation.Check("""
        $$y_{ij} = \sum_{u=-r}^{r}\sum_{v=-r}^{r} w_{uv} x_{i+u,j+v}$$

        $$\frac{\partial L}{\partial x_{pq}} = \sum_{u=-r}^{r}\sum_{v=-r}^{r} \frac{\partial L}{\partial y_{p-u,q-v}} w_{uv}$$
        """, new CheckOptions { File = "notes.md" }, TestContext.Current.CancellationToken).Equations, equation => equation.Verdict == EquationVerdict.Wrong);

    [Fact]
    public void A_limit_with_a_letter_that_is_a_size_and_an_index_is_not_called_wrong() => Assert.Equal(EquationVerdict.Undecided, HandDerivation.Check("""
        The image is $X \in \mathbb{R}^{n \times n}$ and the filter $F \in \mathbb{R}^{k \times k}$.

        $$O_{ij} = \sum_{m=0}^{k-1}\sum_{n=0}^{k-1} X_{i+m,j+n} F_{mn}$$

        $$\frac{\partial L}{\partial F_{mn}} = \sum_{i=0}^{n-k}\sum_{j=0}^{n-k} \frac{\partial L}{\partial O_{ij}} X_{i+m,j+n}$$
        """, new CheckOptions { File = "notes.md" }, TestContext.Current.CancellationToken).Equations[^1].Verdict);

    [Fact]
    public void A_case_of_a_layer_whose_sizes_are_declared_as_names() => Says("""
        <!-- convsym: input=X HxW filter=F k_1xk_2 stride=s index-base=0 -->

        $$\frac{\partial L}{\partial F_{mn}} = \sum_{i,j} \frac{\partial L}{\partial O_{ij}} X_{si+m,sj+n}$$

        For a stride of 1:

        $$\frac{\partial L}{\partial X_{ij}} = \sum_{u,v} \frac{\partial L}{\partial O_{i-u,j-v}} F_{uv}$$
        """, "right", "right");

    [Fact]
    public void Entries_of_a_symbol_that_is_a_matrix_of_others() => Says("""
        $$O_{11} = X_{11} W_{11} + X_{12} W_{12} + X_{21} W_{21} + X_{22} W_{22}$$

        $$\tilde W_{ij} = W_{3-i,3-j}$$

        $$\tilde W_{ij} = W_{ij}$$

        $$\tilde W = \begin{pmatrix} W_{22} & W_{21}\\ W_{12} & W_{11}\end{pmatrix}$$
        """, "undecided", "right", "wrong-equation", "definition");
}
