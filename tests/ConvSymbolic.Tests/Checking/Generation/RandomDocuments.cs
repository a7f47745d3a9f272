using ConvSymbolic.Layers;

namespace ConvSymbolic.Tests.Checking.Generation;

/// <summary>Random documents in which every equation is right.</summary>
public static class RandomDocuments
{
    /// <summary>The document of a seed.</summary>
    public static Draft Of(int seed)
    {
        var random = new Random(seed);
        return random.Next(10) switch
        {
            < 5 => new RowDocuments(random).Make(),
            < 9 => new SumDocuments(random).Make(),
            _ => new NumberDocuments(random).Make(),
        };
    }

    public static Display Display(Random random, int rows) => rows == 1
        ? Style.Of(random, Generation.Display.Single, Generation.Display.Single, Generation.Display.Aligned)
        : Style.Of(random, Generation.Display.Single, Generation.Display.Single, Generation.Display.Aligned, Generation.Display.Aligned, Generation.Display.Align, Generation.Display.Inline, Generation.Display.OneLine);

    public static Section Section(Random random, string prose, params Equation[] equations) => new(prose, Display(random, equations.Length), equations);

    /// <summary>Equations of operators for a layer of one channel.</summary>
    public static Equation[] Operators(Random random, Layer layer)
    {
        bool isUnit = layer.Stride.All(stride => stride == 1), isPlain = isUnit && layer.Dilation.All(dilation => dilation == 1) && layer.PaddingBefore.All(padding => padding == 0);
        bool isEven = layer.Input.Zip(layer.Filter).Zip(layer.Stride).All(pair => (pair.First.First - pair.First.Second) % pair.Second == 0);
        bool isUniform = layer.Stride.Distinct().Count() == 1 && layer.Dilation.Distinct().Count() == 1 && layer.PaddingBefore.Distinct().Count() == 1;
        Term x = new Whole(Letter.Input), f = new Whole(Letter.Filter), g = new WholeSlope(Letter.Output), rotated = new Applied(Op.Rotate, [f]);
        var found = new List<Equation>();
        if (isPlain)
        {
            found.Add(new(Kind.Operator, new Whole(Letter.Output), new Applied(Op.Conv, [x, f])));
            found.Add(new(Kind.Operator, new WholeSlope(Letter.Filter), layer.IsTrueConvolution ? new Applied(Op.Rotate, [new Applied(Op.Conv, [x, new Applied(Op.Rotate, [g])])]) : new Applied(Op.Conv, [x, g])));
            found.Add(new(Kind.Operator, new WholeSlope(Letter.Input), new Applied(Op.Full, random.Next(2) == 0 ? [rotated, g] : [g, rotated])));
            if (layer.IsTrueConvolution)
                found.RemoveAt(1);
        }
        else if (isUniform)
        {
            var arguments = new List<Argument>();
            if (layer.Stride[0] > 1)
                arguments.Add(new("stride", layer.Stride[0]));
            if (layer.PaddingBefore[0] > 0)
                arguments.Add(new("padding", layer.PaddingBefore[0]));
            if (layer.Dilation[0] > 1)
                arguments.Add(new("dilation", layer.Dilation[0]));
            found.Add(new(Kind.Operator, new Whole(Letter.Output), new Applied(Op.Conv, [x, f], [.. arguments])));
            if (layer.Dilation[0] == 1 && layer.PaddingBefore[0] == 0 && isEven && !layer.IsTrueConvolution)
            {
                var stuffed = new Applied(Op.Stuff, [g]);
                found.Add(new(Kind.Operator, new WholeSlope(Letter.Filter), new Applied(Op.Conv, [x, stuffed])));
                found.Add(new(Kind.Operator, new WholeSlope(Letter.Input), new Applied(Op.Full, [rotated, stuffed])));
            }
        }
        return [.. found];
    }

    /// <summary>A step of gradient descent.</summary>
    public static Equation Step(Random random)
    {
        var of = random.Next(3) == 0 ? Letter.Input : Letter.Filter;
        Term slope = new WholeSlope(of);
        return new(Kind.Step, new Version(of, true), new Added(new(1, new Version(of, false)), new(-1, random.Next(3) == 0 ? slope : new Times(new Rate(), slope))));
    }

    /// <summary>The size of the output, with letters or with the layer's numbers.</summary>
    public static Equation Size(Random random, Layer layer, Style style)
    {
        int axis = random.Next(layer.Input.Length);
        int h = layer.Input[axis], k = layer.Filter[axis], p = layer.PaddingBefore[axis], s = layer.Stride[axis];
        if (layer.Dilation[axis] > 1 || random.Next(2) == 0)
        {
            bool isPadded = random.Next(2) == 0, isStrided = random.Next(2) == 0;
            string[] arrays = [style.Input, style.Filter, style.Output, style.Loss];
            string Free(params string[] names) => Style.Of(random, [.. names.Where(name => !arrays.Contains(name.Split('_')[0], StringComparer.OrdinalIgnoreCase))]);
            string input = Free("H", "N", "n", "W_{in}", "H_{in}"), filter = Free("K", "k", "F"), stride = Free("S", "s", @"\text{stride}");
            var above = new List<Signed> { new(1, new SizeName(input)) };
            if (random.Next(2) == 0)
                above.Add(new(-1, new SizeName(filter)));
            if (isPadded)
                above.Add(new(1, new Times(new Num(2), new SizeName(Style.Of(random, "P", "p")))));
            if (above.Count(part => part.Term is SizeName) == 1)
                above.Add(new(-1, new SizeName(filter)));
            Term quotient = isStrided ? new Quotient(new Added([.. above]), new SizeName(stride)) : new Added([.. above]);
            Term right = isStrided ? new Added(new(1, random.Next(2) == 0 ? new Floored(quotient) : quotient), new(1, new Num(1))) : new Added([.. above, new(1, new Num(1))]);
            return new(Kind.Size, new SizeName(Free("H_{out}", "W_{out}", "O", "H'")), right);
        }
        var room = new List<Signed> { new(1, new Num(h)), new(-1, new Num(k)) };
        if (p > 0)
            room.Insert(1, new(1, new Times(new Num(2), new Num(p))));
        Term part = new Quotient(new Added([.. room]), new Num(s));
        return new(Kind.Size, new Num((h + 2 * p - k) / s + 1), new Added(new(1, (h + 2 * p - k) % s == 0 ? part : new Floored(part)), new(1, new Num(1))));
    }
}
