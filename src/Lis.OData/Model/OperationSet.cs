using System.Collections.Frozen;

namespace Lis.OData.Model;

/// <summary>The operations of a model and their imports.</summary>
public sealed class OperationSet
{
    readonly FrozenDictionary<string, Operation[]> byName;
    readonly FrozenDictionary<string, OperationImport> imports;

    /// <summary>Takes up operations and the imports of the unbound ones.</summary>
    /// <exception cref="ArgumentException">Two imports share a name, or an import names no unbound operation.</exception>
    public OperationSet(IReadOnlyList<Operation> operations, IReadOnlyList<OperationImport> operationImports)
    {
        All = operations;
        Imports = operationImports;
        byName = operations.GroupBy(operation => operation.Name, StringComparer.OrdinalIgnoreCase)
            .ToFrozenDictionary(group => group.Key, group => group.ToArray(), StringComparer.OrdinalIgnoreCase);
        imports = operationImports.ToFrozenDictionary(import => import.Name, StringComparer.OrdinalIgnoreCase);
        if (operationImports.FirstOrDefault(import => !Overloads(import).Any()) is { } empty)
        {
            throw new ArgumentException($"{empty.Name} imports {empty.Operation}, which is no unbound operation.", nameof(operationImports));
        }
    }

    /// <summary>No operation at all.</summary>
    public static OperationSet None { get; } = new([], []);

    /// <summary>All operations in the order of <c>$metadata</c>.</summary>
    public IReadOnlyList<Operation> All { get; }

    /// <summary>The imports in the order of the service document.</summary>
    public IReadOnlyList<OperationImport> Imports { get; }

    /// <summary>The import of that name; null when there is none.</summary>
    public OperationImport? FindImport(string name) => imports.GetValueOrDefault(name);

    /// <summary>The unbound operations behind an import.</summary>
    public IEnumerable<Operation> Overloads(OperationImport import) =>
        All.Where(operation => operation.Binding is null && operation.FullName == import.Operation);

    /// <summary>The operations of a qualified or unqualified name that are bound to an entity type or to collections of it.</summary>
    public IEnumerable<Operation> Bound(string name, EntityType type, bool isCollection)
    {
        var dot = name.LastIndexOf('.');
        return byName.GetValueOrDefault(dot < 0 ? name : name[(dot + 1)..], [])
            .Where(operation => (dot < 0 || operation.FullName.Equals(name, StringComparison.OrdinalIgnoreCase)) && IsBound(operation, type, isCollection));
    }

    /// <summary>All operations that are bound to an entity type or to collections of it.</summary>
    public IEnumerable<Operation> Bound(EntityType type, bool isCollection) => All.Where(operation => IsBound(operation, type, isCollection));

    static bool IsBound(Operation operation, EntityType type, bool isCollection) =>
        operation.Binding is { } binding && binding.IsCollection == isCollection && type.Is(binding.Type);
}
