using System.Data.Common;
using Npgsql;

namespace Lis.Conformance.Harness;

/// <summary>A database of the cluster: the service connects with its plain role, migrations with the owner's.</summary>
public sealed class PostgresDatabase : TestDatabase
{
    readonly PostgresCluster _cluster;

    internal PostgresDatabase(PostgresCluster cluster, string name)
    {
        _cluster = cluster;
        Name = name;
    }

    public string Name { get; }

    public override DatabaseKind Kind => DatabaseKind.Postgres;

    public override string ConnectionString => _cluster.ConnectionString(Name, _cluster.ServiceRole);

    public string OwnerConnectionString => _cluster.ConnectionString(Name, _cluster.OwnerRole);

    public string SuperuserConnectionString => _cluster.ConnectionString(Name, null);

    public override IEnumerable<string> Settings =>
    [
        "--Database:Provider=Postgres",
        $"--ConnectionStrings:Lis={ConnectionString}",
        $"--ConnectionStrings:LisOwner={OwnerConnectionString}",
    ];

    protected override DbConnection ConnectBehind() => new NpgsqlConnection(SuperuserConnectionString);

    internal override Task SealAsync() => _cluster.SealAsync(this);

    internal override async Task<TestDatabase> CopyAsync() => await _cluster.CreateDatabaseAsync(this);

    public override async ValueTask DisposeAsync() => await _cluster.DropDatabaseAsync(Name);
}
