-- Change tracking. A delta tells what changed by the numbers on rows and tombstones; what comes into sight or goes out of it without
-- having changed is told by triggers, so that no way of writing forgets it: a tombstone for the row whose own visibility changed, and
-- for all that hangs on other rows a barrier, before which no delta may begin.

CREATE TABLE "DeltaBarriers" (
    "EntitySet" TEXT NOT NULL CONSTRAINT "PK_DeltaBarriers" PRIMARY KEY,
    "ChangeNo" INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

ALTER TABLE "Tombstones" ADD COLUMN "IsConfidential" INTEGER NOT NULL DEFAULT 0;

CREATE TRIGGER "IndicatorSight" AFTER UPDATE OF "Visibility" ON "Indicators" WHEN (OLD."Visibility" IS 2) <> (NEW."Visibility" IS 2)
BEGIN
    INSERT INTO "Tombstones" ("ChangeNo", "EntitySet", "EntityKey", "MunicipalityCode", "IsConfidential", "At")
    SELECT c."ChangeNo", 'Indicators', '''' || replace(NEW."Code", '''', '''''') || '''', NEW."MunicipalityCode", FALSE, c."At" FROM "ChangeCounter" AS c WHERE NEW."Visibility" = 2
    ON CONFLICT DO NOTHING;
    INSERT INTO "DeltaBarriers" ("EntitySet", "ChangeNo")
    SELECT s."EntitySet", c."ChangeNo" FROM (SELECT 'Observations' AS "EntitySet" UNION ALL SELECT 'IndicatorBreaks' UNION ALL SELECT 'Targets' UNION ALL SELECT 'TargetAssessments' UNION ALL SELECT 'Claims') AS s CROSS JOIN "ChangeCounter" AS c WHERE true
    ON CONFLICT ("EntitySet") DO UPDATE SET "ChangeNo" = excluded."ChangeNo";
END;

CREATE TRIGGER "NarrativeSight" AFTER UPDATE OF "Visibility" ON "Narratives" WHEN (OLD."Visibility" IS 2) <> (NEW."Visibility" IS 2)
BEGIN
    INSERT INTO "Tombstones" ("ChangeNo", "EntitySet", "EntityKey", "MunicipalityCode", "IsConfidential", "At")
    SELECT c."ChangeNo", 'Narratives', CAST(NEW."Id" AS TEXT), NEW."MunicipalityCode", FALSE, c."At" FROM "ChangeCounter" AS c WHERE NEW."Visibility" = 2
    ON CONFLICT DO NOTHING;
END;

CREATE TRIGGER "TargetSight" AFTER UPDATE OF "IndicatorCode" ON "Targets" WHEN OLD."IndicatorCode" IS NOT NEW."IndicatorCode"
BEGIN
    INSERT INTO "DeltaBarriers" ("EntitySet", "ChangeNo")
    SELECT s."EntitySet", c."ChangeNo" FROM (SELECT 'Targets' AS "EntitySet" UNION ALL SELECT 'TargetAssessments') AS s CROSS JOIN "ChangeCounter" AS c WHERE true
    ON CONFLICT ("EntitySet") DO UPDATE SET "ChangeNo" = excluded."ChangeNo";
END;

CREATE TRIGGER "ClaimSight" AFTER UPDATE OF "IndicatorCode" ON "Claims" WHEN OLD."IndicatorCode" IS NOT NEW."IndicatorCode"
BEGIN
    INSERT INTO "DeltaBarriers" ("EntitySet", "ChangeNo")
    SELECT s."EntitySet", c."ChangeNo" FROM (SELECT 'Claims' AS "EntitySet") AS s CROSS JOIN "ChangeCounter" AS c WHERE true
    ON CONFLICT ("EntitySet") DO UPDATE SET "ChangeNo" = excluded."ChangeNo";
END;

-- A row that moves to another municipality leaves the sight of one and comes into that of the other, with all that follows it.

CREATE TRIGGER "CommitteesOwner" AFTER UPDATE OF "MunicipalityCode" ON "Committees" WHEN OLD."MunicipalityCode" IS NOT NEW."MunicipalityCode"
BEGIN
    INSERT INTO "DeltaBarriers" ("EntitySet", "ChangeNo")
    SELECT s."EntitySet", c."ChangeNo" FROM (SELECT '*' AS "EntitySet") AS s CROSS JOIN "ChangeCounter" AS c WHERE true
    ON CONFLICT ("EntitySet") DO UPDATE SET "ChangeNo" = excluded."ChangeNo";
END;

CREATE TRIGGER "CoreTasksOwner" AFTER UPDATE OF "MunicipalityCode" ON "CoreTasks" WHEN OLD."MunicipalityCode" IS NOT NEW."MunicipalityCode"
BEGIN
    INSERT INTO "DeltaBarriers" ("EntitySet", "ChangeNo")
    SELECT s."EntitySet", c."ChangeNo" FROM (SELECT '*' AS "EntitySet") AS s CROSS JOIN "ChangeCounter" AS c WHERE true
    ON CONFLICT ("EntitySet") DO UPDATE SET "ChangeNo" = excluded."ChangeNo";
END;

CREATE TRIGGER "FocusListsOwner" AFTER UPDATE OF "MunicipalityCode" ON "FocusLists" WHEN OLD."MunicipalityCode" IS NOT NEW."MunicipalityCode"
BEGIN
    INSERT INTO "DeltaBarriers" ("EntitySet", "ChangeNo")
    SELECT s."EntitySet", c."ChangeNo" FROM (SELECT '*' AS "EntitySet") AS s CROSS JOIN "ChangeCounter" AS c WHERE true
    ON CONFLICT ("EntitySet") DO UPDATE SET "ChangeNo" = excluded."ChangeNo";
END;

CREATE TRIGGER "StrategiesOwner" AFTER UPDATE OF "MunicipalityCode" ON "Strategies" WHEN OLD."MunicipalityCode" IS NOT NEW."MunicipalityCode"
BEGIN
    INSERT INTO "DeltaBarriers" ("EntitySet", "ChangeNo")
    SELECT s."EntitySet", c."ChangeNo" FROM (SELECT '*' AS "EntitySet") AS s CROSS JOIN "ChangeCounter" AS c WHERE true
    ON CONFLICT ("EntitySet") DO UPDATE SET "ChangeNo" = excluded."ChangeNo";
END;

CREATE TRIGGER "FocusItemsOwner" AFTER UPDATE OF "MunicipalityCode" ON "FocusItems" WHEN OLD."MunicipalityCode" IS NOT NEW."MunicipalityCode"
BEGIN
    INSERT INTO "DeltaBarriers" ("EntitySet", "ChangeNo")
    SELECT s."EntitySet", c."ChangeNo" FROM (SELECT '*' AS "EntitySet") AS s CROSS JOIN "ChangeCounter" AS c WHERE true
    ON CONFLICT ("EntitySet") DO UPDATE SET "ChangeNo" = excluded."ChangeNo";
END;

CREATE TRIGGER "StrategyElementsOwner" AFTER UPDATE OF "MunicipalityCode" ON "StrategyElements" WHEN OLD."MunicipalityCode" IS NOT NEW."MunicipalityCode"
BEGIN
    INSERT INTO "DeltaBarriers" ("EntitySet", "ChangeNo")
    SELECT s."EntitySet", c."ChangeNo" FROM (SELECT '*' AS "EntitySet") AS s CROSS JOIN "ChangeCounter" AS c WHERE true
    ON CONFLICT ("EntitySet") DO UPDATE SET "ChangeNo" = excluded."ChangeNo";
END;

CREATE TRIGGER "InitiativesOwner" AFTER UPDATE OF "MunicipalityCode" ON "Initiatives" WHEN OLD."MunicipalityCode" IS NOT NEW."MunicipalityCode"
BEGIN
    INSERT INTO "DeltaBarriers" ("EntitySet", "ChangeNo")
    SELECT s."EntitySet", c."ChangeNo" FROM (SELECT '*' AS "EntitySet") AS s CROSS JOIN "ChangeCounter" AS c WHERE true
    ON CONFLICT ("EntitySet") DO UPDATE SET "ChangeNo" = excluded."ChangeNo";
END;

CREATE TRIGGER "BudgetAgreementsOwner" AFTER UPDATE OF "MunicipalityCode" ON "BudgetAgreements" WHEN OLD."MunicipalityCode" IS NOT NEW."MunicipalityCode"
BEGIN
    INSERT INTO "DeltaBarriers" ("EntitySet", "ChangeNo")
    SELECT s."EntitySet", c."ChangeNo" FROM (SELECT '*' AS "EntitySet") AS s CROSS JOIN "ChangeCounter" AS c WHERE true
    ON CONFLICT ("EntitySet") DO UPDATE SET "ChangeNo" = excluded."ChangeNo";
END;

CREATE TRIGGER "TemaanalyserOwner" AFTER UPDATE OF "MunicipalityCode" ON "Temaanalyser" WHEN OLD."MunicipalityCode" IS NOT NEW."MunicipalityCode"
BEGIN
    INSERT INTO "DeltaBarriers" ("EntitySet", "ChangeNo")
    SELECT s."EntitySet", c."ChangeNo" FROM (SELECT '*' AS "EntitySet") AS s CROSS JOIN "ChangeCounter" AS c WHERE true
    ON CONFLICT ("EntitySet") DO UPDATE SET "ChangeNo" = excluded."ChangeNo";
END;

CREATE TRIGGER "ProevehandlingerOwner" AFTER UPDATE OF "MunicipalityCode" ON "Proevehandlinger" WHEN OLD."MunicipalityCode" IS NOT NEW."MunicipalityCode"
BEGIN
    INSERT INTO "DeltaBarriers" ("EntitySet", "ChangeNo")
    SELECT s."EntitySet", c."ChangeNo" FROM (SELECT '*' AS "EntitySet") AS s CROSS JOIN "ChangeCounter" AS c WHERE true
    ON CONFLICT ("EntitySet") DO UPDATE SET "ChangeNo" = excluded."ChangeNo";
END;

CREATE TRIGGER "ProevehandlingStatusesOwner" AFTER UPDATE OF "MunicipalityCode" ON "ProevehandlingStatuses" WHEN OLD."MunicipalityCode" IS NOT NEW."MunicipalityCode"
BEGIN
    INSERT INTO "DeltaBarriers" ("EntitySet", "ChangeNo")
    SELECT s."EntitySet", c."ChangeNo" FROM (SELECT '*' AS "EntitySet") AS s CROSS JOIN "ChangeCounter" AS c WHERE true
    ON CONFLICT ("EntitySet") DO UPDATE SET "ChangeNo" = excluded."ChangeNo";
END;

CREATE TRIGGER "RemarksOwner" AFTER UPDATE OF "MunicipalityCode" ON "Remarks" WHEN OLD."MunicipalityCode" IS NOT NEW."MunicipalityCode"
BEGIN
    INSERT INTO "DeltaBarriers" ("EntitySet", "ChangeNo")
    SELECT s."EntitySet", c."ChangeNo" FROM (SELECT '*' AS "EntitySet") AS s CROSS JOIN "ChangeCounter" AS c WHERE true
    ON CONFLICT ("EntitySet") DO UPDATE SET "ChangeNo" = excluded."ChangeNo";
END;

CREATE TRIGGER "ReportingEventsOwner" AFTER UPDATE OF "MunicipalityCode" ON "ReportingEvents" WHEN OLD."MunicipalityCode" IS NOT NEW."MunicipalityCode"
BEGIN
    INSERT INTO "DeltaBarriers" ("EntitySet", "ChangeNo")
    SELECT s."EntitySet", c."ChangeNo" FROM (SELECT '*' AS "EntitySet") AS s CROSS JOIN "ChangeCounter" AS c WHERE true
    ON CONFLICT ("EntitySet") DO UPDATE SET "ChangeNo" = excluded."ChangeNo";
END;

CREATE TRIGGER "ServiceAreasOwner" AFTER UPDATE OF "MunicipalityCode" ON "ServiceAreas" WHEN OLD."MunicipalityCode" IS NOT NEW."MunicipalityCode"
BEGIN
    INSERT INTO "DeltaBarriers" ("EntitySet", "ChangeNo")
    SELECT s."EntitySet", c."ChangeNo" FROM (SELECT '*' AS "EntitySet") AS s CROSS JOIN "ChangeCounter" AS c WHERE true
    ON CONFLICT ("EntitySet") DO UPDATE SET "ChangeNo" = excluded."ChangeNo";
END;

CREATE TRIGGER "CasesOwner" AFTER UPDATE OF "MunicipalityCode" ON "Cases" WHEN OLD."MunicipalityCode" IS NOT NEW."MunicipalityCode"
BEGIN
    INSERT INTO "DeltaBarriers" ("EntitySet", "ChangeNo")
    SELECT s."EntitySet", c."ChangeNo" FROM (SELECT '*' AS "EntitySet") AS s CROSS JOIN "ChangeCounter" AS c WHERE true
    ON CONFLICT ("EntitySet") DO UPDATE SET "ChangeNo" = excluded."ChangeNo";
END;

CREATE TRIGGER "BudgetLinesOwner" AFTER UPDATE OF "MunicipalityCode" ON "BudgetLines" WHEN OLD."MunicipalityCode" IS NOT NEW."MunicipalityCode"
BEGIN
    INSERT INTO "DeltaBarriers" ("EntitySet", "ChangeNo")
    SELECT s."EntitySet", c."ChangeNo" FROM (SELECT '*' AS "EntitySet") AS s CROSS JOIN "ChangeCounter" AS c WHERE true
    ON CONFLICT ("EntitySet") DO UPDATE SET "ChangeNo" = excluded."ChangeNo";
END;

CREATE TRIGGER "BudgetTransfersOwner" AFTER UPDATE OF "MunicipalityCode" ON "BudgetTransfers" WHEN OLD."MunicipalityCode" IS NOT NEW."MunicipalityCode"
BEGIN
    INSERT INTO "DeltaBarriers" ("EntitySet", "ChangeNo")
    SELECT s."EntitySet", c."ChangeNo" FROM (SELECT '*' AS "EntitySet") AS s CROSS JOIN "ChangeCounter" AS c WHERE true
    ON CONFLICT ("EntitySet") DO UPDATE SET "ChangeNo" = excluded."ChangeNo";
END;

CREATE TRIGGER "DocumentsOwner" AFTER UPDATE OF "MunicipalityCode" ON "Documents" WHEN OLD."MunicipalityCode" IS NOT NEW."MunicipalityCode"
BEGIN
    INSERT INTO "DeltaBarriers" ("EntitySet", "ChangeNo")
    SELECT s."EntitySet", c."ChangeNo" FROM (SELECT '*' AS "EntitySet") AS s CROSS JOIN "ChangeCounter" AS c WHERE true
    ON CONFLICT ("EntitySet") DO UPDATE SET "ChangeNo" = excluded."ChangeNo";
END;

CREATE TRIGGER "BudgetExplanationsOwner" AFTER UPDATE OF "MunicipalityCode" ON "BudgetExplanations" WHEN OLD."MunicipalityCode" IS NOT NEW."MunicipalityCode"
BEGIN
    INSERT INTO "DeltaBarriers" ("EntitySet", "ChangeNo")
    SELECT s."EntitySet", c."ChangeNo" FROM (SELECT '*' AS "EntitySet") AS s CROSS JOIN "ChangeCounter" AS c WHERE true
    ON CONFLICT ("EntitySet") DO UPDATE SET "ChangeNo" = excluded."ChangeNo";
END;

CREATE TRIGGER "NarrativesOwner" AFTER UPDATE OF "MunicipalityCode" ON "Narratives" WHEN OLD."MunicipalityCode" IS NOT NEW."MunicipalityCode"
BEGIN
    INSERT INTO "DeltaBarriers" ("EntitySet", "ChangeNo")
    SELECT s."EntitySet", c."ChangeNo" FROM (SELECT '*' AS "EntitySet") AS s CROSS JOIN "ChangeCounter" AS c WHERE true
    ON CONFLICT ("EntitySet") DO UPDATE SET "ChangeNo" = excluded."ChangeNo";
END;

CREATE TRIGGER "IndicatorsOwner" AFTER UPDATE OF "MunicipalityCode" ON "Indicators" WHEN OLD."MunicipalityCode" IS NOT NEW."MunicipalityCode"
BEGIN
    INSERT INTO "DeltaBarriers" ("EntitySet", "ChangeNo")
    SELECT s."EntitySet", c."ChangeNo" FROM (SELECT '*' AS "EntitySet") AS s CROSS JOIN "ChangeCounter" AS c WHERE true
    ON CONFLICT ("EntitySet") DO UPDATE SET "ChangeNo" = excluded."ChangeNo";
END;

CREATE TRIGGER "IndicatorBreaksOwner" AFTER UPDATE OF "MunicipalityCode" ON "IndicatorBreaks" WHEN OLD."MunicipalityCode" IS NOT NEW."MunicipalityCode"
BEGIN
    INSERT INTO "DeltaBarriers" ("EntitySet", "ChangeNo")
    SELECT s."EntitySet", c."ChangeNo" FROM (SELECT '*' AS "EntitySet") AS s CROSS JOIN "ChangeCounter" AS c WHERE true
    ON CONFLICT ("EntitySet") DO UPDATE SET "ChangeNo" = excluded."ChangeNo";
END;

CREATE TRIGGER "TargetsOwner" AFTER UPDATE OF "MunicipalityCode" ON "Targets" WHEN OLD."MunicipalityCode" IS NOT NEW."MunicipalityCode"
BEGIN
    INSERT INTO "DeltaBarriers" ("EntitySet", "ChangeNo")
    SELECT s."EntitySet", c."ChangeNo" FROM (SELECT '*' AS "EntitySet") AS s CROSS JOIN "ChangeCounter" AS c WHERE true
    ON CONFLICT ("EntitySet") DO UPDATE SET "ChangeNo" = excluded."ChangeNo";
END;

CREATE TRIGGER "ClaimsOwner" AFTER UPDATE OF "MunicipalityCode" ON "Claims" WHEN OLD."MunicipalityCode" IS NOT NEW."MunicipalityCode"
BEGIN
    INSERT INTO "DeltaBarriers" ("EntitySet", "ChangeNo")
    SELECT s."EntitySet", c."ChangeNo" FROM (SELECT '*' AS "EntitySet") AS s CROSS JOIN "ChangeCounter" AS c WHERE true
    ON CONFLICT ("EntitySet") DO UPDATE SET "ChangeNo" = excluded."ChangeNo";
END;

CREATE TRIGGER "TargetAssessmentsOwner" AFTER UPDATE OF "MunicipalityCode" ON "TargetAssessments" WHEN OLD."MunicipalityCode" IS NOT NEW."MunicipalityCode"
BEGIN
    INSERT INTO "DeltaBarriers" ("EntitySet", "ChangeNo")
    SELECT s."EntitySet", c."ChangeNo" FROM (SELECT '*' AS "EntitySet") AS s CROSS JOIN "ChangeCounter" AS c WHERE true
    ON CONFLICT ("EntitySet") DO UPDATE SET "ChangeNo" = excluded."ChangeNo";
END;
