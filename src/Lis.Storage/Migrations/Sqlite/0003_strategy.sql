-- Strategies, focus lists and initiatives.

CREATE TABLE "FocusLists" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_FocusLists" PRIMARY KEY AUTOINCREMENT,
    "Title" TEXT COLLATE DANISH NOT NULL,
    "UpdatedOn" TEXT NULL,
    "MunicipalityCode" TEXT NULL,
    "TenantKey" TEXT NOT NULL GENERATED ALWAYS AS (coalesce("MunicipalityCode", '')) STORED,
    "CreatedAt" INTEGER NOT NULL,
    "UpdatedAt" INTEGER NOT NULL,
    "ChangeNo" INTEGER NOT NULL,
    CONSTRAINT "AK_FocusLists_Id_TenantKey" UNIQUE ("Id", "TenantKey")
) STRICT;

CREATE INDEX "IX_FocusLists_ChangeNo" ON "FocusLists" ("ChangeNo");

CREATE TABLE "Strategies" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_Strategies" PRIMARY KEY AUTOINCREMENT,
    "Name" TEXT COLLATE DANISH NOT NULL,
    "Kind" INTEGER NOT NULL,
    "ParentId" INTEGER NULL,
    "Description" TEXT COLLATE DANISH NULL,
    "ValidFrom" TEXT NULL,
    "ValidTo" TEXT NULL,
    "MunicipalityCode" TEXT NULL,
    "TenantKey" TEXT NOT NULL GENERATED ALWAYS AS (coalesce("MunicipalityCode", '')) STORED,
    "CreatedAt" INTEGER NOT NULL,
    "UpdatedAt" INTEGER NOT NULL,
    "ChangeNo" INTEGER NOT NULL,
    CONSTRAINT "FK_Strategies_Strategies_ParentId" FOREIGN KEY ("ParentId") REFERENCES "Strategies" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "AK_Strategies_Id_TenantKey" UNIQUE ("Id", "TenantKey")
) STRICT;

CREATE INDEX "IX_Strategies_ChangeNo" ON "Strategies" ("ChangeNo");
CREATE INDEX "IX_Strategies_ParentId" ON "Strategies" ("ParentId");

CREATE TABLE "FocusItems" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_FocusItems" PRIMARY KEY AUTOINCREMENT,
    "FocusListId" INTEGER NOT NULL,
    "Number" INTEGER NULL,
    "Title" TEXT COLLATE DANISH NOT NULL,
    "Effect" TEXT COLLATE DANISH NULL,
    "EvaluationText" TEXT COLLATE DANISH NULL,
    "EvaluationKind" INTEGER NULL,
    "EvaluationFrom" TEXT NULL,
    "EvaluationTo" TEXT NULL,
    "RecurrenceMonths" TEXT NOT NULL DEFAULT '[]',
    "Status" INTEGER NOT NULL,
    "ClosedOn" TEXT NULL,
    "ClosedReason" TEXT COLLATE DANISH NULL,
    "ReportingText" TEXT COLLATE DANISH NULL,
    "Reference" TEXT COLLATE DANISH NULL,
    "MunicipalityCode" TEXT NULL,
    "TenantKey" TEXT NOT NULL GENERATED ALWAYS AS (coalesce("MunicipalityCode", '')) STORED,
    "CreatedAt" INTEGER NOT NULL,
    "UpdatedAt" INTEGER NOT NULL,
    "ChangeNo" INTEGER NOT NULL,
    CONSTRAINT "FK_FocusItems_FocusLists_FocusListId" FOREIGN KEY ("FocusListId", "TenantKey") REFERENCES "FocusLists" ("Id", "TenantKey") ON DELETE RESTRICT
) STRICT;

CREATE INDEX "IX_FocusItems_ChangeNo" ON "FocusItems" ("ChangeNo");
CREATE INDEX "IX_FocusItems_FocusListId" ON "FocusItems" ("FocusListId");

CREATE TABLE "StrategyElements" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_StrategyElements" PRIMARY KEY AUTOINCREMENT,
    "StrategyId" INTEGER NOT NULL,
    "ParentId" INTEGER NULL,
    "Number" INTEGER NULL,
    "Kind" INTEGER NOT NULL,
    "Name" TEXT COLLATE DANISH NOT NULL,
    "Description" TEXT COLLATE DANISH NULL,
    "ReportingText" TEXT COLLATE DANISH NULL,
    "MunicipalityCode" TEXT NULL,
    "TenantKey" TEXT NOT NULL GENERATED ALWAYS AS (coalesce("MunicipalityCode", '')) STORED,
    "CreatedAt" INTEGER NOT NULL,
    "UpdatedAt" INTEGER NOT NULL,
    "ChangeNo" INTEGER NOT NULL,
    CONSTRAINT "FK_StrategyElements_Strategies_StrategyId" FOREIGN KEY ("StrategyId", "TenantKey") REFERENCES "Strategies" ("Id", "TenantKey") ON DELETE RESTRICT,
    CONSTRAINT "FK_StrategyElements_StrategyElements_ParentId" FOREIGN KEY ("ParentId", "TenantKey") REFERENCES "StrategyElements" ("Id", "TenantKey") ON DELETE RESTRICT,
    CONSTRAINT "AK_StrategyElements_Id_TenantKey" UNIQUE ("Id", "TenantKey")
) STRICT;

CREATE INDEX "IX_StrategyElements_ChangeNo" ON "StrategyElements" ("ChangeNo");
CREATE INDEX "IX_StrategyElements_ParentId" ON "StrategyElements" ("ParentId");
CREATE INDEX "IX_StrategyElements_StrategyId" ON "StrategyElements" ("StrategyId");

CREATE TABLE "CommitteeFocusItem" (
    "CommitteesId" INTEGER NOT NULL,
    "FocusItemsId" INTEGER NOT NULL,
    CONSTRAINT "PK_CommitteeFocusItem" PRIMARY KEY ("CommitteesId", "FocusItemsId"),
    CONSTRAINT "FK_CommitteeFocusItem_Committees_CommitteesId" FOREIGN KEY ("CommitteesId") REFERENCES "Committees" ("Id") ON DELETE CASCADE,
    CONSTRAINT "FK_CommitteeFocusItem_FocusItems_FocusItemsId" FOREIGN KEY ("FocusItemsId") REFERENCES "FocusItems" ("Id") ON DELETE CASCADE
) STRICT;

CREATE INDEX "IX_CommitteeFocusItem_FocusItemsId" ON "CommitteeFocusItem" ("FocusItemsId");

CREATE TABLE "Initiatives" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_Initiatives" PRIMARY KEY AUTOINCREMENT,
    "Title" TEXT COLLATE DANISH NOT NULL,
    "Description" TEXT COLLATE DANISH NULL,
    "Status" INTEGER NOT NULL,
    "StatusText" TEXT COLLATE DANISH NULL,
    "StartsOn" TEXT NULL,
    "EndsOn" TEXT NULL,
    "FocusItemId" INTEGER NULL,
    "MunicipalityCode" TEXT NULL,
    "TenantKey" TEXT NOT NULL GENERATED ALWAYS AS (coalesce("MunicipalityCode", '')) STORED,
    "CreatedAt" INTEGER NOT NULL,
    "UpdatedAt" INTEGER NOT NULL,
    "ChangeNo" INTEGER NOT NULL,
    CONSTRAINT "FK_Initiatives_FocusItems_FocusItemId" FOREIGN KEY ("FocusItemId") REFERENCES "FocusItems" ("Id") ON DELETE RESTRICT
) STRICT;

CREATE INDEX "IX_Initiatives_ChangeNo" ON "Initiatives" ("ChangeNo");
CREATE INDEX "IX_Initiatives_FocusItemId" ON "Initiatives" ("FocusItemId");

CREATE TABLE "CommitteeStrategyElement" (
    "CommitteesId" INTEGER NOT NULL,
    "StrategyElementsId" INTEGER NOT NULL,
    CONSTRAINT "PK_CommitteeStrategyElement" PRIMARY KEY ("CommitteesId", "StrategyElementsId"),
    CONSTRAINT "FK_CommitteeStrategyElement_Committees_CommitteesId" FOREIGN KEY ("CommitteesId") REFERENCES "Committees" ("Id") ON DELETE CASCADE,
    CONSTRAINT "FK_CommitteeStrategyElement_StrategyElements_StrategyElementsId" FOREIGN KEY ("StrategyElementsId") REFERENCES "StrategyElements" ("Id") ON DELETE CASCADE
) STRICT;

CREATE INDEX "IX_CommitteeStrategyElement_StrategyElementsId" ON "CommitteeStrategyElement" ("StrategyElementsId");

CREATE TABLE "FocusItemStrategyElement" (
    "FocusItemsId" INTEGER NOT NULL,
    "StrategyElementsId" INTEGER NOT NULL,
    CONSTRAINT "PK_FocusItemStrategyElement" PRIMARY KEY ("FocusItemsId", "StrategyElementsId"),
    CONSTRAINT "FK_FocusItemStrategyElement_FocusItems_FocusItemsId" FOREIGN KEY ("FocusItemsId") REFERENCES "FocusItems" ("Id") ON DELETE CASCADE,
    CONSTRAINT "FK_FocusItemStrategyElement_StrategyElements_StrategyElementsId" FOREIGN KEY ("StrategyElementsId") REFERENCES "StrategyElements" ("Id") ON DELETE CASCADE
) STRICT;

CREATE INDEX "IX_FocusItemStrategyElement_StrategyElementsId" ON "FocusItemStrategyElement" ("StrategyElementsId");

CREATE TABLE "CommitteeInitiative" (
    "CommitteesId" INTEGER NOT NULL,
    "InitiativesId" INTEGER NOT NULL,
    CONSTRAINT "PK_CommitteeInitiative" PRIMARY KEY ("CommitteesId", "InitiativesId"),
    CONSTRAINT "FK_CommitteeInitiative_Committees_CommitteesId" FOREIGN KEY ("CommitteesId") REFERENCES "Committees" ("Id") ON DELETE CASCADE,
    CONSTRAINT "FK_CommitteeInitiative_Initiatives_InitiativesId" FOREIGN KEY ("InitiativesId") REFERENCES "Initiatives" ("Id") ON DELETE CASCADE
) STRICT;

CREATE INDEX "IX_CommitteeInitiative_InitiativesId" ON "CommitteeInitiative" ("InitiativesId");

CREATE TABLE "InitiativeStrategyElement" (
    "InitiativesId" INTEGER NOT NULL,
    "StrategyElementsId" INTEGER NOT NULL,
    CONSTRAINT "PK_InitiativeStrategyElement" PRIMARY KEY ("InitiativesId", "StrategyElementsId"),
    CONSTRAINT "FK_InitiativeStrategyElement_Initiatives_InitiativesId" FOREIGN KEY ("InitiativesId") REFERENCES "Initiatives" ("Id") ON DELETE CASCADE,
    CONSTRAINT "FK_InitiativeStrategyElement_StrategyElements_StrategyElementsId" FOREIGN KEY ("StrategyElementsId") REFERENCES "StrategyElements" ("Id") ON DELETE CASCADE
) STRICT;

CREATE INDEX "IX_InitiativeStrategyElement_StrategyElementsId" ON "InitiativeStrategyElement" ("StrategyElementsId");
