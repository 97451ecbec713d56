namespace Lis.Storage.Connections;

/// <summary>Where the database is (contract section 7).</summary>
/// <param name="Provider">Which database.</param>
/// <param name="Primary">Connection of the service, for reading and writing.</param>
/// <param name="Read">Connection for reads alone, several hosts allowed; null = the primary.</param>
/// <param name="Owner">PostgreSQL: connection of the owner, for migrations; null = the primary.</param>
public sealed record DatabaseSettings(DatabaseProvider Provider, string Primary, string? Read = null, string? Owner = null);
