using Lis.OData.Model;
using Microsoft.OData.Edm;
using Microsoft.OData.Edm.Vocabularies;

namespace Lis.OData.Payload.Metadata;

/// <summary>Declares functions and actions with their imports (CSDL 4.01 sections 12 and 13.5).</summary>
static class EdmOperations
{
    public static void Declare(ServiceModel service, EdmModel model, EdmTypes types, Vocabulary vocabulary)
    {
        var container = (EdmEntityContainer)model.EntityContainer;
        var made = new Dictionary<Operation, EdmOperation>();
        foreach (var operation in service.Operations.All)
        {
            var element = Of(service, operation, types, vocabulary);
            made.Add(operation, element);
            model.AddElement(element);
            vocabulary.Describe(element, operation.Labels);
        }

        foreach (var import in service.Operations.Imports)
        {
            // One import stands for all overloads of its function.
            var operation = service.Operations.Overloads(import).First();
            var set = ResultSet(service, operation) is { } of ? new EdmPathExpression(of.Name) : null;
            _ = made[operation] switch
            {
                EdmAction action => (IEdmElement)container.AddActionImport(import.Name, action, set),
                var function => container.AddFunctionImport(import.Name, (EdmFunction)function, set, import.IsAdvertised),
            };
        }
    }

    static EdmOperation Of(ServiceModel service, Operation operation, EdmTypes types, Vocabulary vocabulary)
    {
        var result = operation.Result is { } type ? types.Reference(type, operation.IsResultNullable) : null;
        var isBound = operation.Binding is not null;
        var path = operation.EntitySetPath is { } set ? new EdmPathExpression(set) : null;
        EdmOperation made = operation.IsAction
            ? new EdmAction(service.Namespace, operation.Name, result, isBound, path)
            : new EdmFunction(service.Namespace, operation.Name, result, isBound, path, operation.IsComposable);
        if (operation.Binding is { } binding)
        {
            ODataType bound = binding.IsCollection ? new CollectionType(binding.Type) : binding.Type;
            made.AddParameter(binding.Name, types.Reference(bound, isNullable: false));
        }

        foreach (var parameter in operation.Parameters)
        {
            var added = new EdmOperationParameter(made, parameter.Name, types.Reference(parameter.Type, parameter.IsNullable));
            made.AddParameter(added);
            vocabulary.Describe(added, parameter.Labels);
            if (parameter.IsOptional)
            {
                vocabulary.SetCore(added, "OptionalParameter", new EdmRecordExpression());
            }
        }

        return made;
    }

    static EntitySet? ResultSet(ServiceModel service, Operation operation) =>
        ((operation.Result as CollectionType)?.Element ?? operation.Result) is EntityType entity ? service.FindSetOf(entity) : null;
}
