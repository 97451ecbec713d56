namespace Lis.Storage.Connections;

/// <summary>The databases that the service runs on; the values of the setting Database:Provider.</summary>
public enum DatabaseProvider
{
    Sqlite,
    Postgres,
}
