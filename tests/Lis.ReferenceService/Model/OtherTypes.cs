using Lis.OData.Model;

namespace Lis.ReferenceService.Model;

/// <summary>The entity types beside products.</summary>
sealed class OtherTypes
{
    public OtherTypes(Columns columns)
    {
        Category = Keyed(columns, "Category", "categories");
        Category.Add(columns.Text("Name", 100));
        Category.Add(columns.Text("Description", 500, isNullable: true));
        Description = new EntityType(ReferenceModel.Namespace, "ProductDescription", new Table("product_descriptions"));
        Description.Add(columns.Key("ProductID"));
        Description.Add(columns.Text("LanguageKey", 2));
        Description.Key = [.. Description.Properties];
        Description.Add(columns.Text("Description", 500));
        Description.Add(columns.Text("LongText", 2000, isNullable: true));
        Description.Add(columns.Text("CustomName", 100, isNullable: true));
        MediaItem = Keyed(columns, "MediaItem", "media_items", isComputed: true);
        MediaItem.Add(columns.Text("Name", 100));
        MediaItem.Add(columns.Text("ContentType", 100, isComputed: true));
        MediaItem.Add(columns.Of("Size", PrimitiveType.Int64, isNullable: true, isComputed: true));
        MediaItem.Media = new StreamSource(
            columns.Column("Content", PrimitiveType.Binary), columns.Column("ContentType", PrimitiveType.String));
        ReadOnlyItem = Keyed(columns, "ReadOnlyItem", "read_only_items");
        ReadOnlyItem.Add(columns.Text("Name", 100));
        DecimalSample = Keyed(columns, "DecimalSample", "decimal_samples");
        DecimalSample.Add(columns.Text("Name", 100));
        DecimalSample.Add(columns.Amount("Amount"));
        Company = CompanyOf(columns);
    }

    public EntityType Category { get; }

    public EntityType Description { get; }

    public EntityType MediaItem { get; }

    public EntityType ReadOnlyItem { get; }

    public EntityType DecimalSample { get; }

    public EntityType Company { get; }

    static EntityType Keyed(Columns columns, string name, string table, bool isComputed = false)
    {
        var type = new EntityType(ReferenceModel.Namespace, name, new Table(table));
        type.Add(columns.Key(isComputed: isComputed));
        type.Key = [.. type.Properties];
        return type;
    }

    static EntityType CompanyOf(Columns columns)
    {
        var company = new EntityType(ReferenceModel.Namespace, "Company", new Table("company"));
        company.Add(columns.Text("Name", 100));
        company.Add(columns.Text("CEO", 100, isNullable: true));
        company.Add(columns.Of("Founded", PrimitiveType.Int32));
        company.Add(columns.Text("HeadQuarter", 100, isNullable: true));
        company.Add(columns.Text("Website", 200, isNullable: true));
        company.Add(new StructuralProperty
        {
            Name = "Logo",
            Type = PrimitiveType.Binary,
            Source = columns.Column("Logo", PrimitiveType.Binary),
            IsNullable = true,
            MediaType = "image/svg+xml",
        });
        company.Add(columns.Of("Version", PrimitiveType.Int32, isComputed: true));
        company.VersionProperty = company.FindProperty("Version");
        company.Add(columns.Of("UpdatedAt", PrimitiveType.DateTimeOffset, isComputed: true));
        return company;
    }
}
