using Scriban.Syntax;

namespace ConvSymbolic.Rendering;

/// <summary>
/// What the shell of a document may do: write title and body, take conditions, and change texts by the functions of <c>string</c>. Files,
/// loops, variables of its own and arithmetic are no part of a shell.
/// </summary>
internal static class TemplateGrammar
{
    /// <summary>The words for what was expected.</summary>
    public const string Expected = "{{ title }}, {{ body }}, a condition or a text function";

    private const string Functions = "string";

    /// <summary>The first thing that a shell may not do, or null.</summary>
    public static ScriptNode? FirstStranger(ScriptNode root)
    {
        var open = new Stack<ScriptNode>([root]);
        while (open.TryPop(out var node))
        {
            if (!IsKnown(node))
                return node;
            for (int k = node.ChildrenCount - 1; k >= 0; k--)
            {
                if (node.GetChildren(k) is { } child)
                    open.Push(child);
            }
        }
        return null;
    }

    private static bool IsKnown(ScriptNode node) => node switch
    {
        ScriptBinaryExpression binary => binary.Operator is ScriptBinaryOperator.CompareEqual or ScriptBinaryOperator.CompareNotEqual
            or ScriptBinaryOperator.And or ScriptBinaryOperator.Or or ScriptBinaryOperator.Add or ScriptBinaryOperator.EmptyCoalescing,
        ScriptUnaryExpression unary => unary.Operator == ScriptUnaryOperator.Not,
        ScriptMemberExpression member => member.Target is ScriptVariableGlobal { Name: Functions },
        ScriptVariable variable => variable is ScriptVariableGlobal,
        ScriptPage or ScriptBlockStatement or ScriptRawStatement or ScriptEscapeStatement or ScriptExpressionStatement or ScriptNopStatement
            or ScriptIfStatement or ScriptElseStatement or ScriptEndStatement or ScriptConditionalExpression or ScriptNestedExpression
            or ScriptPipeCall or ScriptFunctionCall or ScriptLiteral or ScriptToken or ScriptKeyword or ScriptIdentifier
                or ScriptList => true,
        _ => false,
    };
}
