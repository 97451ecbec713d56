-- Imports: what a process needs to carry a run out, and the changes of observations on their way in. None of it belongs to a municipality;
-- readers never meet these tables.

CREATE TABLE "ImportJobs" (
    "ImportRunId" INTEGER NOT NULL CONSTRAINT "PK_ImportJobs" PRIMARY KEY,
    "Fingerprint" TEXT NOT NULL,
    "SpoolFile" TEXT NOT NULL,
    "Parameters" TEXT NOT NULL,
    "IsPartial" INTEGER NOT NULL,
    "IsDryRun" INTEGER NOT NULL,
    "Scope" TEXT NOT NULL,
    "Actor" TEXT NULL,
    "LeaseOwner" TEXT NULL,
    "LeaseUntil" INTEGER NULL,
    CONSTRAINT "FK_ImportJobs_ImportRuns_ImportRunId" FOREIGN KEY ("ImportRunId") REFERENCES "ImportRuns" ("Id") ON DELETE RESTRICT
) STRICT;

CREATE INDEX "IX_ImportJobs_Fingerprint" ON "ImportJobs" ("Fingerprint");

CREATE TABLE "StagedBreakdowns" (
    "Batch" INTEGER NOT NULL,
    "Key" TEXT NOT NULL,
    "Label" TEXT COLLATE DANISH NULL,
    "Members" TEXT NOT NULL,
    CONSTRAINT "PK_StagedBreakdowns" PRIMARY KEY ("Batch", "Key")
) STRICT, WITHOUT ROWID;

-- Filled in the order of its key: a second index over so many rows would cost more than the rows.
CREATE TABLE "StagedObservations" (
    "Batch" INTEGER NOT NULL,
    "Row" INTEGER NOT NULL,
    "Line" INTEGER NOT NULL,
    "IndicatorCode" TEXT NOT NULL,
    "AreaCode" TEXT NOT NULL,
    "Period" TEXT NOT NULL,
    "PeriodKind" INTEGER NOT NULL,
    "PeriodStart" TEXT NOT NULL,
    "PeriodEnd" TEXT NOT NULL,
    "BreakdownKey" TEXT NOT NULL,
    "IsDeletion" INTEGER NOT NULL,
    "Given" INTEGER NOT NULL,
    "Value" INTEGER NULL,
    "Numerator" INTEGER NULL,
    "Denominator" INTEGER NULL,
    "LowerBound" INTEGER NULL,
    "UpperBound" INTEGER NULL,
    "ValueStatus" INTEGER NOT NULL,
    "RawText" TEXT COLLATE DANISH NULL,
    "Note" TEXT COLLATE DANISH NULL,
    "Reference" TEXT COLLATE DANISH NULL,
    "IsBreak" INTEGER NOT NULL,
    CONSTRAINT "PK_StagedObservations" PRIMARY KEY ("Batch", "Row")
) STRICT, WITHOUT ROWID;

-- A key that was deleted is found again by what it is about.
CREATE INDEX "IX_ObservationHistory_Key" ON "ObservationHistory" ("IndicatorCode", "AreaCode", "Period", "BreakdownKey", "Revision");
