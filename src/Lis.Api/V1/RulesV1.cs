using Lis.Api.V1.Changes;

namespace Lis.Api.V1;

/// <summary>The rules of version 1.</summary>
static class RulesV1
{
    public static RuleBook Book { get; } = new(
    [
        new DiscretionRules(),
    ]);
}
