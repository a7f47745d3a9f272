using ConvSymbolic.Checking.Forms;
using ConvSymbolic.Checking.Statements;

namespace ConvSymbolic.Checking;

/// <summary>Tells what looks like an equality and says nothing: pictures of arrays with blank cells.</summary>
internal static class Residue
{
    public static bool Is(Equality equality) => IsBlank(equality.Left.Form) || IsBlank(equality.Right.Form);

    private static bool IsBlank(Form form) => form is GridForm grid && grid.Rows.SelectMany(row => row).Any(cell => cell is null);
}
