using System.Runtime.CompilerServices;
using System.Text;
using Lis.OData.Errors;
using Lis.OData.Model;
using Lis.OData.Parsing;
using Lis.OData.Planning;
using Lis.OData.Sql;

namespace Lis.Tests.Planning;

/// <summary>
/// Text cases: each file of cases/ holds URLs ("> url"), each followed by the plan for SQLite (the two differ in expands only) and the SQL
/// of both databases side by side. "&gt;&gt; url" plans for a caller whom the rules of <see cref="TenantRules"/> restrict; a URL that ends
/// in " @ 010" continues a page whose last row had a null where there is a 0. Where SQLite has a second form of a statement, it
/// stands below it as "gathered". LIS_UPDATE_CASES=1 writes what the planner answers into the files, to be read before it is committed.
/// </summary>
public sealed class PlanCaseTests
{
    static readonly PlanModel Sqlite = new(DatabaseDialect.Sqlite);
    static readonly PlanModel Postgres = new(DatabaseDialect.Postgres);

    public static TheoryData<string> Files() => [.. Directory.GetFiles(Folder(), "*.txt").Select(Path.GetFileName).Order(StringComparer.Ordinal).OfType<string>()];

    [Theory]
    [MemberData(nameof(Files))]
    public void A_url_gives_the_plan_and_the_sql_that_its_case_says(string file)
    {
        var path = Path.Combine(Folder(), file);
        var expected = File.ReadAllText(path);
        var answered = new StringBuilder();
        foreach (var line in expected.Split('\n').Where(line => line.StartsWith('>') || line.StartsWith('#')))
        {
            answered.Append(line).Append('\n').Append(line[0] == '#' ? "" : Answer(line)).Append('\n');
        }

        if (Environment.GetEnvironmentVariable("LIS_UPDATE_CASES") == "1")
        {
            File.WriteAllText(path, answered.ToString());
        }

        Assert.Equal(expected, answered.ToString());
    }

    static string Answer(string line)
    {
        try
        {
            var (plan, forPostgres) = (Plan(Sqlite, line), Plan(Postgres, line));
            return $"{plan}\n{Statements("sqlite  ", plan, DatabaseDialect.Sqlite)}{Statements("postgres", forPostgres, DatabaseDialect.Postgres)}";
        }
        catch (FaultException fault)
        {
            return $"! {fault.Code} {fault.Target}".TrimEnd() + "\n";
        }
    }

    static ReadPlan Plan(PlanModel model, string line)
    {
        var isRestricted = line.StartsWith(">>", StringComparison.Ordinal);
        var parts = line.TrimStart('>').Trim().Split(" @ ");
        var url = parts[0].Split('?');
        var parser = new RequestParser(model.Service, new ParserLimits());
        var planner = new Planner(model.Service, model.Dialect, new TenantRules(), parser.ParseExpression);
        var start = parts.Length < 2 ? null : new PageStart([.. parts[1].Select(mark => mark == '0')]);
        var caller = isRestricted ? Caller.Unrestricted with { Profile = "tenant" } : Caller.Unrestricted;
        return planner.Plan(parser.Parse(url[0], url.ElementAtOrDefault(1) ?? ""), caller, start);
    }

    static string Statements(string name, ReadPlan plan, DatabaseDialect dialect)
    {
        var text = new StringBuilder();
        void Add(string what, SelectBlock? query)
        {
            if (query is not null)
            {
                Write(what, SqlEmitter.Emit(query, dialect));
            }
        }

        void Write(string what, Statement statement)
        {
            text.Append(name).Append(what).Append(": ").Append(statement.Text);
            text.Append(statement.Parameters.IsEmpty ? "" : $" [{string.Join(", ", statement.Parameters.Select(Of))}]").Append('\n');
            if (statement.Gathered is { } gathered)
            {
                Write(what + " gathered", gathered);
            }
        }

        void AddChildren(StatementPlan statement)
        {
            foreach (var child in statement.Children)
            {
                Add($" {child.Navigation.Name}", child.Statement.Query);
                Add($" {child.Navigation.Name} count", child.CountQuery);
                AddChildren(child.Statement);
            }
        }

        Add("", plan.Statement.Query);
        Add(" count", plan.CountQuery);
        Add(" parent", plan.ParentQuery);
        AddChildren(plan.Statement);
        return text.ToString();
    }

    static string Of(ParameterSpec parameter)
    {
        var kept = parameter.Scale > 0 ? $"{parameter.Store}{parameter.Scale}" : $"{parameter.Store}";
        var from = parameter.Origin is ParameterOrigin.Slot or ParameterOrigin.SlotList or ParameterOrigin.PageKey or ParameterOrigin.ParentKey
            ? $"{parameter.Origin}{parameter.Index}"
            : $"{parameter.Origin}";
        return FormattableString.Invariant($"{from}{parameter.Name}{parameter.Value}:{kept}");
    }

    static string Folder([CallerFilePath] string source = "") => Path.Combine(Path.GetDirectoryName(source)!, "cases");
}
