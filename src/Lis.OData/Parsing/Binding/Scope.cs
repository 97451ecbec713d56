using Lis.OData.Model;
using Lis.OData.Parsing.Bound;

namespace Lis.OData.Parsing.Binding;

/// <summary>Which names mean what at a place in an expression. Immutable; lambdas and filtered counts make inner scopes.</summary>
sealed class Scope
{
    readonly Scope? outer;
    readonly VariableExpression? variable;

    Scope(Scope? outer, VariableExpression row, VariableExpression implicitItem, VariableExpression? variable, int depth)
    {
        this.outer = outer;
        this.variable = variable;
        (Row, Implicit, Depth) = (row, implicitItem, depth);
    }

    /// <summary>The row of the option, <c>$it</c> at the top.</summary>
    public VariableExpression Row { get; }

    /// <summary>What names without a variable belong to, also <c>$this</c>.</summary>
    public VariableExpression Implicit { get; }

    public int Depth { get; }

    /// <summary>The row of the resource, which <c>$it</c> is inside the options of an expand or a selected collection; null = it is <see cref="Row"/>.</summary>
    public VariableExpression? Resource { get; private init; }

    /// <summary>The properties that the request itself defines on the row, with their types.</summary>
    public IReadOnlyDictionary<string, ODataType?>? Dynamic { get; private init; }

    /// <summary>The scope of options over rows of a type.</summary>
    public static Scope Of(ODataType rowType, VariableExpression? resource = null)
    {
        var row = new VariableExpression("$it", 0, rowType);
        return new(null, row, row, null, 0) { Resource = resource };
    }

    /// <summary>The row of the resource as options that stand inside this one's know it.</summary>
    public VariableExpression Resources => Resource ?? new VariableExpression("$it", VariableExpression.ResourceDepth, Row.ItemType);

    /// <summary>The same scope with properties that <c>$compute</c> or <c>$apply</c> defined.</summary>
    public Scope With(IReadOnlyDictionary<string, ODataType?> dynamic) => new(outer, Row, Implicit, variable, Depth) { Resource = Resource, Dynamic = dynamic };

    /// <summary>The scope inside a lambda.</summary>
    public Scope WithVariable(string name, ODataType itemType)
    {
        var inner = new VariableExpression(name, Depth + 1, itemType);
        return new(this, Row, Implicit, inner, Depth + 1) { Resource = Resource, Dynamic = Dynamic };
    }

    /// <summary>The scope in which names belong to an item of a collection: the variable of a lambda, or a new one.</summary>
    public Scope WithItem(VariableExpression item) => new(this, Row, item, null, Math.Max(Depth, item.Depth)) { Resource = Resource, Dynamic = Dynamic };

    /// <summary>The scope of the option itself, without variables: there the values of parameter aliases are bound.</summary>
    public Scope Outermost => outer?.Outermost ?? this;

    /// <summary>The variable of that name.</summary>
    public VariableExpression? Find(string name)
    {
        for (var scope = this; scope is not null; scope = scope.outer)
        {
            if (scope.variable?.Name == name)
            {
                return scope.variable;
            }
        }

        return null;
    }

    /// <summary>The names of all variables in reach.</summary>
    public IEnumerable<string> Variables
    {
        get
        {
            for (var scope = this; scope is not null; scope = scope.outer)
            {
                if (scope.variable is { } found)
                {
                    yield return found.Name;
                }
            }
        }
    }
}
