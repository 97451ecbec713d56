namespace Lis.OData.Model;

/// <summary>
/// Something said of each value of a property, sent with the value to those who ask for it (<c>Prefer: include-annotations</c>, OData JSON
/// Format 20). A value of which there is nothing to say goes without.
/// </summary>
/// <param name="Term">The qualified name of the term, for example <c>Org.OData.Measures.V1.Unit</c>.</param>
/// <param name="Qualifier">Tells annotations of one term apart; null = none.</param>
/// <param name="Source">What is said: an expression over the row of the property with a single value.</param>
public sealed record ValueAnnotation(string Term, string? Qualifier, ExpressionSource Source)
{
    /// <summary>The term, with the qualifier behind <c>#</c> when there is one.</summary>
    public string Name => Qualifier is null ? Term : $"{Term}#{Qualifier}";

    /// <inheritdoc />
    public override string ToString() => Name;
}
