using ConvSymbolic.Diagnostics;

namespace ConvSymbolic.Tests.Formulas;

public class FormulaReaderTests
{
    [Theory]
    [InlineData(@"Y_{ij} = \sum_{u=0}^{2}\sum_{v=0}^{2} W_{ijuv} X_{i+u,j+v}", "X 5x5", "Y[3,3] W[3,3,3,3] X[5,5]", "Y[i,j] = Σ_{u=0..2, v=0..2} W[i,j,u,v]·X[i+u,j+v]")]
    [InlineData(@"Y_i = \sum_{u=1}^{3} W_u X_{2i+u-2}", "X 7", "Y[3] W[3] X[7]", "Y[i] = Σ_{u=0..2} W[u]·X[2·i+u]", 1)]
    [InlineData(@"Y_i = \sum_{u=-1}^{1} W_{u+1} X_{i+u}", "X 5, Y 5", "Y[5] W[3] X[5]", "Y[i] = Σ_{u=0..2} W[u]·X⟨i+u-1⟩")]
    [InlineData(@"C_{ik} = \sum_j A_{ij} B_{jk}", "A 2x3, B 3x4", "C[2,4] A[2,3] B[3,4]", "C[i,k] = Σ_{j=0..2} A[i,j]·B[j,k]")]
    [InlineData(@"Y_{2m+a} = A_m", "A 3", "Y[6] A[3]", "Y[a+2·m] = A[m]")]
    [InlineData(@"V_{6c+2i+j} = A_{cij}", "A 2x3x2", "V[12] A[2,3,2]", "V[6·c+2·i+j] = A[c,i,j]")]
    [InlineData(@"Y_i = \frac{1}{2} (X_{2i} + X_{2i+1})", "X 6", "Y[3] X[6]", "Y[i] = 1/2·(X[2·i] + X[2·i+1])")]
    [InlineData(@"Y_i = X_i X_{i+1}", "X 5", "Y[4] X[5]", "Y[i] = X[i]·X[i+1]")]
    [InlineData(@"Y_i = \sum_{m} [i + 2 = m] X_m", "X 5, Y 3", "Y[3] X[5]", "Y[i] = Σ_{m=0..4} [i+2 = m]·X[m]")]
    [InlineData(@"Y_i = 2 A_i \cdot 3 - B_{4-i}", "A 3, B 5", "Y[3] A[3] B[5]", "Y[i] = 6·A[i] + -1·B[-i+4]")]
    [InlineData(@"Y_i = (\sum_u A_{iu}) (\sum_u B_u)", "A 2x3, B 4", "Y[2] A[2,3] B[4]", "Y[i] = Σ_{u=0..2} A[i,u]·Σ_{u1=0..3} B[u1]")]
    [InlineData(@"H_i = \sum_j W_{ij} X_j; Y_k = \sum_j W_{kj} H_j", "X 3, H 3", "H[3] W[3,3] X[3] Y[3]", "H[i] = Σ_{j=0..2} W[i,j]·X[j] Y[k] = Σ_{j=0..2} W[k,j]·H[j]")]
    [InlineData(@"Y_{ij} = \sum_{u,v} W_{uv} X_{i+u,j+v}", "X 5x5, W 3x3", "Y[3,3] W[3,3] X[5,5]", "Y[i,j] = Σ_{u=0..2, v=0..2} W[u,v]·X[i+u,j+v]")]
    [InlineData(@"\delta_i = \alpha_i \beta_i", @"\alpha 3", "delta[3] alpha[3] beta[3]", "delta[i] = alpha[i]·beta[i]")]
    public void Formulas_define_models(string formula, string extents, string arrays, string definitions, int indexBase = 0)
    {
        var model = Formula.Parse(formula, extents, indexBase);
        Assert.Equal(definitions, model.ToString().Replace('\n', ' '));
        Assert.Equal(arrays.Split(' ').Order(), model.Arrays.Select(array => array.ToString()).Order());
    }

    [Theory]
    [InlineData("Y_i = W_i", "", "Nothing says how far i runs; give the extents of W or Y")]
    [InlineData("Y_i = X_j", "X 3", "The letter j is neither on the left side nor summed over")]
    [InlineData(@"Y_i = \sum_{a=0}^{1} X_{i+a} + W_a", "X 4, W 2", "The letter a is neither on the left side nor summed over")]
    [InlineData("Y_i = [i = k] X_i", "X 4", "The letter k is neither on the left side nor summed over")]
    [InlineData("Y = X", "X 3", "expected an entry with indices, such as Y_{ij}, on the left side")]
    [InlineData("Y_i = X_i * W_i", "X 3", "'*': expected a product of entries; write a convolution out as a sum")]
    [InlineData("Y_i = X_i^2", "X 3", "powers as products")]
    [InlineData("Y_i = L_i", "L 3", "another name: L is the loss")]
    [InlineData("Y_i = X_i + b", "X 3", "a single number is written b_{0}")]
    [InlineData(@"Y_i = \sigma(X_i)", "X 3", "can't be read at")]
    [InlineData(@"Y_i = \frac{X_i}{W_i}", "X 3", "can't be read at")]
    [InlineData(@"Y_i = \sum_{u=0}^{K-1} W_u X_{i+u}", "X 3", "'K-1': expected a number as a limit")]
    [InlineData(@"Y_i = \sum_{u=0}^{2} W_u X_{i+u-1}", "X 5", "give the extents of Y, and entries outside X are read as 0")]
    [InlineData(@"Y_i = \sum_{u=1}^{3} W_u X_{i+u-1}", "X 5", "W[u] starts at 1, and indices start at 0")]
    [InlineData(@"Y_i = \sum_{u=2}^{1} W_u X_{i+u}", "X 5", "u would run from 2 to 1")]
    [InlineData(@"C_{ik} = \sum_j A_{ij} B_{jk}", "A 2x3, B 4x4", "j runs over 3 places of A and over 4 of B")]
    [InlineData(@"C_{ik} = \sum_j A_{ij} B_{jk}", "A 2x3, B 3", "B is written with 2 indices, and 1 extent is given")]
    [InlineData("Y_i = A_i B_i A_{ii}", "A 3", "A is written with 2 indices, and 1 extent is given")]
    [InlineData("Y_i = X_{i i i}", "X 3", "X is written with 3 indices, and 1 extent is given")]
    [InlineData("Y_i = Y_{i+1}", "Y 3", "Y is defined by itself")]
    [InlineData("Y_i = X_i; Y_j = X_j", "X 3", "Y is defined twice")]
    [InlineData("Y_{i+j} = X_i W_j", "X 3, W 3", "The index i+j on the left side is no letter")]
    [InlineData("Y_{2} = X_2", "X 3", "The index 2 on the left side is no letter")]
    [InlineData("Y_{3a+b} = X_{ab}", "X 3x4", "b runs over 4 places of X")]
    [InlineData("Y_i = X_i", "X 3, Z 4", "Extents are given for Z, which the formula doesn't have")]
    [InlineData("Y_i = X_i", "X 3, X 4", "The extents of X are given twice")]
    [InlineData("Y_i = X_i", "X", "The extents 'X' can't be read")]
    [InlineData("Y_i = X_i", "X 0", "The extents 'X 0' can't be read")]
    [InlineData("Y_i = X_i", "X 3x", "The extents 'X 3x' can't be read")]
    [InlineData("Y_i", "X 3", "can't be read at 'Y_i'")]
    [InlineData("", "", "an equation for each array")]
    [InlineData("Y_i = X_i = Z_i", "X 3", "one equation an array")]
    [InlineData(@"Y_i \approx X_i", "X 3", @"can't be read at '\approx'")]
    [InlineData(@"Y_i = \sum_u", "X 3", "can't be read")]
    [InlineData("Y_i = X_{i", "X 3", "can't be read")]
    [InlineData("Y_i = X_{ij} W_j", "X 3x3", "The letter j is neither")]
    [InlineData("Y_i = X_{i*i}", "X 3", "not affine in its letters")]
    public void Errors_say_what_is_missing(string formula, string extents, string message)
    {
        var error = Assert.Throws<ConvSymbolicException>(() => Formula.Parse(formula, extents));
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_index_base_is_0_or_1() => Assert.Throws<ConvSymbolicException>(() => Formula.Parse("Y_i = X_i", "X 3", 2));
}
