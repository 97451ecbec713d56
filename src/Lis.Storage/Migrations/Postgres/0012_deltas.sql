-- Change tracking. A delta tells what changed by the numbers on rows and tombstones; what comes into sight or goes out of it without
-- having changed is told by triggers, so that no way of writing forgets it: a tombstone for the row whose own visibility changed, and
-- for all that hangs on other rows a barrier, before which no delta may begin.

CREATE TABLE "DeltaBarriers" (
    "EntitySet" text COLLATE "C" NOT NULL CONSTRAINT "PK_DeltaBarriers" PRIMARY KEY,
    "ChangeNo" bigint NOT NULL
);

ALTER TABLE "Tombstones" ADD COLUMN "IsConfidential" boolean NOT NULL DEFAULT FALSE;

CREATE FUNCTION "IndicatorSight"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO "Tombstones" ("ChangeNo", "EntitySet", "EntityKey", "MunicipalityCode", "IsConfidential", "At")
    SELECT c."ChangeNo", 'Indicators', '''' || replace(NEW."Code", '''', '''''') || '''', NEW."MunicipalityCode", FALSE, c."At" FROM "ChangeCounter" AS c WHERE NEW."Visibility" = 2
    ON CONFLICT DO NOTHING;
    INSERT INTO "DeltaBarriers" ("EntitySet", "ChangeNo")
    SELECT s."EntitySet", c."ChangeNo" FROM (SELECT 'Observations' AS "EntitySet" UNION ALL SELECT 'IndicatorBreaks' UNION ALL SELECT 'Targets' UNION ALL SELECT 'TargetAssessments' UNION ALL SELECT 'Claims') AS s CROSS JOIN "ChangeCounter" AS c WHERE true
    ON CONFLICT ("EntitySet") DO UPDATE SET "ChangeNo" = excluded."ChangeNo";
    RETURN NULL;
END $$;

CREATE TRIGGER "IndicatorSight" AFTER UPDATE OF "Visibility" ON "Indicators" FOR EACH ROW WHEN ((OLD."Visibility" IS NOT DISTINCT FROM 2::smallint) <> (NEW."Visibility" IS NOT DISTINCT FROM 2::smallint))
    EXECUTE FUNCTION "IndicatorSight"();

CREATE FUNCTION "NarrativeSight"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO "Tombstones" ("ChangeNo", "EntitySet", "EntityKey", "MunicipalityCode", "IsConfidential", "At")
    SELECT c."ChangeNo", 'Narratives', NEW."Id"::text, NEW."MunicipalityCode", FALSE, c."At" FROM "ChangeCounter" AS c WHERE NEW."Visibility" = 2
    ON CONFLICT DO NOTHING;
    RETURN NULL;
END $$;

CREATE TRIGGER "NarrativeSight" AFTER UPDATE OF "Visibility" ON "Narratives" FOR EACH ROW WHEN ((OLD."Visibility" IS NOT DISTINCT FROM 2::smallint) <> (NEW."Visibility" IS NOT DISTINCT FROM 2::smallint))
    EXECUTE FUNCTION "NarrativeSight"();

CREATE FUNCTION "TargetSight"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO "DeltaBarriers" ("EntitySet", "ChangeNo")
    SELECT s."EntitySet", c."ChangeNo" FROM (SELECT 'Targets' AS "EntitySet" UNION ALL SELECT 'TargetAssessments') AS s CROSS JOIN "ChangeCounter" AS c WHERE true
    ON CONFLICT ("EntitySet") DO UPDATE SET "ChangeNo" = excluded."ChangeNo";
    RETURN NULL;
END $$;

CREATE TRIGGER "TargetSight" AFTER UPDATE OF "IndicatorCode" ON "Targets" FOR EACH ROW WHEN (OLD."IndicatorCode" IS DISTINCT FROM NEW."IndicatorCode")
    EXECUTE FUNCTION "TargetSight"();

CREATE FUNCTION "ClaimSight"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO "DeltaBarriers" ("EntitySet", "ChangeNo")
    SELECT s."EntitySet", c."ChangeNo" FROM (SELECT 'Claims' AS "EntitySet") AS s CROSS JOIN "ChangeCounter" AS c WHERE true
    ON CONFLICT ("EntitySet") DO UPDATE SET "ChangeNo" = excluded."ChangeNo";
    RETURN NULL;
END $$;

CREATE TRIGGER "ClaimSight" AFTER UPDATE OF "IndicatorCode" ON "Claims" FOR EACH ROW WHEN (OLD."IndicatorCode" IS DISTINCT FROM NEW."IndicatorCode")
    EXECUTE FUNCTION "ClaimSight"();

-- A row that moves to another municipality leaves the sight of one and comes into that of the other, with all that follows it.
CREATE FUNCTION "OwnerSight"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO "DeltaBarriers" ("EntitySet", "ChangeNo")
    SELECT s."EntitySet", c."ChangeNo" FROM (SELECT '*' AS "EntitySet") AS s CROSS JOIN "ChangeCounter" AS c WHERE true
    ON CONFLICT ("EntitySet") DO UPDATE SET "ChangeNo" = excluded."ChangeNo";
    RETURN NULL;
END $$;

DO $$
DECLARE
    name text;
BEGIN
    FOREACH name IN ARRAY ARRAY[
         'Committees', 'CoreTasks', 'FocusLists', 'Strategies', 'FocusItems', 'StrategyElements',
        'Initiatives', 'BudgetAgreements', 'Temaanalyser', 'Proevehandlinger', 'ProevehandlingStatuses', 'Remarks',
        'ReportingEvents', 'ServiceAreas', 'Cases', 'BudgetLines', 'BudgetTransfers', 'Documents',
        'BudgetExplanations', 'Narratives', 'Indicators', 'IndicatorBreaks', 'Targets', 'Claims', 'TargetAssessments']
    LOOP
        EXECUTE format(
            'CREATE TRIGGER "OwnerSight" AFTER UPDATE OF "MunicipalityCode" ON %I FOR EACH ROW'
            ' WHEN (OLD."MunicipalityCode" IS DISTINCT FROM NEW."MunicipalityCode") EXECUTE FUNCTION "OwnerSight"()',
            name);
    END LOOP;
END $$;
