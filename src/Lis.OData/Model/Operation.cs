namespace Lis.OData.Model;

/// <summary>A function or an action (CSDL 4.01 section 12). Several may share a name: overloads, told apart by what they are bound to and by
/// the names of their parameters.</summary>
public sealed class Operation(string ns, string name)
{
    /// <summary>The unqualified name.</summary>
    public string Name { get; } = name;

    /// <summary>The qualified name, for example <c>Lis.V1.Series</c>.</summary>
    public string FullName { get; } = $"{ns}.{name}";

    /// <summary>Whether it is an action, invoked with POST; otherwise a function, which changes nothing.</summary>
    public bool IsAction { get; init; }

    /// <summary>What it is bound to; null = unbound, reached by an import.</summary>
    public OperationBinding? Binding { get; init; }

    /// <summary>The parameters besides the binding one.</summary>
    public IReadOnlyList<OperationParameter> Parameters { get; init; } = [];

    /// <summary>What it gives: a primitive, enumeration, complex or entity type, or a collection of these; null = nothing.</summary>
    public ODataType? Result { get; init; }

    /// <summary>Whether the result (of a collection: an item) can be null.</summary>
    public bool IsResultNullable { get; init; }

    /// <summary>The path from the binding parameter to the set of the result, beginning with that parameter's name; null = the set of its type.</summary>
    public string? EntitySetPath { get; init; }

    /// <summary>Whether further segments and options may follow.</summary>
    public bool IsComposable { get; init; }

    /// <summary>How a function comes to its result; null for actions, which the host handles.</summary>
    public FunctionBody? Body { get; init; }

    /// <summary>English and Danish text.</summary>
    public Labels Labels { get; init; } = Labels.None;

    /// <summary>The name with the parameters that tell overloads apart.</summary>
    public override string ToString() => $"{FullName}({string.Join(',', Parameters.Select(parameter => parameter.Name))})";
}

/// <summary>What an operation is bound to.</summary>
/// <param name="Name">The name of the binding parameter.</param>
/// <param name="Type">The entity type.</param>
/// <param name="IsCollection">Whether it is bound to a collection of entities.</param>
public sealed record OperationBinding(string Name, EntityType Type, bool IsCollection);

/// <summary>A parameter of an operation.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">A primitive or enumeration type, or a collection of these.</param>
public sealed record OperationParameter(string Name, ODataType Type)
{
    /// <summary>Whether it can be null.</summary>
    public bool IsNullable { get; init; }

    /// <summary>Whether it can be left out (<c>Core.OptionalParameter</c>); then it is null.</summary>
    public bool IsOptional { get; init; }

    /// <summary>English and Danish text.</summary>
    public Labels Labels { get; init; } = Labels.None;
}

/// <summary>How a function comes to its result.</summary>
public abstract record FunctionBody;

/// <summary>
/// A function that is a read: a path, options over its rows and, unless entities themselves are the result, the values that make the result.
/// It becomes a plan like any other read, so that access, paging and formats hold. Parameters are named as aliases: <c>@count</c>.
/// </summary>
/// <param name="Path">Segments from what the function is bound to, or from the service root; empty = the binding itself.</param>
/// <param name="Options">System query options that choose and order the rows, such as <c>$filter=AreaCode eq @areaCode</c>; $orderby is their
/// order unless the request gives one.</param>
public sealed record ReadBody(string Path, string Options) : FunctionBody
{
    /// <summary>Expressions over a row: one for each property of a complex result by name, or one called <c>value</c> for a primitive result;
    /// empty = the row itself.</summary>
    public IReadOnlyDictionary<string, string> Values { get; init; } = new Dictionary<string, string>();
}

/// <summary>A function of its parameters alone.</summary>
/// <param name="Compute">Gives the result from the values by parameter name, each as the literals of its type are read; null = no
/// value. Called for every request, so it must be cheap.</param>
public sealed record ValueBody(Func<IReadOnlyDictionary<string, object?>, object?> Compute) : FunctionBody;

/// <summary>An unbound operation under the service root (CSDL 4.01 section 13.5, 13.6).</summary>
/// <param name="Name">The name in URLs.</param>
/// <param name="Operation">The qualified name of the operation; a function may have overloads.</param>
public sealed record OperationImport(string Name, string Operation)
{
    /// <summary>Whether the service document lists it; functions without parameters only.</summary>
    public bool IsAdvertised { get; init; }
}
