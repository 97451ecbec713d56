-- Budget agreements, temaanalyser and proevehandlinger.

CREATE TABLE "BudgetAgreements" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_BudgetAgreements" PRIMARY KEY AUTOINCREMENT,
    "PeriodText" TEXT COLLATE DANISH NULL,
    "ItemNumber" INTEGER NULL,
    "PlannedTemaanalyser" INTEGER NULL,
    "Date" TEXT NULL,
    "CaseNumber" TEXT NULL,
    "Text" TEXT COLLATE DANISH NULL,
    "MunicipalityCode" TEXT NULL,
    "TenantKey" TEXT NOT NULL GENERATED ALWAYS AS (coalesce("MunicipalityCode", '')) STORED,
    "CreatedAt" INTEGER NOT NULL,
    "UpdatedAt" INTEGER NOT NULL,
    "ChangeNo" INTEGER NOT NULL,
    CONSTRAINT "AK_BudgetAgreements_Id_TenantKey" UNIQUE ("Id", "TenantKey")
) STRICT;

CREATE INDEX "IX_BudgetAgreements_ChangeNo" ON "BudgetAgreements" ("ChangeNo");

CREATE TABLE "Temaanalyser" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_Temaanalyser" PRIMARY KEY AUTOINCREMENT,
    "Number" INTEGER NULL,
    "Title" TEXT COLLATE DANISH NOT NULL,
    "BudgetAgreementId" INTEGER NULL,
    "CommitteeId" INTEGER NULL,
    "KommissoriumStatus" INTEGER NULL,
    "Status" INTEGER NOT NULL,
    "StatusText" TEXT COLLATE DANISH NULL,
    "StatusDate" TEXT NULL,
    "PlannedProevehandlinger" INTEGER NULL,
    "MunicipalityCode" TEXT NULL,
    "TenantKey" TEXT NOT NULL GENERATED ALWAYS AS (coalesce("MunicipalityCode", '')) STORED,
    "CreatedAt" INTEGER NOT NULL,
    "UpdatedAt" INTEGER NOT NULL,
    "ChangeNo" INTEGER NOT NULL,
    CONSTRAINT "FK_Temaanalyser_BudgetAgreements_BudgetAgreementId" FOREIGN KEY ("BudgetAgreementId", "TenantKey") REFERENCES "BudgetAgreements" ("Id", "TenantKey") ON DELETE RESTRICT,
    CONSTRAINT "FK_Temaanalyser_Committees_CommitteeId" FOREIGN KEY ("CommitteeId") REFERENCES "Committees" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "AK_Temaanalyser_Id_TenantKey" UNIQUE ("Id", "TenantKey")
) STRICT;

CREATE INDEX "IX_Temaanalyser_BudgetAgreementId" ON "Temaanalyser" ("BudgetAgreementId");
CREATE INDEX "IX_Temaanalyser_ChangeNo" ON "Temaanalyser" ("ChangeNo");
CREATE INDEX "IX_Temaanalyser_CommitteeId" ON "Temaanalyser" ("CommitteeId");

CREATE TABLE "Proevehandlinger" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_Proevehandlinger" PRIMARY KEY AUTOINCREMENT,
    "TemaanalyseId" INTEGER NULL,
    "Title" TEXT COLLATE DANISH NOT NULL,
    "IsTitleGiven" INTEGER NOT NULL DEFAULT 0,
    "Description" TEXT COLLATE DANISH NULL,
    "Purpose" TEXT COLLATE DANISH NULL,
    "ExperimentArea" INTEGER NULL,
    "KommissoriumStatus" INTEGER NULL,
    "Status" INTEGER NOT NULL,
    "StatusBasis" INTEGER NULL,
    "StatusText" TEXT COLLATE DANISH NULL,
    "StatusDate" TEXT NULL,
    "StartText" TEXT COLLATE DANISH NULL,
    "StartsOn" TEXT NULL,
    "ExpectedEffect" TEXT COLLATE DANISH NULL,
    "Outcome" TEXT COLLATE DANISH NULL,
    "Learning" TEXT COLLATE DANISH NULL,
    "CasesInScope" INTEGER NULL,
    "Partners" TEXT NOT NULL DEFAULT '[]',
    "Reference" TEXT COLLATE DANISH NULL,
    "MunicipalityCode" TEXT NULL,
    "TenantKey" TEXT NOT NULL GENERATED ALWAYS AS (coalesce("MunicipalityCode", '')) STORED,
    "CreatedAt" INTEGER NOT NULL,
    "UpdatedAt" INTEGER NOT NULL,
    "ChangeNo" INTEGER NOT NULL,
    CONSTRAINT "FK_Proevehandlinger_Temaanalyser_TemaanalyseId" FOREIGN KEY ("TemaanalyseId", "TenantKey") REFERENCES "Temaanalyser" ("Id", "TenantKey") ON DELETE RESTRICT,
    CONSTRAINT "AK_Proevehandlinger_Id_TenantKey" UNIQUE ("Id", "TenantKey")
) STRICT;

CREATE INDEX "IX_Proevehandlinger_ChangeNo" ON "Proevehandlinger" ("ChangeNo");
CREATE INDEX "IX_Proevehandlinger_TemaanalyseId" ON "Proevehandlinger" ("TemaanalyseId");

CREATE TABLE "CommitteeProevehandling" (
    "CommitteesId" INTEGER NOT NULL,
    "ProevehandlingerId" INTEGER NOT NULL,
    CONSTRAINT "PK_CommitteeProevehandling" PRIMARY KEY ("CommitteesId", "ProevehandlingerId"),
    CONSTRAINT "FK_CommitteeProevehandling_Committees_CommitteesId" FOREIGN KEY ("CommitteesId") REFERENCES "Committees" ("Id") ON DELETE CASCADE,
    CONSTRAINT "FK_CommitteeProevehandling_Proevehandlinger_ProevehandlingerId" FOREIGN KEY ("ProevehandlingerId") REFERENCES "Proevehandlinger" ("Id") ON DELETE CASCADE
) STRICT;

CREATE INDEX "IX_CommitteeProevehandling_ProevehandlingerId" ON "CommitteeProevehandling" ("ProevehandlingerId");

CREATE TABLE "ProevehandlingStatuses" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_ProevehandlingStatuses" PRIMARY KEY AUTOINCREMENT,
    "ProevehandlingId" INTEGER NOT NULL,
    "Status" INTEGER NOT NULL,
    "StatusText" TEXT COLLATE DANISH NULL,
    "StatusDate" TEXT NULL,
    "RecordedAt" INTEGER NOT NULL,
    "MunicipalityCode" TEXT NULL,
    "TenantKey" TEXT NOT NULL GENERATED ALWAYS AS (coalesce("MunicipalityCode", '')) STORED,
    "ChangeNo" INTEGER NOT NULL,
    CONSTRAINT "FK_ProevehandlingStatuses_Proevehandlinger_ProevehandlingId" FOREIGN KEY ("ProevehandlingId", "TenantKey") REFERENCES "Proevehandlinger" ("Id", "TenantKey") ON DELETE CASCADE
) STRICT;

CREATE INDEX "IX_ProevehandlingStatuses_ChangeNo" ON "ProevehandlingStatuses" ("ChangeNo");
CREATE INDEX "IX_ProevehandlingStatuses_ProevehandlingId" ON "ProevehandlingStatuses" ("ProevehandlingId");

-- Clients cannot delete a status by itself: it goes with its proevehandling, so the database leaves the tombstone.
CREATE TRIGGER "ProevehandlingStatuses_Tombstone" AFTER DELETE ON "ProevehandlingStatuses"
BEGIN
    INSERT INTO "Tombstones" ("ChangeNo", "EntitySet", "EntityKey", "MunicipalityCode", "At")
    SELECT "ChangeNo", 'ProevehandlingStatuses', OLD."Id", OLD."MunicipalityCode", "At" FROM "ChangeCounter";
END;
