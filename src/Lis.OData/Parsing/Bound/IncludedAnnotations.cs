using System.Collections.Immutable;
using Lis.OData.Model;

namespace Lis.OData.Parsing.Bound;

/// <summary>The annotations of values that an answer brings along (OData Protocol 8.2.8.4), by <see cref="ValueAnnotation.Name"/>.</summary>
/// <param name="Names">The names, sorted; all of them are the model's.</param>
public sealed record IncludedAnnotations(ImmutableSortedSet<string> Names)
{
    /// <summary>What a preference includes of what a model has; null = nothing.</summary>
    /// <param name="model">The model.</param>
    /// <param name="preference">
    /// Patterns with commas between them: <c>*</c>, <c>Namespace.*</c> or a term, each perhaps with a qualifier behind <c>#</c>, and with a
    /// minus before what is not wanted. Case does not matter. The most specific pattern decides; of two alike, the minus.
    /// </param>
    public static IncludedAnnotations? Of(ServiceModel model, string preference)
    {
        var patterns = preference.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(Pattern.Of).ToArray();
        var names = model.ValueAnnotations.Where(annotation => Includes(patterns, annotation)).Select(annotation => annotation.Name)
            .ToImmutableSortedSet(StringComparer.Ordinal);
        return names.IsEmpty ? null : new(names);
    }

    /// <summary>Whether an annotation is among them.</summary>
    public bool Contains(ValueAnnotation annotation) => Names.Contains(annotation.Name);

    /// <summary>Whether a name is that of an annotation; its vocabulary may be named by its alias.</summary>
    public static bool IsName(ValueAnnotation annotation, string name)
    {
        var (term, qualifier) = name.Split('#', 2) is [var first, var second] ? (first, second) : (name, null);
        return annotation.Qualifier == qualifier && !term.EndsWith('*') && new Pattern(term, null, false).Fits(annotation);
    }

    static bool Includes(Pattern[] patterns, ValueAnnotation annotation)
    {
        var best = patterns.Where(pattern => pattern.Fits(annotation)).MaxBy(pattern => (pattern.Rank, pattern.IsExcluded));
        return best is { IsExcluded: false };
    }

    /// <inheritdoc />
    public bool Equals(IncludedAnnotations? other) => other is not null && Names.SetEquals(other.Names);

    /// <inheritdoc />
    public override int GetHashCode() => Names.Count;

    /// <inheritdoc />
    public override string ToString() => string.Join(',', Names);

    sealed record Pattern(string Name, string? Qualifier, bool IsExcluded)
    {
        /// <summary>How specific it is: any term, those of a namespace, one term; each more so with a qualifier.</summary>
        public int Rank => (Name == "*" ? 0 : Name.EndsWith(".*", StringComparison.Ordinal) ? 2 : 4) + (Qualifier is null ? 0 : 1);

        public static Pattern Of(string text)
        {
            var isExcluded = text.StartsWith('-');
            var parts = text[(isExcluded ? 1 : 0)..].Split('#', 2);
            return new(parts[0].Trim(), parts.Length == 2 ? parts[1].Trim() : null, isExcluded);
        }

        public bool Fits(ValueAnnotation annotation) => (Qualifier is null || Alike(Qualifier, annotation.Qualifier ?? "")) && FitsTerm(annotation.Term);

        bool FitsTerm(string term)
        {
            var dot = term.LastIndexOf('.');
            return Name == "*" || Alike(Name, term) || Alike(Name, $"{term[..dot]}.*") || Alike(Name, $"{Alias(term[..dot])}.*") || Alike(Name, $"{Alias(term[..dot])}{term[dot..]}");
        }

        /// <summary>The alias under which $metadata includes a vocabulary: Core for Org.OData.Core.V1.</summary>
        static string Alias(string vocabulary) => vocabulary.Split('.') is { Length: > 2 } parts ? parts[^2] : vocabulary;

        static bool Alike(string left, string right) => left.Equals(right, StringComparison.OrdinalIgnoreCase);
    }
}
