using Lis.OData.Errors;
using Lis.OData.Model;
using Lis.OData.Parsing.Bound;
using Lis.OData.Parsing.Syntax;

namespace Lis.OData.Parsing.Binding;

/// <summary>Binds key predicates: <c>('A')</c>, <c>(Id=1)</c>, <c>(A='x',B=2)</c>, <c>(@k)</c>, and keys as segments (URL Conventions 4.3).</summary>
sealed class KeyBinder(BindingContext context, ExpressionBinder expressions)
{
    /// <summary>Binds the predicate that fills a text from its opening parenthesis to the end.</summary>
    public KeySegment Predicate(EntityType type, string text, int position)
    {
        var reader = new TokenReader(text, "path", position, context.Limits).Start();
        reader.Expect(TokenKind.Open, "'('");
        var named = new Dictionary<string, SyntaxNode>(StringComparer.OrdinalIgnoreCase);
        SyntaxNode? only = null;
        do
        {
            var at = reader.Position;
            var name = Name(reader);
            var value = reader.Current.Kind is TokenKind.Close or TokenKind.Comma ? throw Wrong(type, at) : new ExpressionParser(reader).Parse();
            if (name is null && only is null && named.Count == 0)
            {
                only = value;
            }
            else if (name is null || only is not null || !named.TryAdd(name, value))
            {
                throw Wrong(type, at);
            }
        }
        while (reader.Take(TokenKind.Comma));
        reader.Expect(TokenKind.Close, "')'");
        if (!reader.AtEnd)
        {
            throw reader.Unexpected("'/' or the end of the path");
        }

        return only is not null ? Single(type, only) : Named(type, named, position);
    }

    /// <summary>Binds segments as a key; null when one of them is no value of its key property.</summary>
    public KeySegment? Segments(EntityType type, IReadOnlyList<UrlSegment> segments)
    {
        var values = new LiteralExpression[type.Key.Count];
        for (var i = 0; i < values.Length; i++)
        {
            var (text, position) = segments[i];
            var target = type.Key[i].Type;
            var kind = target is PrimitiveType { IsNumeric: true } ? LiteralKind.Int64
                : target is PrimitiveType { Kind: PrimitiveKind.Boolean } ? LiteralKind.Boolean
                : LiteralKind.String;
            if (LiteralConverter.TryConvert(kind, text, target) is null)
            {
                return null;
            }

            values[i] = new(context.Literals!.Add(new(kind, text, "path", position)), target);
        }

        return new(type, [.. values]);
    }

    /// <summary>A key in an expression, as the arguments of what looks like a call.</summary>
    public KeySegment Of(EntityType type, CallSyntax call)
    {
        if (!call.HasNames)
        {
            return call.Arguments is [var only] ? Single(type, only) : throw Wrong(type, call.Position);
        }

        var named = new Dictionary<string, SyntaxNode>(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, value) in call.Names.Zip(call.Arguments))
        {
            if (name is null || !named.TryAdd(name, value))
            {
                throw Wrong(type, call.Position);
            }
        }

        return Named(type, named, call.Position);
    }

    static string? Name(TokenReader reader)
    {
        if (reader.Current.Kind != TokenKind.Identifier)
        {
            return null;
        }

        var start = reader.Current.Start;
        var name = reader.Word.ToString();
        reader.Advance();
        if (reader.Take(TokenKind.Equals))
        {
            return name;
        }

        reader.Seek(start);
        return null;
    }

    KeySegment Single(EntityType type, SyntaxNode value) =>
        type.Key.Count == 1 ? new(type, [Value(type, type.Key[0], value)]) : throw Wrong(type, value.Position);

    KeySegment Named(EntityType type, Dictionary<string, SyntaxNode> named, int position)
    {
        if (named.Keys.FirstOrDefault(name => !type.Key.Any(key => key.Name.Equals(name, StringComparison.OrdinalIgnoreCase))) is { } unknown)
        {
            throw context.Fault(
                FaultCode.InvalidKey,
                named[unknown].Position,
                $"'{unknown}' is no part of the key of {type.Name}.{ParseFault.DidYouMean(unknown, type.Key.Select(key => key.Name))} {Example(type)}");
        }

        return named.Count == type.Key.Count ? new(type, [.. type.Key.Select(key => Value(type, key, named[key.Name]))]) : throw Wrong(type, position);
    }

    LiteralExpression Value(EntityType type, StructuralProperty key, SyntaxNode node)
    {
        var (value, option) = expressions.Resolve(node);
        var literal = value switch
        {
            LiteralSyntax written => written,
            BooleanSyntax boolean => new LiteralSyntax(boolean.Position, LiteralKind.Boolean, boolean.Value ? "true" : "false"),
            null => throw context.Fault(FaultCode.InvalidKey, node.Position, $"The parameter alias of the key is not given. {Example(type)}"),
            _ => throw Wrong(type, node.Position),
        };
        var outer = context.Option;
        context.Option = option;
        try
        {
            var binder = new LiteralBinder(context);
            return (LiteralExpression)binder.As(binder.Bind(literal), key.Type);
        }
        catch (FaultException fault) when (fault.Code is FaultCode.InvalidLiteral or FaultCode.TypeMismatch)
        {
            throw context.Fault(FaultCode.InvalidKey, literal.Position, $"{key.Name}: {fault.Message} {Example(type)}");
        }
        finally
        {
            context.Option = outer;
        }
    }

    FaultException Wrong(EntityType type, int position) =>
        context.Fault(FaultCode.InvalidKey, position, $"The key of {type.Name} is {string.Join(", ", type.Key.Select(key => key.Name))}. {Example(type)}");

    /// <summary>What a key of the type looks like.</summary>
    static string Example(EntityType type) => type.Key.Count == 1
        ? $"Write ({Sample(type.Key[0])})."
        : $"Write ({string.Join(',', type.Key.Select(key => $"{key.Name}={Sample(key)}"))}).";

    static string Sample(StructuralProperty key) => key.Type is PrimitiveType { IsNumeric: true } ? "1"
        : key.Type is PrimitiveType { Kind: PrimitiveKind.Date } ? "2024-01-31"
        : key.Type is PrimitiveType { Kind: PrimitiveKind.Guid } ? "01234567-89ab-cdef-0123-456789abcdef"
        : "'A'";
}
