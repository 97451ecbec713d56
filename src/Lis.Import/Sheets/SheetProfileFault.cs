using System.Collections;
using System.Globalization;
using System.Text.Json;
using Lis.Import.Directories;

namespace Lis.Import.Sheets;

/// <summary>Says of a profile file that is no profile where the fault stands and what would be right.</summary>
static class SheetProfileFault
{
    /// <summary>A fault that the JSON reader found.</summary>
    public static string Describe(JsonException fault)
    {
        var where = fault.LineNumber is { } line ? string.Create(CultureInfo.InvariantCulture, $"line {line + 1}, ") : "";
        var path = fault.Path ?? "$";
        if (!path.StartsWith('$') || fault.InnerException is JsonException || IsSyntax(fault))
        {
            return $"{where}{path}: this is no JSON. {FirstSentence(fault.Message)}";
        }

        var (owner, name, type) = Walk(path);
        var names = NamesOf(owner);
        return type is null
            ? $"{where}{path}: there is no '{name}' here; {Offer(name, names)}"
            : $"{where}{path}: {Expected(type)}{Missing(fault, type)}";
    }

    /// <summary>What is wrong with a name, with those that are right.</summary>
    public static string Offer(string name, IReadOnlyList<string> names)
    {
        var near = NearestWord.To(name, names, word => word);
        return (near is null ? "" : $"perhaps '{near}'? ") + $"It is one of {string.Join(", ", names)}.";
    }

    static bool IsSyntax(JsonException fault) => fault.InnerException is { } inner && inner.GetType().Name == "JsonReaderException";

    static string FirstSentence(string message) => message.Split(" Path:", 2)[0];

    /// <summary>Follows a path of the form <c>$.Layouts[0].Across[1]</c>; the type is null where the last name is unknown.</summary>
    static (Type Owner, string Name, Type? Type) Walk(string path)
    {
        var (owner, name, type) = (typeof(SheetProfile), "", (Type?)typeof(SheetProfile));
        foreach (var part in path[1..].Split('.', StringSplitOptions.RemoveEmptyEntries))
        {
            var bare = part.Split('[', 2)[0];
            if (type is null || IsMap(type))
            {
                type = type is null ? null : typeof(string);
                continue;
            }

            (owner, name) = (type, bare);
            type = Array.Find(owner.GetProperties(), property => property.Name.Equals(bare, StringComparison.OrdinalIgnoreCase))?.PropertyType;
            for (var depth = part.Count(sign => sign == '['); depth > 0 && type is { IsGenericType: true }; depth--)
            {
                type = type.GetGenericArguments()[0];
            }
        }

        return (owner, name, type);
    }

    static string Expected(Type type)
    {
        var bare = Nullable.GetUnderlyingType(type) ?? type;
        return bare switch
        {
            { IsEnum: true } => $"it is one of {string.Join(", ", Enum.GetNames(bare))}.",
            _ when bare == typeof(string) => "a text stands here.",
            _ when bare == typeof(bool) => "true or false stands here.",
            _ when bare == typeof(int) => "a whole number stands here.",
            _ when IsMap(bare) => "an object of texts stands here, such as { \"Hele landet\": \"000\" }.",
            _ when typeof(IEnumerable).IsAssignableFrom(bare) => $"a list stands here; of its members: {Expected(bare.GetGenericArguments()[0])}",
            _ => $"an object stands here with {string.Join(", ", NamesOf(bare))}.",
        };
    }

    static string Missing(JsonException fault, Type type)
    {
        var missing = type.GetProperties()
            .Where(property => property.GetCustomAttributes(false).Any(attribute => attribute.GetType().Name == "RequiredMemberAttribute"))
            .Select(property => property.Name)
            .Where(name => fault.Message.Contains($"'{name}'", StringComparison.Ordinal))
            .ToList();
        return missing.Count == 0 ? "" : $" Missing: {string.Join(", ", missing)}.";
    }

    static bool IsMap(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyDictionary<,>);

    static IReadOnlyList<string> NamesOf(Type type) =>
        [.. type.GetProperties().Where(property => property.Name != "EqualityContract").Select(property => property.Name)];
}
