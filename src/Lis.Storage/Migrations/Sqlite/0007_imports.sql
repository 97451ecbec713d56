-- Import runs with their errors and staged rows.

CREATE TABLE "ImportRuns" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_ImportRuns" PRIMARY KEY AUTOINCREMENT,
    "SourceCode" TEXT NULL,
    "Profile" TEXT NULL,
    "FileName" TEXT COLLATE DANISH NULL,
    "FileSha256" TEXT NULL,
    "State" INTEGER NOT NULL,
    "StartedAt" INTEGER NULL,
    "FinishedAt" INTEGER NULL,
    "PublishAt" INTEGER NULL,
    "RowsRead" INTEGER NULL,
    "RowsInserted" INTEGER NULL,
    "RowsUpdated" INTEGER NULL,
    "RowsUnchanged" INTEGER NULL,
    "RowsRejected" INTEGER NULL,
    "Message" TEXT COLLATE DANISH NULL,
    "MunicipalityCode" TEXT NULL,
    "TenantKey" TEXT NOT NULL GENERATED ALWAYS AS (coalesce("MunicipalityCode", '')) STORED,
    "ChangeNo" INTEGER NOT NULL,
    CONSTRAINT "FK_ImportRuns_Sources_SourceCode" FOREIGN KEY ("SourceCode") REFERENCES "Sources" ("Code") ON DELETE RESTRICT,
    CONSTRAINT "AK_ImportRuns_Id_TenantKey" UNIQUE ("Id", "TenantKey")
) STRICT;

CREATE INDEX "IX_ImportRuns_ChangeNo" ON "ImportRuns" ("ChangeNo");
CREATE INDEX "IX_ImportRuns_FileSha256" ON "ImportRuns" ("FileSha256");
CREATE INDEX "IX_ImportRuns_SourceCode" ON "ImportRuns" ("SourceCode");
CREATE INDEX "IX_ImportRuns_State" ON "ImportRuns" ("State");

CREATE TABLE "ImportErrors" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_ImportErrors" PRIMARY KEY AUTOINCREMENT,
    "ImportRunId" INTEGER NOT NULL,
    "Line" INTEGER NULL,
    "Column" TEXT NULL,
    "RawValue" TEXT COLLATE DANISH NULL,
    "Rule" TEXT NULL,
    "Message" TEXT COLLATE DANISH NULL,
    "MunicipalityCode" TEXT NULL,
    "TenantKey" TEXT NOT NULL GENERATED ALWAYS AS (coalesce("MunicipalityCode", '')) STORED,
    "ChangeNo" INTEGER NOT NULL,
    CONSTRAINT "FK_ImportErrors_ImportRuns_ImportRunId" FOREIGN KEY ("ImportRunId", "TenantKey") REFERENCES "ImportRuns" ("Id", "TenantKey") ON DELETE CASCADE
) STRICT;

CREATE INDEX "IX_ImportErrors_ChangeNo" ON "ImportErrors" ("ChangeNo");
CREATE INDEX "IX_ImportErrors_ImportRunId" ON "ImportErrors" ("ImportRunId");

CREATE TABLE "StagedRows" (
    "ImportRunId" INTEGER NOT NULL,
    "Line" INTEGER NOT NULL,
    "IndicatorCode" TEXT NOT NULL,
    "AreaCode" TEXT NOT NULL,
    "Period" TEXT NOT NULL,
    "BreakdownKey" TEXT NOT NULL DEFAULT 'total',
    "Value" INTEGER NULL,
    "Numerator" INTEGER NULL,
    "Denominator" INTEGER NULL,
    "ValueStatus" INTEGER NOT NULL DEFAULT 0,
    "CurrentValue" INTEGER NULL,
    "Change" INTEGER NULL,
    "MunicipalityCode" TEXT NULL,
    "TenantKey" TEXT NOT NULL GENERATED ALWAYS AS (coalesce("MunicipalityCode", '')) STORED,
    "ChangeNo" INTEGER NOT NULL,
    CONSTRAINT "PK_StagedRows" PRIMARY KEY ("ImportRunId", "Line"),
    CONSTRAINT "FK_StagedRows_ImportRuns_ImportRunId" FOREIGN KEY ("ImportRunId", "TenantKey") REFERENCES "ImportRuns" ("Id", "TenantKey") ON DELETE CASCADE
) STRICT;

CREATE INDEX "IX_StagedRows_ChangeNo" ON "StagedRows" ("ChangeNo");
