-- Observations and their closed revisions.

CREATE TABLE "ObservationHistory" (
    "Id" INTEGER NOT NULL,
    "Revision" INTEGER NOT NULL DEFAULT 1,
    "RecordedFrom" INTEGER NOT NULL,
    "RecordedTo" INTEGER NOT NULL,
    "ClosedChangeNo" INTEGER NOT NULL,
    "IndicatorCode" TEXT NOT NULL,
    "AreaCode" TEXT NOT NULL,
    "Period" TEXT NOT NULL,
    "PeriodKind" INTEGER NOT NULL,
    "PeriodStart" TEXT NOT NULL,
    "PeriodEnd" TEXT NOT NULL,
    "BreakdownKey" TEXT NOT NULL DEFAULT 'total',
    "IsTotal" INTEGER NOT NULL DEFAULT 0,
    "Value" INTEGER NULL,
    "Numerator" INTEGER NULL,
    "Denominator" INTEGER NULL,
    "LowerBound" INTEGER NULL,
    "UpperBound" INTEGER NULL,
    "RawText" TEXT COLLATE DANISH NULL,
    "ValueStatus" INTEGER NOT NULL DEFAULT 0,
    "ShownValue" INTEGER NULL,
    "ShownNumerator" INTEGER NULL,
    "ShownDenominator" INTEGER NULL,
    "ShownLowerBound" INTEGER NULL,
    "ShownUpperBound" INTEGER NULL,
    "ShownRawText" TEXT COLLATE DANISH NULL,
    "ShownValueStatus" INTEGER NOT NULL DEFAULT 0,
    "Suppression" INTEGER NOT NULL DEFAULT 0,
    "IsBreak" INTEGER NOT NULL DEFAULT 0,
    "Note" TEXT COLLATE DANISH NULL,
    "Reference" TEXT COLLATE DANISH NULL,
    "IsDerived" INTEGER NOT NULL DEFAULT 0,
    "ImportRunId" INTEGER NULL,
    "CreatedAt" INTEGER NOT NULL,
    "MunicipalityCode" TEXT NULL,
    "TenantKey" TEXT NOT NULL GENERATED ALWAYS AS (coalesce("MunicipalityCode", '')) STORED,
    "ChangeNo" INTEGER NOT NULL,
    CONSTRAINT "PK_ObservationHistory" PRIMARY KEY ("Id", "Revision")
) STRICT;

CREATE INDEX "IX_ObservationHistory_AreaCode_PeriodStart_Id" ON "ObservationHistory" ("AreaCode", "PeriodStart", "Id");
CREATE INDEX "IX_ObservationHistory_ClosedChangeNo" ON "ObservationHistory" ("ClosedChangeNo");
CREATE INDEX "IX_ObservationHistory_IndicatorCode_PeriodStart_Id" ON "ObservationHistory" ("IndicatorCode", "PeriodStart", "Id");
CREATE INDEX "IX_ObservationHistory_RecordedTo" ON "ObservationHistory" ("RecordedTo");

CREATE TABLE "Observations" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_Observations" PRIMARY KEY,
    "RecordedAt" INTEGER NOT NULL,
    "IndicatorCode" TEXT NOT NULL,
    "AreaCode" TEXT NOT NULL,
    "Period" TEXT NOT NULL,
    "PeriodKind" INTEGER NOT NULL,
    "PeriodStart" TEXT NOT NULL,
    "PeriodEnd" TEXT NOT NULL,
    "BreakdownKey" TEXT NOT NULL DEFAULT 'total',
    "IsTotal" INTEGER NOT NULL DEFAULT 0,
    "Value" INTEGER NULL,
    "Numerator" INTEGER NULL,
    "Denominator" INTEGER NULL,
    "LowerBound" INTEGER NULL,
    "UpperBound" INTEGER NULL,
    "RawText" TEXT COLLATE DANISH NULL,
    "ValueStatus" INTEGER NOT NULL DEFAULT 0,
    "ShownValue" INTEGER NULL,
    "ShownNumerator" INTEGER NULL,
    "ShownDenominator" INTEGER NULL,
    "ShownLowerBound" INTEGER NULL,
    "ShownUpperBound" INTEGER NULL,
    "ShownRawText" TEXT COLLATE DANISH NULL,
    "ShownValueStatus" INTEGER NOT NULL DEFAULT 0,
    "Suppression" INTEGER NOT NULL DEFAULT 0,
    "IsBreak" INTEGER NOT NULL DEFAULT 0,
    "Note" TEXT COLLATE DANISH NULL,
    "Reference" TEXT COLLATE DANISH NULL,
    "IsDerived" INTEGER NOT NULL DEFAULT 0,
    "Revision" INTEGER NOT NULL DEFAULT 1,
    "ImportRunId" INTEGER NULL,
    "CreatedAt" INTEGER NOT NULL,
    "MunicipalityCode" TEXT NULL,
    "TenantKey" TEXT NOT NULL GENERATED ALWAYS AS (coalesce("MunicipalityCode", '')) STORED,
    "ChangeNo" INTEGER NOT NULL,
    CONSTRAINT "CK_Observations_Id" CHECK ("Id" / 1000000000000 = CAST(substr("PeriodStart", 1, 4) AS INTEGER)),
    CONSTRAINT "FK_Observations_Areas_AreaCode" FOREIGN KEY ("AreaCode") REFERENCES "Areas" ("Code") ON DELETE RESTRICT,
    CONSTRAINT "FK_Observations_Breakdowns_BreakdownKey" FOREIGN KEY ("BreakdownKey") REFERENCES "Breakdowns" ("Key") ON DELETE RESTRICT,
    CONSTRAINT "FK_Observations_ImportRuns_ImportRunId" FOREIGN KEY ("ImportRunId") REFERENCES "ImportRuns" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_Observations_Indicators_IndicatorCode" FOREIGN KEY ("IndicatorCode", "TenantKey") REFERENCES "Indicators" ("Code", "TenantKey") ON DELETE RESTRICT
) STRICT;

CREATE INDEX "IX_Observations_AreaCode_PeriodStart_Id" ON "Observations" ("AreaCode", "PeriodStart", "Id");
CREATE INDEX "IX_Observations_BreakdownKey" ON "Observations" ("BreakdownKey");
CREATE INDEX "IX_Observations_ChangeNo" ON "Observations" ("ChangeNo");
CREATE INDEX "IX_Observations_ImportRunId" ON "Observations" ("ImportRunId");
CREATE UNIQUE INDEX "IX_Observations_IndicatorCode_AreaCode_Period_BreakdownKey" ON "Observations" ("IndicatorCode", "AreaCode", "Period", "BreakdownKey");
CREATE INDEX "IX_Observations_IndicatorCode_PeriodStart_Id" ON "Observations" ("IndicatorCode", "PeriodStart", "Id");
CREATE INDEX "IX_Observations_Period_Id" ON "Observations" ("Period", "Id");
CREATE INDEX "IX_Observations_RecordedAt" ON "Observations" ("RecordedAt");
