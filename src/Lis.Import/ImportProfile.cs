namespace Lis.Import;

/// <summary>A way to read the files of one source.</summary>
public sealed class ImportProfile
{
    /// <summary>Name, as in the query of a request.</summary>
    public required string Name { get; init; }

    /// <summary>Danish text for people.</summary>
    public required string Description { get; init; }

    /// <summary>The parameters that it takes.</summary>
    public required IReadOnlyList<ImportParameter> Parameters { get; init; }

    /// <summary>
    /// Reads one file, lazily. Faults that end the reading are thrown; <see cref="ImportReading"/> turns them into rejects.
    /// </summary>
    internal Func<ImportRequest, IEnumerable<ImportItem>> Read { get; init; } = _ => [];

    /// <summary>Whether an archive's files are read together instead of one after the other.</summary>
    internal Func<IReadOnlyList<ImportFile>, ImportRequest, IEnumerable<ImportItem>>? ReadTogether { get; init; }

    /// <summary>
    /// What is wrong with a set of parameters, in English as all answers to requests and commands; empty = nothing. To be asked before a file
    /// is taken in.
    /// </summary>
    public IReadOnlyList<string> FaultsIn(IReadOnlyDictionary<string, string> parameters)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        var missing = Parameters
            .Where(parameter => parameter.Required && string.IsNullOrWhiteSpace(parameters.GetValueOrDefault(parameter.Name)))
            .Select(parameter => $"The profile {Name} needs the parameter '{parameter.Name}'.");
        var unknown = parameters.Keys
            .Where(name => Parameters.All(parameter => parameter.Name != name))
            .Select(name => $"The profile {Name} has no parameter '{name}'; "
                + (Parameters.Count == 0 ? "it has none." : $"its parameters are {string.Join(", ", Parameters.Select(parameter => parameter.Name))}."));
        return [.. missing, .. unknown];
    }
}
