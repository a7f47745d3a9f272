using System.Text.RegularExpressions;

namespace ConvSymbolic.Tests.Architecture;

/// <summary>The order of the folders: one uses only those above it. Each rule returns what breaks it, a sentence each.</summary>
public static class Ladder
{
    public static readonly string[] Rooms =
    [
        "Diagnostics", "Numbers", "Polynomials", "Indices", "Expressions", "Notation", "Models", "Tensors", "Layers", "Sums", "Rewriting", "Calculus",
        "Derivations", "Proofs", "Verification", "Rendering", "Latex", "Documents", "Checking", "Formulas", "Compilation", "Arrays", "Exchange", "Exports", "GradientChecks",
    ];

    // The trusted checker leans on no producer: it may use the data types of the first five rooms.
    private static readonly string[] RoomsOfVerification = Rooms[..5];

    // Reading and writing meet only in the tree.
    private static readonly string[][] Strangers = [["Rendering", "Latex"]];

    public static IEnumerable<string> WrongUses(IReadOnlyList<SourceFile> files)
    {
        foreach (var file in files.Where(file => file.Room is not null))
        {
            if (!Rooms.Contains(file.Room))
                yield return $"{file.Path} lies in {file.Room}, which has no place in the ladder.";
            else
            {
                foreach (string used in Uses(file, files).Distinct().Order(StringComparer.Ordinal))
                {
                    if (WhyNot(file.Room!, used) is { } reason)
                        yield return $"{file.Path} uses {used}: {reason}.";
                }
            }
        }
    }

    public static IEnumerable<string> WrongNamespaces(IReadOnlyList<SourceFile> files, string root) =>
        from file in files
        let expected = string.Join('.', [root, .. file.Folders])
        where file.Namespace != expected
        select $"{file.Path} declares {(file.Namespace is { } found ? $"the namespace {found}" : "no namespace")}; its folder is {expected}.";

    public static IEnumerable<string> TooLong(IReadOnlyList<SourceFile> files, int most) =>
        from file in files
        where file.Lines > most
        select $"{file.Path} has {file.Lines} lines; past {most} a file usually holds two ideas.";

    private static string? WhyNot(string room, string used)
    {
        int at = Array.IndexOf(Rooms, used);
        if (used == room)
            return null;
        if (at < 0)
            return used == "the root" ? "the root stands below every folder" : "it has no place in the ladder";
        if (room == "Verification" && !RoomsOfVerification.Contains(used))
            return $"Verification uses only {string.Join(", ", RoomsOfVerification)}";
        if (Strangers.Any(pair => pair.Contains(room) && pair.Contains(used)))
            return $"{room} and {used} do not use each other";
        return at > Array.IndexOf(Rooms, room) ? $"it stands below {room} in the ladder" : null;
    }

    /// <summary>
    /// The rooms that a file mentions: by <c>ConvSymbolic.Room</c> in a using line or in front of a type, by <c>Room.Type</c>
    /// (which the compiler resolves inside the namespace), and the root by its types, which need no using line.
    /// </summary>
    private static IEnumerable<string> Uses(SourceFile file, IReadOnlyList<SourceFile> files)
    {
        string code = file.Code;
        foreach (Match mention in Qualified.Matches(code))
            yield return mention.Groups[1].Value;
        foreach (var other in files)
        {
            if (other.Room is { } room && Mentions(code, $"{room}.{other.TypeName}"))
                yield return room;
            if (other.Room is null && Mentions(code, $"{other.TypeName}."))
                yield return "the root";
        }
    }

    private static bool Mentions(string code, string name) =>
        code.Contains(name, StringComparison.Ordinal) && Regex.IsMatch(code, $@"(?<![\w.]){Regex.Escape(name)}{(name.EndsWith('.') ? "" : @"\b")}");

    // Not the namespace line, in which a file names its own folder (and, below it, folders of its own).
    private static readonly Regex Qualified = new(@"(?<!^namespace\s+)\bConvSymbolic\.([A-Z]\w*)", RegexOptions.Multiline);
}
