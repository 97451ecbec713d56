using Lis.OData.Model;
using Lis.OData.Sql;

namespace Lis.OData.Changes;

/// <summary>Makes and cuts links of many-to-many relations. Both ends are touched, so that their versions move, where the host lets.</summary>
sealed class LinkWriter(ChangeScope scope, ChangeRows rows)
{
    /// <summary>Runs the links of a change; true when one of them was not so already.</summary>
    public async Task<bool> RunAsync(RowChange change, CancellationToken cancellationToken)
    {
        var isChanged = false;
        foreach (var link in change.LinkRows.ToList())
        {
            var table = link.Navigation.Join.Link!;
            List<ColumnValue> values = [.. Near(change, link.Navigation), .. table.Onward.Select(pair => Column(pair.Near, link.Far.Type, pair.Far, link.Far[Name(link.Far.Type, pair.Far)]))];
            var statement = link.IsAdded
                ? ChangeStatements.InsertLink(scope.Dialect, table.Name, values)
                : ChangeStatements.Delete(scope.Dialect, table.Name, values);
            if (await rows.Runner.ExecuteAsync(statement, cancellationToken) > 0)
            {
                isChanged = true;
                change.Add(new LinkEdit(link.Navigation, KeyLiteral.Of(link.Far.Type, link.Far.Key), link.IsAdded));
            }
        }

        return isChanged;
    }

    /// <summary>Touches the rows at the other ends.</summary>
    public async Task TouchFarAsync(RowChange change, CancellationToken cancellationToken)
    {
        foreach (var link in change.LinkRows.Where(link => rows.Transaction.MayTouch(link.Far)))
        {
            var far = new RowChange(rows.Model.SetOf(link.Far.Type), ChangeKind.Update, link.Far) { IsOwn = true };
            if (link.Navigation.Partner is { } partner && link.Far.Type.FindNavigation(partner) is { } back)
            {
                far.Add(new LinkEdit(back, change.KeyText, link.IsAdded));
            }

            await rows.Transaction.BeforeAsync(far, rows, cancellationToken);
            if (far.Values.Count > 0)
            {
                var statement = ChangeStatements.Update(
                    scope.Dialect, ((Table)far.Type.Table).Name, [.. RowColumns.Of(far)], [.. RowColumns.OfKey(link.Far)]);
                await rows.Runner.ExecuteAsync(statement, cancellationToken);
            }

            await rows.Transaction.AfterAsync(far, rows, cancellationToken);
        }
    }

    static IEnumerable<ColumnValue> Near(RowChange change, NavigationProperty navigation) => navigation.Join.Columns.Select(pair =>
    {
        var property = ForeignKey.OfColumn(change.Type, pair.Near);
        var index = change.Type.Key.ToList().IndexOf(property);
        return Column(pair.Far, change.Type, pair.Near, index >= 0 ? change.Key[index] : change[property.Name]);
    });

    static ColumnValue Column(string name, EntityType type, string like, object? value)
    {
        var property = ForeignKey.OfColumn(type, like);
        return new ColumnValue(name, property.Type, (ColumnSource)property.Source, value);
    }

    static string Name(EntityType type, string column) => ForeignKey.OfColumn(type, column).Name;
}
