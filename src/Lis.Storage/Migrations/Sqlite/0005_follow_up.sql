-- Budget, cases, documents, events and remarks.

CREATE TABLE "Remarks" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_Remarks" PRIMARY KEY AUTOINCREMENT,
    "Kind" INTEGER NOT NULL,
    "Subject" TEXT COLLATE DANISH NULL,
    "AsPrinted" TEXT COLLATE DANISH NULL,
    "Normalised" TEXT COLLATE DANISH NULL,
    "Text" TEXT COLLATE DANISH NULL,
    "EntitySet" TEXT NULL,
    "EntityKey" TEXT NULL,
    "Reference" TEXT COLLATE DANISH NULL,
    "MunicipalityCode" TEXT NULL,
    "TenantKey" TEXT NOT NULL GENERATED ALWAYS AS (coalesce("MunicipalityCode", '')) STORED,
    "CreatedAt" INTEGER NOT NULL,
    "UpdatedAt" INTEGER NOT NULL,
    "ChangeNo" INTEGER NOT NULL
) STRICT;

CREATE INDEX "IX_Remarks_ChangeNo" ON "Remarks" ("ChangeNo");

CREATE TABLE "ReportingEvents" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_ReportingEvents" PRIMARY KEY AUTOINCREMENT,
    "Title" TEXT COLLATE DANISH NOT NULL,
    "Description" TEXT COLLATE DANISH NULL,
    "Kind" INTEGER NOT NULL,
    "Track" INTEGER NULL,
    "DueFrom" TEXT NULL,
    "DueBy" TEXT NULL,
    "DueText" TEXT COLLATE DANISH NULL,
    "Recurrence" INTEGER NULL,
    "LegalBasis" TEXT COLLATE DANISH NULL,
    "CaseNumber" TEXT NULL,
    "IsDone" INTEGER NOT NULL DEFAULT 0,
    "MunicipalityCode" TEXT NULL,
    "TenantKey" TEXT NOT NULL GENERATED ALWAYS AS (coalesce("MunicipalityCode", '')) STORED,
    "CreatedAt" INTEGER NOT NULL,
    "UpdatedAt" INTEGER NOT NULL,
    "ChangeNo" INTEGER NOT NULL
) STRICT;

CREATE INDEX "IX_ReportingEvents_ChangeNo" ON "ReportingEvents" ("ChangeNo");
CREATE INDEX "IX_ReportingEvents_DueBy" ON "ReportingEvents" ("DueBy");

CREATE TABLE "ServiceAreas" (
    "Code" TEXT NOT NULL CONSTRAINT "PK_ServiceAreas" PRIMARY KEY,
    "Number" INTEGER NULL,
    "Name" TEXT COLLATE DANISH NULL,
    "MunicipalityCode" TEXT NULL,
    "TenantKey" TEXT NOT NULL GENERATED ALWAYS AS (coalesce("MunicipalityCode", '')) STORED,
    "CreatedAt" INTEGER NOT NULL,
    "UpdatedAt" INTEGER NOT NULL,
    "ChangeNo" INTEGER NOT NULL,
    CONSTRAINT "AK_ServiceAreas_Code_TenantKey" UNIQUE ("Code", "TenantKey")
) STRICT;

CREATE INDEX "IX_ServiceAreas_ChangeNo" ON "ServiceAreas" ("ChangeNo");

CREATE TABLE "Cases" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_Cases" PRIMARY KEY AUTOINCREMENT,
    "CommitteeId" INTEGER NULL,
    "MeetingDate" TEXT NULL,
    "ItemNumber" INTEGER NULL,
    "CaseNumber" TEXT NULL,
    "KleNumber" TEXT NULL,
    "Facet" TEXT NULL,
    "Kind" INTEGER NOT NULL,
    "Title" TEXT COLLATE DANISH NOT NULL,
    "Summary" TEXT COLLATE DANISH NULL,
    "Recommendation" TEXT COLLATE DANISH NULL,
    "Decision" INTEGER NULL,
    "DecisionText" TEXT COLLATE DANISH NULL,
    "RoutedTo" TEXT NOT NULL DEFAULT '[]',
    "ForwardedTo" TEXT NOT NULL DEFAULT '[]',
    "MunicipalityCode" TEXT NULL,
    "TenantKey" TEXT NOT NULL GENERATED ALWAYS AS (coalesce("MunicipalityCode", '')) STORED,
    "CreatedAt" INTEGER NOT NULL,
    "UpdatedAt" INTEGER NOT NULL,
    "ChangeNo" INTEGER NOT NULL,
    CONSTRAINT "FK_Cases_Committees_CommitteeId" FOREIGN KEY ("CommitteeId") REFERENCES "Committees" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "AK_Cases_Id_TenantKey" UNIQUE ("Id", "TenantKey")
) STRICT;

CREATE INDEX "IX_Cases_CaseNumber" ON "Cases" ("CaseNumber");
CREATE INDEX "IX_Cases_ChangeNo" ON "Cases" ("ChangeNo");
CREATE INDEX "IX_Cases_CommitteeId" ON "Cases" ("CommitteeId");
CREATE INDEX "IX_Cases_MeetingDate" ON "Cases" ("MeetingDate");

CREATE TABLE "CommitteeReportingEvent" (
    "CommitteesId" INTEGER NOT NULL,
    "ReportingEventsId" INTEGER NOT NULL,
    CONSTRAINT "PK_CommitteeReportingEvent" PRIMARY KEY ("CommitteesId", "ReportingEventsId"),
    CONSTRAINT "FK_CommitteeReportingEvent_Committees_CommitteesId" FOREIGN KEY ("CommitteesId") REFERENCES "Committees" ("Id") ON DELETE CASCADE,
    CONSTRAINT "FK_CommitteeReportingEvent_ReportingEvents_ReportingEventsId" FOREIGN KEY ("ReportingEventsId") REFERENCES "ReportingEvents" ("Id") ON DELETE CASCADE
) STRICT;

CREATE INDEX "IX_CommitteeReportingEvent_ReportingEventsId" ON "CommitteeReportingEvent" ("ReportingEventsId");

CREATE TABLE "BudgetLines" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_BudgetLines" PRIMARY KEY AUTOINCREMENT,
    "Year" INTEGER NULL,
    "ServiceAreaCode" TEXT NOT NULL,
    "AppropriationType" TEXT COLLATE DANISH NULL,
    "OriginalBudget" INTEGER NULL,
    "CorrectedBudget" INTEGER NULL,
    "Forecast" INTEGER NULL,
    "Actual" INTEGER NULL,
    "Deviation" INTEGER NULL,
    "DeviationPercent" INTEGER NULL,
    "Unit" INTEGER NULL,
    "CaseNumber" TEXT NULL,
    "Note" TEXT COLLATE DANISH NULL,
    "MunicipalityCode" TEXT NULL,
    "TenantKey" TEXT NOT NULL GENERATED ALWAYS AS (coalesce("MunicipalityCode", '')) STORED,
    "CreatedAt" INTEGER NOT NULL,
    "UpdatedAt" INTEGER NOT NULL,
    "ChangeNo" INTEGER NOT NULL,
    CONSTRAINT "FK_BudgetLines_ServiceAreas_ServiceAreaCode" FOREIGN KEY ("ServiceAreaCode", "TenantKey") REFERENCES "ServiceAreas" ("Code", "TenantKey") ON DELETE RESTRICT,
    CONSTRAINT "AK_BudgetLines_Id_TenantKey" UNIQUE ("Id", "TenantKey")
) STRICT;

CREATE INDEX "IX_BudgetLines_ChangeNo" ON "BudgetLines" ("ChangeNo");
CREATE INDEX "IX_BudgetLines_ServiceAreaCode" ON "BudgetLines" ("ServiceAreaCode");

CREATE TABLE "BudgetTransfers" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_BudgetTransfers" PRIMARY KEY AUTOINCREMENT,
    "Name" TEXT COLLATE DANISH NOT NULL,
    "FromYear" INTEGER NULL,
    "ToYear" INTEGER NULL,
    "Amount" INTEGER NULL,
    "Unit" INTEGER NULL,
    "AmountKr" INTEGER NULL,
    "ControlForm" TEXT COLLATE DANISH NULL,
    "FromServiceAreaCode" TEXT NULL,
    "ToServiceAreaCode" TEXT NULL,
    "ToInvestment" INTEGER NULL,
    "CaseNumber" TEXT NULL,
    "MunicipalityCode" TEXT NULL,
    "TenantKey" TEXT NOT NULL GENERATED ALWAYS AS (coalesce("MunicipalityCode", '')) STORED,
    "CreatedAt" INTEGER NOT NULL,
    "UpdatedAt" INTEGER NOT NULL,
    "ChangeNo" INTEGER NOT NULL,
    CONSTRAINT "FK_BudgetTransfers_ServiceAreas_FromServiceAreaCode" FOREIGN KEY ("FromServiceAreaCode") REFERENCES "ServiceAreas" ("Code") ON DELETE RESTRICT,
    CONSTRAINT "FK_BudgetTransfers_ServiceAreas_ToServiceAreaCode" FOREIGN KEY ("ToServiceAreaCode") REFERENCES "ServiceAreas" ("Code") ON DELETE RESTRICT
) STRICT;

CREATE INDEX "IX_BudgetTransfers_ChangeNo" ON "BudgetTransfers" ("ChangeNo");
CREATE INDEX "IX_BudgetTransfers_FromServiceAreaCode" ON "BudgetTransfers" ("FromServiceAreaCode");
CREATE INDEX "IX_BudgetTransfers_ToServiceAreaCode" ON "BudgetTransfers" ("ToServiceAreaCode");

CREATE TABLE "Documents" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_Documents" PRIMARY KEY AUTOINCREMENT,
    "Kind" INTEGER NOT NULL,
    "Title" TEXT COLLATE DANISH NOT NULL,
    "Date" TEXT NULL,
    "Url" TEXT NULL,
    "CaseId" INTEGER NULL,
    "StrategyId" INTEGER NULL,
    "MunicipalityCode" TEXT NULL,
    "TenantKey" TEXT NOT NULL GENERATED ALWAYS AS (coalesce("MunicipalityCode", '')) STORED,
    "CreatedAt" INTEGER NOT NULL,
    "UpdatedAt" INTEGER NOT NULL,
    "ChangeNo" INTEGER NOT NULL,
    CONSTRAINT "FK_Documents_Cases_CaseId" FOREIGN KEY ("CaseId", "TenantKey") REFERENCES "Cases" ("Id", "TenantKey") ON DELETE RESTRICT,
    CONSTRAINT "FK_Documents_Strategies_StrategyId" FOREIGN KEY ("StrategyId") REFERENCES "Strategies" ("Id") ON DELETE RESTRICT
) STRICT;

CREATE INDEX "IX_Documents_CaseId" ON "Documents" ("CaseId");
CREATE INDEX "IX_Documents_ChangeNo" ON "Documents" ("ChangeNo");
CREATE INDEX "IX_Documents_StrategyId" ON "Documents" ("StrategyId");

CREATE TABLE "BudgetExplanations" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_BudgetExplanations" PRIMARY KEY AUTOINCREMENT,
    "BudgetLineId" INTEGER NOT NULL,
    "Text" TEXT COLLATE DANISH NULL,
    "Kind" INTEGER NOT NULL,
    "Amount" INTEGER NULL,
    "Unit" INTEGER NULL,
    "AmountKr" INTEGER NULL,
    "CountsTowardDeviation" INTEGER NULL,
    "Quantity" INTEGER NULL,
    "QuantityUnit" TEXT COLLATE DANISH NULL,
    "RefundPercent" INTEGER NULL,
    "Note" TEXT COLLATE DANISH NULL,
    "MunicipalityCode" TEXT NULL,
    "TenantKey" TEXT NOT NULL GENERATED ALWAYS AS (coalesce("MunicipalityCode", '')) STORED,
    "CreatedAt" INTEGER NOT NULL,
    "UpdatedAt" INTEGER NOT NULL,
    "ChangeNo" INTEGER NOT NULL,
    CONSTRAINT "FK_BudgetExplanations_BudgetLines_BudgetLineId" FOREIGN KEY ("BudgetLineId", "TenantKey") REFERENCES "BudgetLines" ("Id", "TenantKey") ON DELETE RESTRICT
) STRICT;

CREATE INDEX "IX_BudgetExplanations_BudgetLineId" ON "BudgetExplanations" ("BudgetLineId");
CREATE INDEX "IX_BudgetExplanations_ChangeNo" ON "BudgetExplanations" ("ChangeNo");
