namespace ConvSymbolic.Compilation.StraightLine;

/// <summary>A program of two arrays as code.</summary>
internal delegate void Code2<T>(ref T a, ref T b);

/// <summary>A program of four arrays as code.</summary>
internal delegate void Code4<T>(ref T a, ref T b, ref T c, ref T d);

/// <summary>A program of six arrays as code.</summary>
internal delegate void Code6<T>(ref T a, ref T b, ref T c, ref T d, ref T e, ref T f);

/// <summary>A program of eight arrays as code.</summary>
internal delegate void Code8<T>(ref T a, ref T b, ref T c, ref T d, ref T e, ref T f, ref T g, ref T h);

/// <summary>A program of four arrays as code over blocks of instances, so many blocks.</summary>
internal delegate void BlockCode4<T>(ref T a, ref T b, ref T c, ref T d, nint blocks);

/// <summary>A program of six arrays as code over blocks of instances, so many blocks.</summary>
internal delegate void BlockCode6<T>(ref T a, ref T b, ref T c, ref T d, ref T e, ref T f, nint blocks);
