using System.Linq.Expressions;
using Lis.OData.Model;

namespace Lis.Api.V1.Building;

/// <summary>An enumeration as the list of version 1 says it; its members and numbers are those of the domain.</summary>
internal sealed record EnumDraft(Type ClrType, Labels Labels, IReadOnlyDictionary<string, Labels> Members);

/// <summary>A complex type that is kept as JSON.</summary>
public abstract class ComplexDraft(Type clrType, Labels labels)
{
    internal Type ClrType { get; } = clrType;

    internal Labels Labels { get; } = labels;

    internal List<(string Member, bool IsNullable, Labels Labels)> Texts { get; } = [];
}

/// <summary>The list of a complex type's properties.</summary>
public sealed class ComplexDraft<T>(Labels labels) : ComplexDraft(typeof(T), labels)
{
    /// <summary>A text that is always there.</summary>
    public void Text(Expression<Func<T, string>> member, string english, string danish) =>
        Texts.Add((((MemberExpression)member.Body).Member.Name, false, new Labels(english, danish)));

    /// <summary>A text that can be null.</summary>
    public void OptionalText(Expression<Func<T, string?>> member, string english, string danish) =>
        Texts.Add((((MemberExpression)member.Body).Member.Name, true, new Labels(english, danish)));
}
