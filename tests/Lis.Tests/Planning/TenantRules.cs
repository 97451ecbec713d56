using Lis.OData.Model;
using Lis.OData.Planning;

namespace Lis.Tests.Planning;

/// <summary>Rules for tests: a tenant sees its own and the shared shops and their sales, amounts in the shown column, and no old sales of one shop.</summary>
sealed class TenantRules : IAccessRules
{
    public string? RowRule(EntityType type, string profile) => (profile, type.Name) switch
    {
        ("tenant", "Shop") => "Tenant eq null or Tenant eq @@tenant",
        ("tenant", "Sale") => "Shop/Tenant eq @@tenant and Amount ge 0",
        ("tenant", "SaleRevision") => "Sale/ShopCode ne 'closed'",
        _ => null,
    };

    public PropertySource SourceOf(EntityType type, StructuralProperty property, string profile) =>
        profile == "tenant" && type.Name == "Sale" && property is { Name: "Amount", Source: ColumnSource own }
            ? own with { Column = "AmountShown" }
            : property.Source;
}
