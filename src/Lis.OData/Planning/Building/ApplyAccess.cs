using Lis.OData.Model;
using Lis.OData.Parsing.Bound;

namespace Lis.OData.Planning.Building;

/// <summary>
/// The first pass after binding. <see cref="RowScopes"/>, the only place where a plan meets a table, asks it for the rule of every
/// table, and <see cref="MemberReader"/>, the only place where a property is read, for every property's source; so it reaches roots,
/// parents of the path, joins, lambdas, counts and expands alike.
/// </summary>
sealed class ApplyAccess(IAccessRules rules, RuleReader reader, string profile)
{
    readonly Dictionary<EntityType, BoundExpression?> rowRules = [];
    readonly Dictionary<(EntityType, string), BoundExpression> expressions = [];

    /// <summary>What a row must fulfil to be seen; null = every row is visible.</summary>
    public BoundExpression? RowRule(EntityType type)
    {
        if (!rowRules.TryGetValue(type, out var rule))
        {
            rule = rules.RowRule(type, profile) is { } text ? reader(type, text) : null;
            rowRules.Add(type, rule);
        }

        return rule;
    }

    /// <summary>Where the caller gets a property from.</summary>
    public PropertySource SourceOf(EntityType type, StructuralProperty property) => rules.SourceOf(type, property, profile);

    /// <summary>The expression behind a computed property.</summary>
    public BoundExpression Expression(EntityType type, ExpressionSource source)
    {
        if (!expressions.TryGetValue((type, source.Expression), out var expression))
        {
            expression = reader(type, source.Expression);
            expressions.Add((type, source.Expression), expression);
        }

        return expression;
    }
}
