namespace ConvSymbolic.Cli.Checks;

/// <summary>What a call of <c>convsym check</c> asks for.</summary>
internal sealed record CheckCall
{
    /// <summary>The documents, in the order of the call.</summary>
    public required IReadOnlyList<string> Files { get; init; }

    /// <summary><c>text</c>, <c>json</c>, <c>sarif</c> or <c>markdown</c>.</summary>
    public string Format { get; init; } = "text";

    /// <summary>Where a corrected copy goes.</summary>
    public string? Fix { get; init; }

    /// <summary>Whether the documents themselves are corrected.</summary>
    public bool InPlace { get; init; }

    /// <summary>Whether points are written in the place of the report.</summary>
    public bool Marks { get; init; }

    /// <summary>Whether each copy of an error costs a point.</summary>
    public bool CopiesCostEach { get; init; }

    /// <summary>Whether something undecided or unreadable makes the exit code 3.</summary>
    public bool Strict { get; init; }

    /// <summary>Whether right equations and copies are listed too.</summary>
    public bool Verbose { get; init; }

    /// <summary>What is known of the documents beforehand.</summary>
    public string? Declaration { get; init; }

    /// <summary>Whether wrong equations come with numbers that show it.</summary>
    public bool Counterexamples { get; init; }

    /// <summary>Where the report goes; standard output when it is null.</summary>
    public string? Out { get; init; }

    /// <summary>Refuses what does not go together, and whatever would overwrite a document that nobody wants to have overwritten.</summary>
    public void Validate()
    {
        if (Files.Count(file => file == CheckedFile.StandardInput) > 1)
            Reject.With("check.input", "'-' is given twice; standard input can be read only once.");
        if (Marks && Format is not ("text" or "json"))
            Reject.With("check.marks", $"--marks is written as text or json, not as {Format}.");
        if (CopiesCostEach && !Marks)
            Reject.With("check.marks", "--copies says what copies cost in the points; it needs --marks.");
        if (Format == "markdown" && Files.Count > 1)
            Reject.With("check.markdown", $"--format markdown writes a copy of one document; {Files.Count} are given.");
        if (Out is not null && Files.Any(file => IsSame(file, Out)))
            Reject.With("check.out", $"--out {Out} is a document that is to be checked; the report needs a file of its own.");
        if (InPlace && Files.Contains(CheckedFile.StandardInput))
            Reject.With("check.in-place", "--in-place corrects files; standard input has none.");
        if (Fix is not null)
            ValidateFix(Fix);
    }

    private void ValidateFix(string fix)
    {
        if (Files.Count > 1)
            Reject.With("check.fix", $"--fix writes a corrected copy of one document; {Files.Count} are given.");
        if (Out is not null && IsSame(fix, Out))
            Reject.With("check.fix", $"--fix and --out both write to '{fix}'.");
        bool isInput = IsSame(Files[0], fix);
        if (isInput && !InPlace)
            Reject.With("check.fix", $"--fix {fix} is the document itself; --in-place overwrites it.");
        if (!isInput && InPlace)
            Reject.With("check.fix", $"--fix {fix} writes a copy and --in-place overwrites the document; one of them is enough.");
    }

    private static bool IsSame(string file, string other) =>
        file != CheckedFile.StandardInput && file.Length > 0 && other.Length > 0 && Target(file) == Target(other);

    // A link is the file that it leads to. One that leads nowhere is told when it is read or written.
    private static string Target(string path)
    {
        try
        {
            return new FileInfo(path) is { LinkTarget: not null } link ? link.ResolveLinkTarget(returnFinalTarget: true)!.FullName : Path.GetFullPath(path);
        }
        catch (IOException)
        {
            return Path.GetFullPath(path);
        }
    }
}
