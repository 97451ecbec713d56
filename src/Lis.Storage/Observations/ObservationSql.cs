using System.Globalization;
using Lis.Domain;
using Lis.Domain.Rules;

namespace Lis.Storage.Observations;

/// <summary>
/// The statements by which staged changes become revisions. Both databases run the same text but for the year of a day. Parameters: @batch,
/// @change, @at; the run and the first free number are numbers of our own and stand in the text.
/// </summary>
internal sealed class ObservationSql(string yearOfStart)
{
    public static readonly ObservationSql Sqlite = new("CAST(substr(s.\"PeriodStart\", 1, 4) AS INTEGER)");

    public static readonly ObservationSql Postgres = new("CAST(extract(year FROM s.\"PeriodStart\") AS bigint)");

    /// <summary>The bit beside those of <see cref="ObservationFields"/> under which another raw text alone is no change.</summary>
    public const int IncidentalRawText = 1 << 14;

    /// <summary>What discretion may hide, with the bit that says whether a change speaks of it; the status has rules of its own.</summary>
    private static readonly (string Name, ObservationFields Field)[] Figures =
    [
        ("Value", ObservationFields.Value), ("Numerator", ObservationFields.Numerator), ("Denominator", ObservationFields.Denominator),
        ("LowerBound", ObservationFields.LowerBound), ("UpperBound", ObservationFields.UpperBound), ("RawText", ObservationFields.RawText),
    ];

    private static readonly (string Name, ObservationFields Field)[] Attributes =
        [("Note", ObservationFields.Note), ("Reference", ObservationFields.Reference), ("IsBreak", ObservationFields.IsBreak)];

    private static readonly string[] Kept =
    [
        "Id", "Revision", "IndicatorCode", "AreaCode", "Period", "PeriodKind", "PeriodStart", "PeriodEnd", "BreakdownKey", "IsTotal",
        .. Figures.Select(figure => figure.Name), "ValueStatus", .. Figures.Select(figure => "Shown" + figure.Name), "ShownValueStatus",
        "Suppression", .. Attributes.Select(attribute => attribute.Name), "IsDerived", "ImportRunId", "CreatedAt", "MunicipalityCode", "ChangeNo",
    ];

    private static readonly string Staged = "s.\"Batch\" = @batch AND NOT s.\"IsDeletion\"";

    private static readonly string Deleted = "s.\"Batch\" = @batch AND s.\"IsDeletion\"";

    private static readonly string Status =
        $"CASE WHEN {IsGiven(ObservationFields.ValueStatus)} THEN s.\"ValueStatus\""
        + $" WHEN (o.\"ValueStatus\" < {Number(ObservationValueStatus.Missing)}) = ({Merged(Figures[0])} IS NOT NULL) THEN o.\"ValueStatus\""
        + $" WHEN {Merged(Figures[0])} IS NULL THEN {Number(ObservationValueStatus.Missing)}"
        + $" ELSE {Number(ObservationValueStatus.Final)} END";

    private static readonly string Differs = "("
        + string.Join(" OR ", Figures.Concat(Attributes).Select(column => HasWeight(column) + $"o.\"{column.Name}\" IS DISTINCT FROM {Merged(column)}"))
        + $" OR o.\"ValueStatus\" IS DISTINCT FROM {Status})";

    // Whether a file says what a hidden figure says is not told: whoever may try files could find it out.
    private static readonly string Change =
        $"CASE WHEN o.\"Id\" IS NULL THEN {Number(StagedRowChange.New)}"
        + $" WHEN o.\"Suppression\" <> {Number(Suppression.None)} OR {Differs} THEN {Number(StagedRowChange.Changed)}"
        + $" ELSE {Number(StagedRowChange.Unchanged)} END";

    /// <summary>Breakdowns that the batch needs and nobody made yet.</summary>
    public static readonly string AddBreakdowns =
        """
        INSERT INTO "Breakdowns" ("Key", "Label", "Members", "CreatedAt", "UpdatedAt", "ChangeNo")
        SELECT s."Key", s."Label", s."Members", @at, @at, @change FROM "StagedBreakdowns" AS s WHERE s."Batch" = @batch
        ON CONFLICT ("Key") DO NOTHING
        """;

    /// <summary>Closes the revisions that the batch is about to change. A revision that this very commit opened is changed in place.</summary>
    public static readonly string CloseChanged = Close(Staged + " AND " + Differs);

    /// <summary>Closes the revisions that the batch deletes.</summary>
    public static readonly string CloseDeleted = Close(Deleted);

    /// <summary>Deletes after <see cref="CloseDeleted"/>. The subquery names the whole key, so that one partition is enough for each.</summary>
    public static readonly string Delete =
        $"""
        DELETE FROM "Observations" WHERE ("IndicatorCode", "PeriodStart", "Id") IN
        (SELECT o."IndicatorCode", o."PeriodStart", o."Id" FROM "StagedObservations" AS s JOIN "Observations" AS o ON {SameKey("o")}
        WHERE {Deleted})
        """;

    /// <summary>The rows of the batch that exist: number within the batch, Id and revision.</summary>
    public static readonly string Existing =
        $"""
        SELECT s."Row", o."Id", o."Revision" FROM "StagedObservations" AS s JOIN "Observations" AS o ON {SameKey("o")}
        WHERE s."Batch" = @batch
        """;

    /// <summary>How many rows of the batch would be new (0), changed (1) and unchanged (2).</summary>
    public static readonly string CountChanges =
        $"""
        SELECT c."Change", count(*) FROM (SELECT {Change} AS "Change"
        FROM "StagedObservations" AS s LEFT JOIN "Observations" AS o ON {SameKey("o")} WHERE {Staged}) AS c GROUP BY c."Change"
        """;

    /// <summary>The rows of an import run as people see them before they are stored.</summary>
    public static readonly string ShowStaged =
        $"""
        INSERT INTO "StagedRows" ("ImportRunId", "Line", "IndicatorCode", "AreaCode", "Period", "BreakdownKey", "Value", "Numerator",
        "Denominator", "ValueStatus", "CurrentValue", "Change", "MunicipalityCode", "ChangeNo")
        SELECT s."Batch", s."Row", s."IndicatorCode", s."AreaCode", s."Period", s."BreakdownKey", {Merged(Figures[0])}, {Merged(Figures[1])},
        {Merged(Figures[2])}, CASE WHEN o."Id" IS NULL THEN s."ValueStatus" ELSE {Status} END, o."ShownValue", {Change},
        CAST(@municipality AS text), @change
        FROM "StagedObservations" AS s LEFT JOIN "Observations" AS o ON {SameKey("o")} WHERE {Staged}
        """;

    /// <summary>The tables that a commit touched so far, and whose they are.</summary>
    public static readonly string Touched =
        """
        SELECT "IndicatorCode", "Period", "MunicipalityCode" FROM "Observations" WHERE "ChangeNo" = @change
        UNION SELECT "IndicatorCode", "Period", "MunicipalityCode" FROM "ObservationHistory" WHERE "ClosedChangeNo" = @change
        """;

    /// <summary>Opens the next revision where the stored one differs.</summary>
    public static string OpenChanged(int? run) =>
        $"""
        UPDATE "Observations" AS o SET
        {string.Join(", ", Figures.Concat(Attributes).Select(column => $"\"{column.Name}\" = {Merged(column)}"))},
        {string.Join(", ", Figures.Select(column => $"\"Shown{column.Name}\" = {Merged(column)}"))},
        "ValueStatus" = {Status}, "ShownValueStatus" = {Status}, "Suppression" = {Number(Suppression.None)},
        "Revision" = o."Revision" + CASE WHEN o."ChangeNo" = @change THEN 0 ELSE 1 END,
        "IsDerived" = false, "RecordedAt" = @at, "ImportRunId" = {Number(run)}, "ChangeNo" = @change
        FROM "StagedObservations" AS s WHERE {Staged} AND {SameKey("o")} AND {Differs}
        """;

    /// <summary>Opens deleted observations again, under the same Id with the next revision.</summary>
    public static string Reopen(int? run) => Insert(
        run,
        "h.\"Id\"",
        "h.\"Revision\" + 1",
        "h.\"CreatedAt\"",
        $"""
        JOIN "ObservationHistory" AS h ON {SameKey("h")}
        WHERE {Staged}
        AND NOT EXISTS (SELECT 1 FROM "ObservationHistory" AS n WHERE n."Id" = h."Id" AND n."Revision" > h."Revision")
        AND NOT EXISTS (SELECT 1 FROM "Observations" AS o WHERE {SameKey("o")})
        """);

    /// <summary>Adds the observations that never were, numbered from <paramref name="first"/> on.</summary>
    public string Add(int? run, long first) => Insert(
        run,
        $"{yearOfStart} * {Number(ObservationId.Span)} + {Number(first - 1)} + row_number() OVER (ORDER BY s.\"Row\")",
        "1",
        "@at",
        $"LEFT JOIN \"Observations\" AS o ON {SameKey("o")} WHERE {Staged} AND o.\"Id\" IS NULL");

    private static string Insert(int? run, string id, string revision, string createdAt, string from) =>
        $"""
        INSERT INTO "Observations" ("Id", "Revision", "CreatedAt", "RecordedAt", "ChangeNo", "ImportRunId", "MunicipalityCode",
        "IndicatorCode", "AreaCode", "Period", "PeriodKind", "PeriodStart", "PeriodEnd", "BreakdownKey", "IsTotal",
        {Names(Figures, "")}, {Names(Figures, "Shown")}, "ValueStatus", "ShownValueStatus", {Names(Attributes, "")})
        SELECT {id}, {revision}, {createdAt}, @at, @change, {Number(run)}, i."MunicipalityCode",
        s."IndicatorCode", s."AreaCode", s."Period", s."PeriodKind", s."PeriodStart", s."PeriodEnd", s."BreakdownKey",
        s."BreakdownKey" = '{Breakdown.TotalKey}',
        {Names(Figures, "", "s.")}, {Names(Figures, "", "s.")}, s."ValueStatus", s."ValueStatus", {Names(Attributes, "", "s.")}
        FROM "StagedObservations" AS s LEFT JOIN "Indicators" AS i ON i."Code" = s."IndicatorCode" {from}
        """;

    private static string Close(string which) =>
        $"""
        INSERT INTO "ObservationHistory" ("RecordedFrom", "RecordedTo", "ClosedChangeNo", {string.Join(", ", Kept.Select(name => $"\"{name}\""))})
        SELECT o."RecordedAt", @at, @change, {string.Join(", ", Kept.Select(name => $"o.\"{name}\""))}
        FROM "StagedObservations" AS s JOIN "Observations" AS o ON {SameKey("o")}
        WHERE {which} AND o."ChangeNo" <> @change
        """;

    // PeriodStart follows from Period; naming it finds the partition.
    private static string SameKey(string alias) =>
        $"{alias}.\"IndicatorCode\" = s.\"IndicatorCode\" AND {alias}.\"AreaCode\" = s.\"AreaCode\" AND {alias}.\"Period\" = s.\"Period\""
        + $" AND {alias}.\"BreakdownKey\" = s.\"BreakdownKey\" AND {alias}.\"PeriodStart\" = s.\"PeriodStart\"";

    private static string Merged((string Name, ObservationFields Field) column) =>
        $"CASE WHEN {IsGiven(column.Field)} THEN s.\"{column.Name}\" ELSE o.\"{column.Name}\" END";

    private static string HasWeight((string Name, ObservationFields Field) column) => column.Field == ObservationFields.RawText
        ? $"(s.\"Given\" & {Number(IncidentalRawText)}) = 0 AND "
        : "";

    private static string IsGiven(ObservationFields field) => $"(s.\"Given\" & {Number(field)}) <> 0";

    private static string Names((string Name, ObservationFields Field)[] columns, string prefix, string alias = "") =>
        string.Join(", ", columns.Select(column => $"{alias}\"{prefix}{column.Name}\""));

    private static string Number(Enum value) => Number(Convert.ToInt64(value, CultureInfo.InvariantCulture));

    private static string Number(long? value) => value?.ToString(CultureInfo.InvariantCulture) ?? "NULL";
}
