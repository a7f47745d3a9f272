using ConvSymbolic.Diagnostics;

namespace ConvSymbolic.Tests;

/// <summary>What the system says of files, in words of this project.</summary>
public class SystemErrorsTests
{
    private static readonly string Folder = Path.GetTempPath();

    public static TheoryData<Exception, string, string, string> Errors => new()
    {
        { new FileNotFoundException("Could not find file '/a'."), "a", "there is no such file", "no file can be made there" },
        { new DirectoryNotFoundException("Could not find a part of the path '/a/b'."), "a/b", "there is no such file", "its folder does not exist" },
        { new UnauthorizedAccessException("Access to the path '/a' is denied."), "a", "permission is denied", "permission is denied" },
        { new UnauthorizedAccessException("Access to the path is denied."), Folder, "it is a directory", "it is a directory" },
        { new PathTooLongException("The path is too long."), "a", "the name is too long", "the name is too long" },
        { new ArgumentException("Empty path name is not legal."), "", "the name is empty", "the name is empty" },
        { new ArgumentException("Null character in path."), "a\0", "that is no file name", "that is no file name" },
        { new IOException("No space left on device : '/a'", 28), "a", "the device is full", "the device is full" },
        { new IOException("Input/output error : '/a/b'", 5), "b", "Input/output error", "Input/output error" },
        { new IOException("it is closed"), "a", "it is closed", "it is closed" },
    };

    [Theory]
    [MemberData(nameof(Errors))]
    public void Are_said_without_the_name_and_in_our_words(Exception error, string path, string reading, string writing)
    {
        Assert.Equal(reading, SystemErrors.OfReading(error, path));
        Assert.Equal(writing, SystemErrors.OfWriting(error, path));
    }
}
