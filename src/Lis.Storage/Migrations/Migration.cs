using System.Globalization;
using System.Reflection;
using Lis.Storage.Connections;

namespace Lis.Storage.Migrations;

/// <summary>One numbered step of the schema, embedded as <c>NNNN_name.sql</c> for each database.</summary>
internal sealed record Migration(int Number, string Name, string Resource)
{
    private static readonly Assembly Own = typeof(Migration).Assembly;

    /// <summary>All steps of a database in their order.</summary>
    public static IReadOnlyList<Migration> For(DatabaseProvider provider)
    {
        var folder = $"Migrations/{provider}/";
        return [.. Own.GetManifestResourceNames()
            .Where(name => name.StartsWith(folder, StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(name => Read(name, Path.GetFileNameWithoutExtension(name)))];
    }

    public async Task<string> SqlAsync(CancellationToken cancellation)
    {
        using var reader = new StreamReader(Own.GetManifestResourceStream(Resource)!);
        return await reader.ReadToEndAsync(cancellation);
    }

    private static Migration Read(string resource, string file) =>
        new(int.Parse(file.AsSpan(0, 4), NumberStyles.None, CultureInfo.InvariantCulture), file, resource);
}
