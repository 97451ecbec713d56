using System.Collections.Immutable;
using Lis.OData.Errors;
using Lis.OData.Model;
using Lis.OData.Parsing.Bound;
using Lis.OData.Parsing.Syntax;

namespace Lis.OData.Parsing.Binding;

/// <summary>Looks up the names of an expression and gives every node its type.</summary>
sealed class ExpressionBinder
{
    readonly BindingContext context;
    readonly LiteralBinder literals;
    readonly PathExpressionBinder paths;
    readonly ComparisonBinder comparisons;
    readonly ArithmeticBinder arithmetic;
    readonly InBinder lists;
    readonly FunctionBinder functions;
    readonly List<string> openAliases = [];

    public ExpressionBinder(BindingContext context)
    {
        this.context = context;
        literals = new(context);
        paths = new(context, this);
        comparisons = new(context, this);
        arithmetic = new(context, this);
        lists = new(context, this);
        functions = new(context, this, paths);
    }

    /// <summary>A condition: Boolean, or null as a value that is not known.</summary>
    public BoundExpression Predicate(SyntaxNode node, Scope scope)
    {
        var bound = Bind(node, scope);
        return bound switch
        {
            PendingCallerValue => As(bound, PrimitiveType.Boolean, node.Position),
            NullExpression when node is not NullSyntax => bound,
            _ when ReferenceEquals(bound.Type, PrimitiveType.Boolean) && bound is not PendingLiteral => bound,
            _ => throw context.Fault(
                FaultCode.TypeMismatch, node.Position, $"A condition is due here, such as Name eq 'A'; found {Describe(bound)}."),
        };
    }

    /// <summary>A value with its final type.</summary>
    public BoundExpression Value(SyntaxNode node, Scope scope) => Finish(Bind(node, scope), node.Position);

    /// <summary>A value whose literals still wait for their type.</summary>
    public BoundExpression Bind(SyntaxNode node, Scope scope)
    {
        context.Enter(node.Position);
        var bound = node switch
        {
            LiteralSyntax literal => literals.Bind(literal),
            NullSyntax => new NullExpression(),
            BooleanSyntax boolean => new BooleanExpression(boolean.Value),
            AliasSyntax alias => Alias(alias, scope),
            CallerValueSyntax value => CallerValue(value),
            ChainSyntax chain => Chain(chain, scope),
            ListSyntax => throw context.Fault(
                FaultCode.TypeMismatch, node.Position, "A list can stand only after 'in', beside a collection, and in functions of collections."),
            ObjectSyntax => throw context.Fault(FaultCode.TypeMismatch, node.Position, "A complex value in braces can stand only beside another one."),
            _ => Counted(node, scope),
        };
        context.Leave();
        return bound;
    }

    /// <summary>A literal or value of the caller that nothing gave a type takes its natural one.</summary>
    public BoundExpression Finish(BoundExpression bound, int position) => bound switch
    {
        PendingLiteral pending => literals.As(pending, pending.NaturalType),
        PendingCallerValue => throw context.Fault(FaultCode.TypeMismatch, position, "Nothing here tells the type of the caller's value."),
        _ => bound,
    };

    /// <summary>Gives a waiting literal or value of the caller that type; anything else stays as it is.</summary>
    public BoundExpression As(BoundExpression bound, ODataType target, int position) => bound switch
    {
        PendingLiteral pending => literals.As(pending, target),
        PendingCallerValue value => new CallerValueExpression(value.Syntax.Name, target),
        _ => bound,
    };

    /// <summary>What a parameter alias stands for, where its syntax matters; anything else is itself. Null = an alias that is not given.</summary>
    public (SyntaxNode? Node, string Option) Resolve(SyntaxNode node)
    {
        var (current, option) = (node, context.Option);
        for (var i = 0; current is AliasSyntax alias; i++)
        {
            if (context.Aliases?.Find(alias.Name) is not { } found)
            {
                return (null, option);
            }

            (current, option) = i < context.Limits.MaxNesting ? found : throw Circle(alias);
        }

        return (current, option);
    }

    public static string Describe(BoundExpression bound) => bound.Type?.FullName ?? (bound is NullExpression ? "null" : "a value of the caller");

    /// <summary>The collection to which a path leads; null when it leads elsewhere, of which its own reader will tell.</summary>
    public BoundExpression? IsCollection(SyntaxNode node, Scope scope) => node switch
    {
        MemberSyntax { Source: RootSyntax } => Bind(node, scope),
        MemberSyntax or NameSyntax => Bind(node, scope) is { Type: CollectionType } collection ? collection : null,
        _ => null,
    };

    BoundExpression Counted(SyntaxNode node, Scope scope)
    {
        if (node is not (NameSyntax or MemberSyntax))
        {
            context.Count(node.Position);
        }

        return node switch
        {
            UnarySyntax { IsNot: true } unary => Not(unary, scope),
            UnarySyntax unary => arithmetic.Negate(unary, scope),
            BinarySyntax { Operator: BinaryOperator.Has } binary => comparisons.Has(binary, scope),
            BinarySyntax { Operator: >= BinaryOperator.Add } binary => arithmetic.Bind(binary, scope),
            BinarySyntax binary => comparisons.Bind(binary, scope),
            InSyntax membership => lists.Bind(membership, scope),
            CallSyntax call => functions.Bind(call, scope),
            CaseSyntax choice => functions.Case(choice, scope),
            _ => paths.Bind(node, scope),
        };
    }

    BoundExpression Not(UnarySyntax unary, Scope scope) => Predicate(unary.Operand, scope) switch
    {
        NullExpression operand => operand,
        var operand => new NotExpression(operand),
    };

    /// <summary>A flat chain becomes a tree of least depth, so that nothing after the binder recurses along it.</summary>
    BoundExpression Chain(ChainSyntax chain, Scope scope)
    {
        var terms = ImmutableArray.CreateBuilder<BoundExpression>(chain.Terms.Count);
        foreach (var term in chain.Terms)
        {
            if (term is NameSyntax or MemberSyntax)
            {
                context.Count(term.Position);
            }

            terms.Add(Predicate(term, scope));
        }

        return Balanced(chain.IsAnd ? BinaryOperator.And : BinaryOperator.Or, terms.MoveToImmutable().AsSpan());
    }

    /// <summary>The terms joined by and/or, halves by halves.</summary>
    public static BoundExpression Balanced(BinaryOperator op, ReadOnlySpan<BoundExpression> terms) => terms.Length == 1
        ? terms[0]
        : new BinaryExpression(op, Balanced(op, terms[..(terms.Length / 2)]), Balanced(op, terms[(terms.Length / 2)..]), null, PrimitiveType.Boolean);

    /// <summary>The value of an alias, bound where it is used; its names belong to the row of the option, never to a variable.</summary>
    BoundExpression Alias(AliasSyntax alias, Scope scope)
    {
        context.Count(alias.Position);
        if (context.Aliases?.Find(alias.Name) is not { } found)
        {
            return context.IsHost
                ? throw context.Fault(FaultCode.InvalidSyntax, alias.Position, "An expression of the host has no parameter aliases.")
                : new NullExpression();
        }

        if (openAliases.Contains(alias.Name))
        {
            throw Circle(alias);
        }

        openAliases.Add(alias.Name);
        var option = context.Option;
        context.Option = found.Option;
        var bound = Bind(found.Node, scope.Outermost);
        context.Option = option;
        openAliases.RemoveAt(openAliases.Count - 1);
        return bound;
    }

    PendingCallerValue CallerValue(CallerValueSyntax value) => context.IsHost
        ? new(value)
        : throw context.Fault(FaultCode.InvalidSyntax, value.Position, $"'@@{value.Name}' cannot stand in a request; a parameter alias has one @.");

    FaultException Circle(AliasSyntax alias) =>
        context.Fault(FaultCode.InvalidSyntax, alias.Position, $"The parameter alias {alias.Name} stands for itself.");
}
