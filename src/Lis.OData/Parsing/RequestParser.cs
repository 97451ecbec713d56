using Lis.OData.Errors;
using Lis.OData.Model;
using Lis.OData.Parsing.Binding;
using Lis.OData.Parsing.Bound;
using Lis.OData.Parsing.Syntax;

namespace Lis.OData.Parsing;

/// <summary>
/// Reads request URLs (OData URL Conventions 4.01; everything of 4.0 too) against the model. Keeps no state between calls; the cost of a call
/// grows with the length of its URL.
/// </summary>
/// <param name="model">The model.</param>
/// <param name="limits">How large a request may be.</param>
public sealed class RequestParser(ServiceModel model, ParserLimits limits)
{
    /// <summary>Reads a request.</summary>
    /// <param name="path">The percent-encoded path after the service root, with or without a slash at either end.</param>
    /// <param name="query">The raw query string without question mark; empty = none.</param>
    /// <returns>The request, every name looked up and every literal known to be readable as its type.</returns>
    /// <exception cref="FaultException">Anything wrong with the URL; see <see cref="FaultCode"/>.</exception>
    public BoundRequest Parse(string path, string query)
    {
        if (path.Length + query.Length > limits.MaxUrlLength)
        {
            throw new FaultException(
                FaultCode.UrlTooLong,
                FormattableString.Invariant($"The URL has more than {limits.MaxUrlLength} characters (Limits:MaxUrlLength); POST the query to …/$query instead."));
        }

        var options = QueryString.Parse(query, limits);
        var context = new BindingContext(model, limits, new LiteralTable(), options.Aliases) { Custom = options.Custom };
        var expressions = new ExpressionBinder(context);
        var segments = UrlPath.Split(path);
        var isAddressedById = segments is [{ Text: "$entity" }, ..];
        var binder = new PathBinder(context, expressions, isAddressedById ? Addressed(segments, options) : segments);
        var boundPath = binder.Bind();
        if (isAddressedById && binder.Kind != ResourceKind.Entity)
        {
            throw NoEntity(options[SystemOption.Id]!, "$id");
        }

        AllowedOptions.Check(binder.Kind, options, isAddressedById);
        var syntax = SystemOptionReader.Read(options, limits);
        var bound = binder.ItemType is { } rowType && binder.Kind is not (ResourceKind.Value or ResourceKind.Raw or ResourceKind.Reference)
            ? new OptionsBinder(context, expressions).Bind(syntax, rowType, depth: 0)
            : OptionsBinder.OfAll(syntax, context.Literals!);
        return new(boundPath, bound, context.Literals!)
        {
            Custom = options.Custom,
            EntityId = isAddressedById ? null : options[SystemOption.Id],
            AsOfSlot = AsOfOption.Read(model, options.Custom, context.Literals!),
        };
    }

    /// <summary>
    /// Reads an entity-id as it stands in <c>$id</c>, <c>@odata.id</c> and <c>@odata.bind</c>: absolute, from the host's root, or relative to
    /// the service root; what stands before the entity set is not looked at.
    /// </summary>
    /// <param name="id">The id, percent-encoded.</param>
    /// <param name="target">What a fault names as its place.</param>
    /// <returns>A request whose path leads to one entity, without options.</returns>
    /// <exception cref="FaultException">The id names no entity.</exception>
    public BoundRequest ParseEntityId(string id, string target)
    {
        var context = new BindingContext(model, limits, new LiteralTable(), new AliasTable(limits));
        var binder = new PathBinder(context, new ExpressionBinder(context), EntityId.Split(model, id, target));
        var path = binder.Bind();
        return binder.Kind == ResourceKind.Entity ? new(path, QueryOptions.None, context.Literals!) : throw NoEntity(id, target);
    }

    /// <summary>
    /// Reads an expression that the host wrote: a computed property or an access rule. Hidden properties and navigations are visible,
    /// <c>@@name</c> is a value of the caller, and literals are <see cref="ConstantExpression"/>s.
    /// </summary>
    /// <exception cref="FaultException">The expression is wrong.</exception>
    public BoundExpression ParseExpression(EntityType type, string expression)
    {
        const string Option = "expression";
        var syntax = new ExpressionParser(new TokenReader(expression, Option, 0, limits).Start()).ParseWhole();
        var context = new BindingContext(model, limits, literals: null, aliases: null) { Option = Option };
        return new ExpressionBinder(context).Value(syntax, Scope.Of(type));
    }

    /// <summary><c>$entity?$id=…</c>, with an optional type after it.</summary>
    List<UrlSegment> Addressed(List<UrlSegment> segments, QueryString options) => options[SystemOption.Id] is { } id
        ? [.. EntityId.Split(model, id, "$id"), .. segments.Skip(1)]
        : throw new FaultException(FaultCode.InvalidOptionValue, "$entity needs the id of an entity: $entity?$id=Indicators('A').", "$id");

    static FaultException NoEntity(string id, string target) =>
        new(FaultCode.InvalidOptionValue, $"'{id}' does not name one entity; write an id such as Indicators('A').", target);
}
