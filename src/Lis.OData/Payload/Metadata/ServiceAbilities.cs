namespace Lis.OData.Payload.Metadata;

/// <summary>What a host lets be done with its model, for the annotations of <c>$metadata</c>.</summary>
/// <param name="CanChange">Whether its sets can be written.</param>
/// <param name="DemandsTags">Whether a change of an entity that has an ETag needs it.</param>
/// <param name="AnswersLater">Whether reads are answered later on demand (<c>respond-async</c>).</param>
public sealed record ServiceAbilities(bool CanChange, bool DemandsTags, bool AnswersLater)
{
    /// <summary>It can be read, and each read is answered at once.</summary>
    public static ServiceAbilities ReadOnly { get; } = new(false, false, false);
}
