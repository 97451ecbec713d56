using Lis.OData.Parsing.Bound;

namespace Lis.OData.Parsing.Syntax;

/// <summary>A node of the syntax tree of an expression: what was written and where, names not yet looked up.</summary>
/// <param name="position">Zero-based position in the decoded value of the option.</param>
abstract class SyntaxNode(int position)
{
    public int Position { get; } = position;
}

/// <summary>A literal other than null, true and false. EnumType = the qualified name before the quotes, when there was one.</summary>
sealed class LiteralSyntax(int position, LiteralKind kind, string raw, string? enumType = null) : SyntaxNode(position)
{
    public LiteralKind Kind { get; } = kind;

    public string Raw { get; } = raw;

    public string? EnumType { get; } = enumType;
}

sealed class NullSyntax(int position) : SyntaxNode(position);

sealed class BooleanSyntax(int position, bool value) : SyntaxNode(position)
{
    public bool Value { get; } = value;
}

/// <summary>The first name of a path: a property, a lambda variable, <c>$it</c>, <c>$this</c> or a qualified type.</summary>
sealed class NameSyntax(int position, string name) : SyntaxNode(position)
{
    public string Name { get; } = name;
}

/// <summary>A further name of a path.</summary>
sealed class MemberSyntax(int position, SyntaxNode source, string name) : SyntaxNode(position)
{
    public SyntaxNode Source { get; } = source;

    public string Name { get; } = name;
}

/// <summary><c>Path/@Namespace.Term#Qualifier</c>: what is said of a value.</summary>
sealed class AnnotationSyntax(int position, SyntaxNode source, string name) : SyntaxNode(position)
{
    public SyntaxNode Source { get; } = source;

    public string Name { get; } = name;
}

/// <summary><c>@name</c>; the name with its sign.</summary>
sealed class AliasSyntax(int position, string name) : SyntaxNode(position)
{
    public string Name { get; } = name;
}

/// <summary><c>@@name</c>, in expressions of the host only; the name without signs.</summary>
sealed class CallerValueSyntax(int position, string name) : SyntaxNode(position)
{
    public string Name { get; } = name;
}

/// <summary><c>$root</c>, before the name of a set.</summary>
sealed class RootSyntax(int position) : SyntaxNode(position);

/// <summary>A name with something in parentheses: a function with its arguments, or a navigation with a key.</summary>
sealed class CallSyntax(
    int position, string name, IReadOnlyList<SyntaxNode> arguments, IReadOnlyList<string?> names, SyntaxNode? source = null) : SyntaxNode(position)
{
    public string Name { get; } = name;

    /// <summary>What stands before the slash; null at the start of a path.</summary>
    public SyntaxNode? Source { get; } = source;

    /// <summary>The name before each argument; null where it has none.</summary>
    public IReadOnlyList<string?> Names { get; } = names;

    public bool HasNames => Names.Any(name => name is not null);

    public IReadOnlyList<SyntaxNode> Arguments { get; } = arguments;
}

/// <summary><c>not</c> or unary minus.</summary>
sealed class UnarySyntax(int position, bool isNot, SyntaxNode operand) : SyntaxNode(position)
{
    public bool IsNot { get; } = isNot;

    public SyntaxNode Operand { get; } = operand;
}

/// <summary>Any operator of two operands but and, or, in.</summary>
sealed class BinarySyntax(int position, BinaryOperator op, SyntaxNode left, SyntaxNode right) : SyntaxNode(position)
{
    public BinaryOperator Operator { get; } = op;

    public SyntaxNode Left { get; } = left;

    public SyntaxNode Right { get; } = right;
}

/// <summary>A run of <c>and</c> or of <c>or</c>, flat however long, so that nothing recurses along it.</summary>
sealed class ChainSyntax(int position, bool isAnd, IReadOnlyList<SyntaxNode> terms) : SyntaxNode(position)
{
    public bool IsAnd { get; } = isAnd;

    public IReadOnlyList<SyntaxNode> Terms { get; } = terms;
}

sealed class InSyntax(int position, SyntaxNode operand, SyntaxNode collection) : SyntaxNode(position)
{
    public SyntaxNode Operand { get; } = operand;

    public SyntaxNode Collection { get; } = collection;
}

/// <summary>A list after <c>in</c> or a JSON array: literals, null, true, false and aliases.</summary>
sealed class ListSyntax(int position, IReadOnlyList<SyntaxNode> items) : SyntaxNode(position)
{
    public IReadOnlyList<SyntaxNode> Items { get; } = items;
}

/// <summary>A complex value in JSON.</summary>
sealed class ObjectSyntax(int position, IReadOnlyList<(string Name, int Position, SyntaxNode Value)> members) : SyntaxNode(position)
{
    public IReadOnlyList<(string Name, int Position, SyntaxNode Value)> Members { get; } = members;
}

sealed class CaseSyntax(int position, IReadOnlyList<(SyntaxNode Condition, SyntaxNode Value)> branches) : SyntaxNode(position)
{
    public IReadOnlyList<(SyntaxNode Condition, SyntaxNode Value)> Branches { get; } = branches;
}

/// <summary><c>any</c> and <c>all</c>; variable and predicate are both null for <c>any()</c>.</summary>
sealed class LambdaSyntax(int position, SyntaxNode source, bool isAll, string? variable, SyntaxNode? predicate) : SyntaxNode(position)
{
    public SyntaxNode Source { get; } = source;

    public bool IsAll { get; } = isAll;

    public string? Variable { get; } = variable;

    public SyntaxNode? Predicate { get; } = predicate;
}

/// <summary><c>/$count</c>, with the filter and the search in its parentheses when there are any.</summary>
sealed class CountSyntax(int position, SyntaxNode source, SyntaxNode? filter, SearchSyntax? search = null) : SyntaxNode(position)
{
    public SearchSyntax? Search { get; } = search;

    public SyntaxNode Source { get; } = source;

    public SyntaxNode? Filter { get; } = filter;
}

/// <summary><c>/$filter(…)</c> inside an expression.</summary>
sealed class FilteredSyntax(int position, SyntaxNode source, SyntaxNode predicate) : SyntaxNode(position)
{
    public SyntaxNode Source { get; } = source;

    public SyntaxNode Predicate { get; } = predicate;
}
