using ConvSymbolic.Checking.Forms;
using ConvSymbolic.Checking.Statements;
using ConvSymbolic.Latex;

namespace ConvSymbolic.Checking;

/// <summary>Tells what looks like an equality and says nothing: pictures of arrays with blank cells, and the values of an index, i = 0, 1, …, k − 1.</summary>
internal static class Residue
{
    public static bool Is(Equality equality) => IsBlank(equality.Left.Form) || IsBlank(equality.Right.Form) || IsRange(equality);

    private static bool IsRange(Equality equality) => equality.Right.Node is ListNode list && equality.Left.Node is NameNode or ListNode && list.Items.All(item => item is EllipsisNode || IndexReader.Value(item) is not null);

    private static bool IsBlank(Form form) => form is GridForm grid && grid.Rows.SelectMany(row => row).Any(cell => cell is null);
}
