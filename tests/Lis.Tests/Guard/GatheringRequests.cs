namespace Lis.Tests.Guard;

/// <summary>Random requests that group sales: what stands before the groups, their keys and values, and what is done with them.</summary>
sealed class GatheringRequests(Random random)
{
    static readonly string[] Keys =
        ["ShopCode", "ItemCode", "Day", "OpenTime", "SoldAt", "Receipt", "Lasted", "Amount", "Shop/Name", "Shop/Note", "Item/Name", "Shop/IsOpen", "Shop/Size", "Shop/Kind", "Weight", "Year"];

    static readonly string[] Values =
    [
        "Amount with sum as S", "Amount with average as A", "Amount with min as L", "Amount with max as G", "Id with sum as I", "Id with average as J",
        "SoldAt with max as T", "Lasted with min as D", "Shop/Size with sum as Z", "Weight with sum as W", "Day with max as V", "ItemCode with countdistinct as C",
    ];

    static readonly string[] Before = ["", "", "filter(Amount gt 1)/", "filter(ItemCode ne null)/", "filter(Shop/Size ge 0 or Amount lt 0)/", "top(40)/"];

    static readonly string[] After =
        ["", "", "", "/filter(N gt 2)", "/filter(N ge 1 and N lt 9)", "/topcount(3,N)", "/groupby((N),aggregate($count as M))", "/compute(N mul 2 as X)", "/skip(2)"];

    static readonly string[] Options = ["", "", "&$orderby=N desc", "&$top=3", "&$filter=N gt 1", "&$orderby=N&$skip=1", "&$count=true"];

    public string Next()
    {
        var keys = Some(Keys, random.Next(1, 4)).ToList();
        var values = Some(Values, random.Next(0, 4)).Append("$count as N");
        var year = keys.Contains("Year") ? "compute(year(Day) as Year)/" : "";
        return $"Sales?$apply={One(Before)}{year}groupby(({string.Join(',', keys)}),aggregate({string.Join(',', values)})){One(After)}{One(Options)}";
    }

    string One(string[] pool) => pool[random.Next(pool.Length)];

    /// <summary>The last few are rarely taken: they are not gathered.</summary>
    IEnumerable<string> Some(string[] pool, int count) =>
        Enumerable.Range(0, count).Select(_ => pool[Math.Min(random.Next(pool.Length), random.Next(pool.Length * 2))]).Distinct();
}
