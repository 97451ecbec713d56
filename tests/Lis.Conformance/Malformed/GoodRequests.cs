using System.Text.RegularExpressions;
using Lis.Conformance.Harness;

namespace Lis.Conformance.Malformed;

/// <summary>What the malformed requests are made of: the parser's text cases, the requests that prove the papers' facts, and the README's.</summary>
static partial class GoodRequests
{
    /// <summary>Addresses below the service root, with blanks and letters as people write them.</summary>
    public static string[] Addresses { get; } = [.. Cases().Concat(Leaves()).Concat(Readme()).Concat(Own()).Distinct(StringComparer.Ordinal)];

    /// <summary>Changes of every kind, as a client would send them.</summary>
    public static (string Method, string Address, string Body)[] Changes { get; } =
    [
        ("POST", "Claims", """{"IndicatorCode":"657-ungeledighed","AreaCode":"657","PeriodFrom":"2018M01","Comparator":"Area","Relation":"Higher","Amount":1.5}"""),
        ("POST", "Committees", """{"Name":"Udvalget for alt","Kind":"StandingCommittee","NameVariants":["UA","Alt"],"MunicipalityCode":"657"}"""),
        ("POST", "Targets", """{"Title":"Flere i job","Kind":"Absolute","IndicatorCode":"657-ungeledighed","Value":5.25,"DueBy":"2030-12-31","Status":"Draft"}"""),
        ("POST", "Observations", """{"IndicatorCode":"657-ungeledighed","AreaCode":"657","Period":"2030M01","BreakdownKey":"total","Value":9.5}"""),
        ("POST", "FocusLists", """{"Title":"Liste","UpdatedOn":"2024-02-29","Items":[{"Number":1,"Title":"Emne","RecurrenceMonths":[5,11]}]}"""),
        ("POST", "FocusItems(7)/Committees/$ref", """{"@odata.id":"Committees(6)"}"""),
        ("POST", "Narratives", """{"@odata.type":"#Lis.V1.Narrative","Title":"T","Text":"En fortælling 😀","Kind":"Story","Committees@odata.bind":["Committees(5)"]}"""),
        ("POST", "ImportRuns(1)/Lis.V1.Approve", """{"publishAt":"2031-01-01T00:00:00Z"}"""),
        ("PATCH", "Areas('657')", """{"Name":"Herning","NameVariants":["Herning Kommune",null]}"""),
        ("PATCH", "Indicators('657-ungeledighed')", """{"Decimals":1,"DesiredDirection":"Down","SuppressBelow":5,"ValidTo":null}"""),
        ("PATCH", "Proevehandlinger(1)", """{"Status":"Running","StatusDate":"2024-01-31"}"""),
        ("PUT", "Areas('657')/Name", """{"value":"Herning"}"""),
        ("PUT", "Committees(5)", """{"Name":"Beskæftigelse","Kind":"StandingCommittee"}"""),
        ("PUT", "FocusItems(7)/FocusList/$ref", """{"@id":"FocusLists(1)"}"""),
        ("PATCH", "Observations(2018000000000001)", """{"Value":12345678901234567890.1234567,"ValueStatus":"Provisional","Note":"\u00e6"}"""),
        ("PATCH", "Claims", """{"@context":"#$delta","value":[{"@id":"Claims(1)","Amount":2},{"@removed":{"reason":"deleted"},"@id":"Claims(2)"}]}"""),
        ("DELETE", "Claims(1)", ""),
        ("DELETE", "FocusItems(7)/Committees(6)/$ref", ""),
    ];

    static IEnumerable<string> Cases() =>
        Directory.GetFiles(Repository.PathOf("tests/Lis.Tests/Parsing/cases"), "*.txt").Order(StringComparer.Ordinal)
            .SelectMany(File.ReadLines).Where(line => line.Contains(" => ", StringComparison.Ordinal)).Select(line => line.Split(" => ")[0]);

    static IEnumerable<string> Leaves() =>
        File.ReadLines(Repository.PathOf("tests/Lis.Conformance/Paper/leaves.tsv")).Select(line => line.Split('\t')[1]);

    static IEnumerable<string> Readme() =>
        ReadmeRequest().Matches(File.ReadAllText(Repository.PathOf("README.md"))).Select(match => match.Groups["address"].Value.Trim());

    /// <summary>Shapes that none of the others has.</summary>
    static IEnumerable<string> Own() =>
    [
        "Observations?asOf=2024-01-01T00:00:00Z&$select=Value,Period&$top=2",
        "Indicators('657-ungeledighed')/Lis.V1.Series(areaCode='657',from=2015-01-01,to=2018-12-31)",
        "Indicators('657-ungeledighed')/Lis.V1.Series(areaCode=@a,from=@f,to=null)?@a='657'&@f=2015-01-01",
        "$crossjoin(Areas,Sources)?$filter=Areas/Code eq '657'&$top=2&$expand=Areas($select=Name)",
        "$all?$top=1",
        "$entity?$id=Areas('657')&$select=Name",
        "Claims?$deltatoken=abc",
        "Observations?$apply=groupby((AreaCode,rollup($all,Period)),aggregate(Value with sum as S,$count as N))/filter(S gt 1)&$orderby=S desc&$top=3",
        "Observations?$apply=filter(Value gt 1)/concat(aggregate(Value with max as M),topcount(2,Value))",
        "Observations?$apply=nest(groupby((Period)) as P)/join(Indicator as I,filter(Decimals eq 1))",
        "Indicators?$apply=addnested(Observations,groupby((AreaCode),aggregate(Value with max as M)) as L)/filter(L/any(l:l/M gt 1))&$select=Code&$expand=L($top=2)",
        "Areas?$apply=descendants($root/Areas,AreaHierarchy,Code,filter(Code eq '085'),2,keep start)/traverse($root/Areas,AreaHierarchy,Code,preorder,Name desc)&$top=3",
        "Observations?$apply=groupby((rolluprecursive($root/Areas,AreaHierarchy,AreaCode)),aggregate(Value with sum as S))&$orderby=S desc&$top=3",
        "Breakdowns?$apply=outerjoin(Members as M,filter(Dimension ne 'x'))/groupby((M/Dimension),aggregate($count as N))",
        "FocusItems?$expand=Committees($levels=2;$filter=Id gt 5;$orderby=Name desc;$count=true;$top=1;$skip=1;$search=a OR b;$compute=Id mul 2 as D)",
        "Areas?$search=\"den varierede\" OR (voksne AND NOT botilbud)&$skiptoken=AAAA",
        "Cases?$filter=MeetingDate add duration'P1DT2H' gt 2023-01-01 and CreatedAt lt now() sub duration'PT1S'",
        "Areas?$filter=Code in ('657','766') and Name ne null and (NameVariants/any(v:startswith($it/Name,v)) or $root/Areas('657')/Name eq Name)",
        "Areas('657')/Name/$value",
        "Observations?$format=application/json;odata.metadata=full;IEEE754Compatible=true&$top=1",
        "Areas?$format=csv&$top=1",
        "$metadata?$format=application/json",
        "Areas?$select=Name,NameVariants($filter=startswith($this,'H');$top=1;$count=true)&$top=2",
        "$crossjoin(Areas,Sources)?$filter=Areas/Code eq Sources/Code&$orderby=Areas/Name desc&$count=true",
        "Indicators('657-ungeledighed')/Lis.V1.Series(areaCode='657',from=null,to=null)?$filter=Value gt 1&$select=Period&$top=1",
        "ImportRuns?$deltatoken=eyJzIjoxfQ&$select=State",
        "$entity?$id=Observations(1)&$expand=Indicator($select=Name)",
        "Breakdowns('total')/Members/$count",
        "ObservationRevisions(ObservationId=1,Revision=1)/Value/$value",
    ];

    [GeneratedRegex(@"GET /odata/v1/(?<address>[^\n]+)")]
    private static partial Regex ReadmeRequest();
}
