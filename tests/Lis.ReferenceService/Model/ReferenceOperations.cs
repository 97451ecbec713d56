using System.Globalization;
using Lis.OData.Model;

namespace Lis.ReferenceService.Model;

/// <summary>The functions and actions. Discounts, taxes and percentages are in percent, a tax rate is a fraction.</summary>
static class ReferenceOperations
{
    const string Top = "&$orderby=Price desc";

    static readonly PrimitiveType Double = PrimitiveType.Double;
    static readonly PrimitiveType Long = PrimitiveType.Int64;
    static readonly PrimitiveType Text = PrimitiveType.String;

    public static OperationSet Of(ProductTypes products, ValueTypes values)
    {
        var one = new OperationBinding("product", products.Product, IsCollection: false);
        var all = new OperationBinding("products", products.Product, IsCollection: true);
        return new OperationSet(
            [.. OfCollection(all, values), .. OfProduct(one), .. Unbound(products.Product), .. Actions(one, all)],
            [
                new("CountProducts", Name("CountProducts")) { IsAdvertised = true }, new("FindProducts", Name("FindProducts")), new("Calculate", Name("Calculate")), new("Convert", Name("Convert")),
                new("ResetAllPrices", Name("ResetAllPrices")), new("ResetProducts", Name("ResetProducts")),
                new("Process", Name("Process")), new("Reseed", Name("Reseed")),
            ]);
    }

    static IEnumerable<Operation> OfCollection(OperationBinding all, ValueTypes values)
    {
        var many = new CollectionType(all.Type);
        yield return Read("GetTopProducts", all, many, $"$apply=topcount(10,Price){Top}");
        yield return Read("GetTopProducts", all, many, $"$apply=topcount(@count,Price){Top}", [new("count", Long)]);
        yield return Read(
            "GetTopProducts", all, many, $"$apply=filter(Category/Name eq @category)/topcount(@count,Price){Top}", [new("count", Long), new("category", Text)]);
        yield return Read(
            "GetProductStats",
            all,
            values.Stats,
            "$apply=aggregate($count as Count,Price with min as MinPrice,Price with max as MaxPrice,Price with average as AveragePrice)",
            values: values.Stats.Properties.ToDictionary(property => property.Name, property => property.Name, StringComparer.Ordinal));
        yield return Single("GetAveragePrice", all, Double, "Average", options: "$apply=aggregate(Price with average as Average)");
    }

    static IEnumerable<Operation> OfProduct(OperationBinding one)
    {
        yield return Single("GetTotalPrice", one, Double, "Price mul (1 add @taxRate)", [new("taxRate", Double)]);
        yield return Read("GetRelatedProducts", one, new CollectionType(one.Type), "", path: "RelatedProducts");
        yield return Single("CalculatePrice", one, Double, "Price mul (1 sub @discount div 100.0)", [new("discount", Double)]);
        yield return Single(
            "CalculatePrice", one, Double, "Price mul (1 sub @discount div 100.0) mul (1 add @tax div 100.0)", [new("discount", Double), new("tax", Double)]);
        yield return Single(
            "GetInfo",
            one,
            Text,
            "case(@format eq 'short':Name,true:concat(Name,concat(': ',ProductType)))",
            [new("format", Text)]);
    }

    static IEnumerable<Operation> Unbound(EntityType product)
    {
        yield return Read(
            "FindProducts",
            null,
            new CollectionType(product),
            "$filter=contains(Name,@name) and Price le @maxPrice&$orderby=Name",
            [new("name", Text), new("maxPrice", Double)],
            path: "Products");
        yield return new Operation(ReferenceModel.Namespace, "CountProducts")
        {
            Result = Long,
            Body = new ReadBody("Products", "$apply=aggregate($count as Count)")
            {
                Values = new Dictionary<string, string>(StringComparer.Ordinal) { ["value"] = "Count" },
            },
        };
        yield return Computed("Calculate", Long, values => (long)values["value"]! * 2, new OperationParameter("value", Long));
        yield return Computed("Calculate", Long, values => (long)values["a"]! + (long)values["b"]!, new OperationParameter("a", Long), new OperationParameter("b", Long));
        yield return Computed("Convert", Text, values => ((string)values["input"]!).ToUpperInvariant(), new OperationParameter("input", Text));
        yield return Computed(
            "Convert", Text, values => ((long)values["number"]!).ToString(CultureInfo.InvariantCulture), new OperationParameter("number", Long));
    }

    static IEnumerable<Operation> Actions(OperationBinding one, OperationBinding all)
    {
        yield return Action("ApplyDiscount", one, one.Type, new OperationParameter("percentage", Double));
        yield return Action("IncreasePrice", one, one.Type, new OperationParameter("amount", Double));
        yield return Action("Activate", one, one.Type);
        yield return Action("CalculateDiscount", one, Double, new OperationParameter("percentage", Double));
        yield return Action("MarkAllAsReviewed", all, null);
        yield return Action("ResetAllPrices", null, null);
        yield return Action("ResetProducts", null, null);
        yield return Action(
            "Process", null, null, new OperationParameter("percentage", Double), new OperationParameter("minPrice", Double) { IsNullable = true, IsOptional = true });
        yield return Action("Reseed", null, Long);
    }

    static Operation Read(
        string name,
        OperationBinding? binding,
        ODataType result,
        string options,
        IReadOnlyList<OperationParameter>? parameters = null,
        string path = "",
        IReadOnlyDictionary<string, string>? values = null) => new(ReferenceModel.Namespace, name)
        {
            Binding = binding,
            Parameters = parameters ?? [],
            Result = result,
            IsComposable = true,
            EntitySetPath = binding is not null && result is CollectionType ? string.Join('/', new[] { binding.Name, path }.Where(part => part.Length > 0)) : null,
            Body = new ReadBody(path, options) { Values = values ?? new Dictionary<string, string>() },
        };

    static Operation Single(
        string name, OperationBinding binding, ODataType result, string value, IReadOnlyList<OperationParameter>? parameters = null, string options = "") => new(
            ReferenceModel.Namespace, name)
        {
            Binding = binding,
            Parameters = parameters ?? [],
            Result = result,
            IsResultNullable = true,
            Body = new ReadBody("", options) { Values = new Dictionary<string, string>(StringComparer.Ordinal) { ["value"] = value } },
        };

    static Operation Computed(
        string name, ODataType result, Func<IReadOnlyDictionary<string, object?>, object?> compute, params OperationParameter[] parameters) => new(
            ReferenceModel.Namespace, name)
        {
            Parameters = parameters,
            Result = result,
            Body = new ValueBody(compute),
        };

    static Operation Action(string name, OperationBinding? binding, ODataType? result, params OperationParameter[] parameters) => new(
        ReferenceModel.Namespace, name)
    {
        IsAction = true,
        Binding = binding,
        Parameters = parameters,
        Result = result,
        EntitySetPath = binding is not null && result is EntityType ? binding.Name : null,
    };

    static string Name(string name) => $"{ReferenceModel.Namespace}.{name}";
}
