using Lis.OData.Model;

namespace Lis.Api.V1.Building;

/// <summary>What an operation is declared with, once the types are bound to the database.</summary>
public sealed class OperationDrafts(string ns, IReadOnlyList<ODataType> types)
{
    readonly List<ODataType> added = [];
    readonly List<OData.Model.Operation> operations = [];

    /// <summary>The types that only operations use.</summary>
    internal IReadOnlyList<ODataType> Added => added;

    internal OperationSet Operations => new(operations, []);

    /// <summary>The entity type of that name.</summary>
    public EntityType Entity(string name) => types.OfType<EntityType>().Single(type => type.Name == name);

    /// <summary>A complex type whose properties are like those of an entity type.</summary>
    public ComplexType Complex(string name, Labels labels, EntityType like, params string[] properties)
    {
        var type = new ComplexType(ns, name) { Labels = labels };
        foreach (var property in properties.Select(like.FindProperty).OfType<StructuralProperty>())
        {
            type.Add(new StructuralProperty
            {
                Name = property.Name,
                Type = property.Type,
                Source = new ResultSource(IsDynamic: false),
                IsNullable = property.IsNullable,
                MaxLength = property.MaxLength,
                Precision = property.Precision,
                Scale = property.Scale,
                TextOrder = property.TextOrder,
                Labels = property.Labels,
            });
        }

        added.Add(type);
        return type;
    }

    /// <summary>Takes up an operation, made with the namespace.</summary>
    public void Add(Func<string, OData.Model.Operation> make) => operations.Add(make(ns));
}
