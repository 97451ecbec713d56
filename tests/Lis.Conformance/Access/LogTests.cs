using System.Collections.Concurrent;
using System.Text;
using Lis.Conformance.Harness;
using Lis.Conformance.Imports;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Lis.Conformance.Access;

/// <summary>
/// However much is logged, no log says a token, a key, a password or what somebody asked for: not in messages, fields, scopes or exceptions,
/// of whatever component.
/// </summary>
public abstract class LogTests(LoggingHost host) : ImportSuite(host)
{
    [Fact]
    public async Task Nothing_secret_is_logged_at_any_level()
    {
        using var log = new Collected();
        Service.Services.GetRequiredService<ILoggerFactory>().AddProvider(log);
        var good = host.Entra.User(Tenants.Herning, "Lis.Read", "Lis.Import", "Lis.Write");
        var forged = good.SignedBy(new EntraKey());
        string[] secrets = [good.Sign(), forged.Sign(), good.Sign().Split('.')[2], forged.Sign().Split('.')[2], "c3B1cmdl", LoggingHost.Key, "hemmeligt-ord", PasswordOf(Database.ConnectionString)];

        await GetAsync("/odata/v1/Areas?$top=1", good.Bearer());
        await GetAsync("/odata/v1/Areas?$top=1", forged.Bearer());
        await GetAsync("/odata/v1/Areas", ("Authorization", "Basic c3B1cmdl"));
        await GetAsync($"/odata/v1/Areas?access_token={good.Sign()}");
        await GetAsync("/odata/v1/Indicators?$filter=Name eq 'hemmeligt-ord'&$search=hemmeligt-ord", good.Bearer());
        await GetAsync("/odata/v1/Indicators?$filter=Name eq 'hemmeligt-ord", good.Bearer());
        await GetAsync("/odata/v1/Indicators('hemmeligt-ord')/Name", good.Bearer());
        await Service.SendAsync("POST", "/odata/v1/Remarks", "{\"Kind\":\"Fact\",\"Subject\":\"hemmeligt-ord\"}", good.Bearer());
        await Service.SendAsync("POST", "/odata/v1/$batch", "{\"requests\":[{\"id\":\"1\",\"method\":\"GET\",\"url\":\"Areas?$filter=Name eq 'hemmeligt-ord'\"}]}", good.Bearer());
        await LisLongAsync(Heading + $"{Own},657,1870,hemmeligt-ord\n", "", good.Bearer());
        await GetAsync("/health/ready");

        // Nothing is missed for want of listening: what was wrong with a token is told.
        Assert.Contains(log.Lines, line => line.Contains("SecurityToken", StringComparison.Ordinal) && line.Contains(typeof(Lis.Api.Security.Gate).FullName!, StringComparison.Ordinal));
        var telling = secrets.Where(secret => secret.Length > 0)
            .SelectMany(secret => log.Lines.Where(line => line.Contains(secret, StringComparison.Ordinal)).Select(line => $"{secret[..Math.Min(20, secret.Length)]}: {line[..Math.Min(300, line.Length)]}"));
        Assert.Empty(telling.Take(10));
    }

    static string PasswordOf(string connection) => connection.Split(';').Select(part => part.Split('=', 2))
        .Where(pair => pair is [var name, _] && name.Trim().Equals("Password", StringComparison.OrdinalIgnoreCase)).Select(pair => pair[1]).FirstOrDefault("");

    /// <summary>Every line of every component, with all that comes along.</summary>
    sealed class Collected : ILoggerProvider, ISupportExternalScope
    {
        IExternalScopeProvider? scopes;

        public ConcurrentQueue<string> Lines { get; } = [];

        public ILogger CreateLogger(string categoryName) => new Logger(this, categoryName);

        public void SetScopeProvider(IExternalScopeProvider scopeProvider) => scopes = scopeProvider;

        public void Dispose()
        {
        }

        sealed class Logger(Collected collected, string category) : ILogger
        {
            public IDisposable? BeginScope<TState>(TState state)
                where TState : notnull => null;

            public bool IsEnabled(LogLevel logLevel) => true;

            public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
            {
                var line = new StringBuilder($"{logLevel} {category} {formatter(state, exception)} {exception}");
                if (state is IEnumerable<KeyValuePair<string, object?>> fields)
                {
                    line.AppendJoin(' ', fields);
                }

                collected.scopes?.ForEachScope((scope, text) => text.Append(' ').Append(scope), line);
                collected.Lines.Enqueue(line.ToString());
            }
        }
    }
}

/// <summary>A host that logs everything, and keeps a key of a source.</summary>
public abstract class LoggingHost(DatabaseKind kind) : OwnSecuredHost(kind)
{
    public const string Key = "noegle-4711-kilde";

    protected override IEnumerable<string> Settings =>
        [.. base.Settings, "--Logging:LogLevel:Default=Trace", "--Logging:LogLevel:Microsoft.AspNetCore=Trace", "--Logging:Console:LogLevel:Default=None", $"--Connectors:Jobindsats:Key={Key}"];
}

public sealed class SqliteLoggingHost() : LoggingHost(DatabaseKind.Sqlite);

public sealed class PostgresLoggingHost() : LoggingHost(DatabaseKind.Postgres);

public sealed class LogTestsOnSqlite(SqliteLoggingHost host) : LogTests(host), IClassFixture<SqliteLoggingHost>;

public sealed class LogTestsOnPostgres(PostgresLoggingHost host) : LogTests(host), IClassFixture<PostgresLoggingHost>;
