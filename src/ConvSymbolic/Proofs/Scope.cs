namespace ConvSymbolic.Proofs;

/// <summary>For which layers a verdict holds.</summary>
public enum Scope
{
    /// <summary>For this layer's sizes.</summary>
    ThisSize,

    /// <summary>For every extent, kernel, stride, dilation, padding, number of groups and of axes.</summary>
    AllSizes,
}
