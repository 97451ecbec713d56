-- Indicators, targets, claims and narratives.

CREATE TABLE "Narratives" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_Narratives" PRIMARY KEY AUTOINCREMENT,
    "Kind" INTEGER NOT NULL,
    "Title" TEXT COLLATE DANISH NOT NULL,
    "Text" TEXT COLLATE DANISH NULL,
    "AuthorRole" TEXT COLLATE DANISH NULL,
    "Place" TEXT COLLATE DANISH NULL,
    "Date" TEXT NULL,
    "PeriodText" TEXT COLLATE DANISH NULL,
    "Anonymisation" INTEGER NULL,
    "Visibility" INTEGER NULL,
    "ApprovedForReport" INTEGER NOT NULL DEFAULT 0,
    "ApprovedForFair" INTEGER NOT NULL DEFAULT 0,
    "MunicipalityCode" TEXT NULL,
    "TenantKey" TEXT NOT NULL GENERATED ALWAYS AS (coalesce("MunicipalityCode", '')) STORED,
    "CreatedAt" INTEGER NOT NULL,
    "UpdatedAt" INTEGER NOT NULL,
    "ChangeNo" INTEGER NOT NULL
) STRICT;

CREATE INDEX "IX_Narratives_ChangeNo" ON "Narratives" ("ChangeNo");

CREATE TABLE "CommitteeNarrative" (
    "CommitteesId" INTEGER NOT NULL,
    "NarrativesId" INTEGER NOT NULL,
    CONSTRAINT "PK_CommitteeNarrative" PRIMARY KEY ("CommitteesId", "NarrativesId"),
    CONSTRAINT "FK_CommitteeNarrative_Committees_CommitteesId" FOREIGN KEY ("CommitteesId") REFERENCES "Committees" ("Id") ON DELETE CASCADE,
    CONSTRAINT "FK_CommitteeNarrative_Narratives_NarrativesId" FOREIGN KEY ("NarrativesId") REFERENCES "Narratives" ("Id") ON DELETE CASCADE
) STRICT;

CREATE INDEX "IX_CommitteeNarrative_NarrativesId" ON "CommitteeNarrative" ("NarrativesId");

CREATE TABLE "Indicators" (
    "Code" TEXT NOT NULL CONSTRAINT "PK_Indicators" PRIMARY KEY,
    "Name" TEXT COLLATE DANISH NOT NULL,
    "ShortName" TEXT COLLATE DANISH NULL,
    "Description" TEXT COLLATE DANISH NULL,
    "Definition" TEXT COLLATE DANISH NULL,
    "DefinitionVersion" TEXT COLLATE DANISH NULL,
    "Unit" TEXT COLLATE DANISH NULL,
    "UnitAsPrinted" TEXT COLLATE DANISH NULL,
    "Decimals" INTEGER NULL,
    "IsStock" INTEGER NOT NULL DEFAULT 0,
    "DesiredDirection" INTEGER NULL,
    "NumeratorCode" TEXT NULL,
    "DenominatorCode" TEXT NULL,
    "Factor" INTEGER NULL,
    "Aggregation" INTEGER NULL,
    "PeriodKind" INTEGER NOT NULL,
    "UpdateFrequency" TEXT COLLATE DANISH NULL,
    "PublicationLagDays" INTEGER NULL,
    "SourceCode" TEXT NULL,
    "SourceTable" TEXT NULL,
    "OwnerUnit" TEXT COLLATE DANISH NULL,
    "OwnerRole" TEXT COLLATE DANISH NULL,
    "CoreTaskCode" TEXT NULL,
    "Track" INTEGER NULL,
    "Kind" INTEGER NOT NULL,
    "SuppressBelow" INTEGER NULL,
    "LevelTolerance" INTEGER NULL,
    "Visibility" INTEGER NULL,
    "ValidFrom" TEXT NULL,
    "ValidTo" TEXT NULL,
    "ReplacedByCode" TEXT NULL,
    "MunicipalityCode" TEXT NULL,
    "TenantKey" TEXT NOT NULL GENERATED ALWAYS AS (coalesce("MunicipalityCode", '')) STORED,
    "CreatedAt" INTEGER NOT NULL,
    "UpdatedAt" INTEGER NOT NULL,
    "ChangeNo" INTEGER NOT NULL,
    CONSTRAINT "FK_Indicators_CoreTasks_CoreTaskCode" FOREIGN KEY ("CoreTaskCode") REFERENCES "CoreTasks" ("Code") ON DELETE RESTRICT,
    CONSTRAINT "FK_Indicators_Indicators_DenominatorCode" FOREIGN KEY ("DenominatorCode") REFERENCES "Indicators" ("Code") ON DELETE RESTRICT,
    CONSTRAINT "FK_Indicators_Indicators_NumeratorCode" FOREIGN KEY ("NumeratorCode") REFERENCES "Indicators" ("Code") ON DELETE RESTRICT,
    CONSTRAINT "FK_Indicators_Indicators_ReplacedByCode" FOREIGN KEY ("ReplacedByCode") REFERENCES "Indicators" ("Code") ON DELETE RESTRICT,
    CONSTRAINT "FK_Indicators_Sources_SourceCode" FOREIGN KEY ("SourceCode") REFERENCES "Sources" ("Code") ON DELETE RESTRICT,
    CONSTRAINT "AK_Indicators_Code_TenantKey" UNIQUE ("Code", "TenantKey")
) STRICT;

CREATE INDEX "IX_Indicators_ChangeNo" ON "Indicators" ("ChangeNo");
CREATE INDEX "IX_Indicators_CoreTaskCode" ON "Indicators" ("CoreTaskCode");
CREATE INDEX "IX_Indicators_DenominatorCode" ON "Indicators" ("DenominatorCode");
CREATE INDEX "IX_Indicators_Name" ON "Indicators" ("Name");
CREATE INDEX "IX_Indicators_NumeratorCode" ON "Indicators" ("NumeratorCode");
CREATE INDEX "IX_Indicators_ReplacedByCode" ON "Indicators" ("ReplacedByCode");
CREATE INDEX "IX_Indicators_SourceCode" ON "Indicators" ("SourceCode");

CREATE TABLE "FocusItemNarrative" (
    "FocusItemsId" INTEGER NOT NULL,
    "NarrativesId" INTEGER NOT NULL,
    CONSTRAINT "PK_FocusItemNarrative" PRIMARY KEY ("FocusItemsId", "NarrativesId"),
    CONSTRAINT "FK_FocusItemNarrative_FocusItems_FocusItemsId" FOREIGN KEY ("FocusItemsId") REFERENCES "FocusItems" ("Id") ON DELETE CASCADE,
    CONSTRAINT "FK_FocusItemNarrative_Narratives_NarrativesId" FOREIGN KEY ("NarrativesId") REFERENCES "Narratives" ("Id") ON DELETE CASCADE
) STRICT;

CREATE INDEX "IX_FocusItemNarrative_NarrativesId" ON "FocusItemNarrative" ("NarrativesId");

CREATE TABLE "CommitteeIndicator" (
    "CommitteesId" INTEGER NOT NULL,
    "IndicatorsCode" TEXT NOT NULL,
    CONSTRAINT "PK_CommitteeIndicator" PRIMARY KEY ("CommitteesId", "IndicatorsCode"),
    CONSTRAINT "FK_CommitteeIndicator_Committees_CommitteesId" FOREIGN KEY ("CommitteesId") REFERENCES "Committees" ("Id") ON DELETE CASCADE,
    CONSTRAINT "FK_CommitteeIndicator_Indicators_IndicatorsCode" FOREIGN KEY ("IndicatorsCode") REFERENCES "Indicators" ("Code") ON DELETE CASCADE
) STRICT;

CREATE INDEX "IX_CommitteeIndicator_IndicatorsCode" ON "CommitteeIndicator" ("IndicatorsCode");

CREATE TABLE "IndicatorBreaks" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_IndicatorBreaks" PRIMARY KEY AUTOINCREMENT,
    "IndicatorCode" TEXT NOT NULL,
    "Period" TEXT NOT NULL,
    "Kind" INTEGER NOT NULL,
    "Text" TEXT COLLATE DANISH NULL,
    "MunicipalityCode" TEXT NULL,
    "TenantKey" TEXT NOT NULL GENERATED ALWAYS AS (coalesce("MunicipalityCode", '')) STORED,
    "CreatedAt" INTEGER NOT NULL,
    "UpdatedAt" INTEGER NOT NULL,
    "ChangeNo" INTEGER NOT NULL,
    CONSTRAINT "FK_IndicatorBreaks_Indicators_IndicatorCode" FOREIGN KEY ("IndicatorCode", "TenantKey") REFERENCES "Indicators" ("Code", "TenantKey") ON DELETE RESTRICT
) STRICT;

CREATE INDEX "IX_IndicatorBreaks_ChangeNo" ON "IndicatorBreaks" ("ChangeNo");
CREATE INDEX "IX_IndicatorBreaks_IndicatorCode" ON "IndicatorBreaks" ("IndicatorCode");

CREATE TABLE "IndicatorNarrative" (
    "IndicatorsCode" TEXT NOT NULL,
    "NarrativesId" INTEGER NOT NULL,
    CONSTRAINT "PK_IndicatorNarrative" PRIMARY KEY ("IndicatorsCode", "NarrativesId"),
    CONSTRAINT "FK_IndicatorNarrative_Indicators_IndicatorsCode" FOREIGN KEY ("IndicatorsCode") REFERENCES "Indicators" ("Code") ON DELETE CASCADE,
    CONSTRAINT "FK_IndicatorNarrative_Narratives_NarrativesId" FOREIGN KEY ("NarrativesId") REFERENCES "Narratives" ("Id") ON DELETE CASCADE
) STRICT;

CREATE INDEX "IX_IndicatorNarrative_NarrativesId" ON "IndicatorNarrative" ("NarrativesId");

CREATE TABLE "IndicatorStrategyElement" (
    "IndicatorsCode" TEXT NOT NULL,
    "StrategyElementsId" INTEGER NOT NULL,
    CONSTRAINT "PK_IndicatorStrategyElement" PRIMARY KEY ("IndicatorsCode", "StrategyElementsId"),
    CONSTRAINT "FK_IndicatorStrategyElement_Indicators_IndicatorsCode" FOREIGN KEY ("IndicatorsCode") REFERENCES "Indicators" ("Code") ON DELETE CASCADE,
    CONSTRAINT "FK_IndicatorStrategyElement_StrategyElements_StrategyElementsId" FOREIGN KEY ("StrategyElementsId") REFERENCES "StrategyElements" ("Id") ON DELETE CASCADE
) STRICT;

CREATE INDEX "IX_IndicatorStrategyElement_StrategyElementsId" ON "IndicatorStrategyElement" ("StrategyElementsId");

CREATE TABLE "NarrativeStrategyElement" (
    "NarrativesId" INTEGER NOT NULL,
    "StrategyElementsId" INTEGER NOT NULL,
    CONSTRAINT "PK_NarrativeStrategyElement" PRIMARY KEY ("NarrativesId", "StrategyElementsId"),
    CONSTRAINT "FK_NarrativeStrategyElement_Narratives_NarrativesId" FOREIGN KEY ("NarrativesId") REFERENCES "Narratives" ("Id") ON DELETE CASCADE,
    CONSTRAINT "FK_NarrativeStrategyElement_StrategyElements_StrategyElementsId" FOREIGN KEY ("StrategyElementsId") REFERENCES "StrategyElements" ("Id") ON DELETE CASCADE
) STRICT;

CREATE INDEX "IX_NarrativeStrategyElement_StrategyElementsId" ON "NarrativeStrategyElement" ("StrategyElementsId");

CREATE TABLE "Targets" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_Targets" PRIMARY KEY AUTOINCREMENT,
    "Label" TEXT COLLATE DANISH NULL,
    "IndicatorCode" TEXT NULL,
    "AreaCode" TEXT NULL,
    "BreakdownKey" TEXT NOT NULL DEFAULT 'total',
    "Title" TEXT COLLATE DANISH NOT NULL,
    "Wording" TEXT COLLATE DANISH NULL,
    "Kind" INTEGER NOT NULL,
    "Direction" INTEGER NULL,
    "Operator" INTEGER NULL,
    "Value" INTEGER NULL,
    "UpperValue" INTEGER NULL,
    "Unit" TEXT COLLATE DANISH NULL,
    "ChangePercent" INTEGER NULL,
    "BaselineValue" INTEGER NULL,
    "BaselinePeriod" TEXT NULL,
    "ComparisonAreaCode" TEXT NULL,
    "ComparisonIndicatorCode" TEXT NULL,
    "RankOf" INTEGER NULL,
    "DueFrom" TEXT NULL,
    "DueBy" TEXT NULL,
    "DueText" TEXT COLLATE DANISH NULL,
    "Recurrence" INTEGER NULL,
    "WordingStatus" INTEGER NULL,
    "UnknownParts" TEXT NOT NULL DEFAULT '[]',
    "AlternativeGroup" TEXT COLLATE DANISH NULL,
    "FocusItemId" INTEGER NULL,
    "StrategyElementId" INTEGER NULL,
    "CommitteeId" INTEGER NULL,
    "ServiceAreaCode" TEXT NULL,
    "PartOfId" INTEGER NULL,
    "Reference" TEXT COLLATE DANISH NULL,
    "MunicipalityCode" TEXT NULL,
    "TenantKey" TEXT NOT NULL GENERATED ALWAYS AS (coalesce("MunicipalityCode", '')) STORED,
    "CreatedAt" INTEGER NOT NULL,
    "UpdatedAt" INTEGER NOT NULL,
    "ChangeNo" INTEGER NOT NULL,
    CONSTRAINT "FK_Targets_Areas_AreaCode" FOREIGN KEY ("AreaCode") REFERENCES "Areas" ("Code") ON DELETE RESTRICT,
    CONSTRAINT "FK_Targets_Areas_ComparisonAreaCode" FOREIGN KEY ("ComparisonAreaCode") REFERENCES "Areas" ("Code") ON DELETE RESTRICT,
    CONSTRAINT "FK_Targets_Breakdowns_BreakdownKey" FOREIGN KEY ("BreakdownKey") REFERENCES "Breakdowns" ("Key") ON DELETE RESTRICT,
    CONSTRAINT "FK_Targets_Committees_CommitteeId" FOREIGN KEY ("CommitteeId") REFERENCES "Committees" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_Targets_FocusItems_FocusItemId" FOREIGN KEY ("FocusItemId") REFERENCES "FocusItems" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_Targets_Indicators_ComparisonIndicatorCode" FOREIGN KEY ("ComparisonIndicatorCode") REFERENCES "Indicators" ("Code") ON DELETE RESTRICT,
    CONSTRAINT "FK_Targets_Indicators_IndicatorCode" FOREIGN KEY ("IndicatorCode") REFERENCES "Indicators" ("Code") ON DELETE RESTRICT,
    CONSTRAINT "FK_Targets_ServiceAreas_ServiceAreaCode" FOREIGN KEY ("ServiceAreaCode") REFERENCES "ServiceAreas" ("Code") ON DELETE RESTRICT,
    CONSTRAINT "FK_Targets_StrategyElements_StrategyElementId" FOREIGN KEY ("StrategyElementId") REFERENCES "StrategyElements" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_Targets_Targets_PartOfId" FOREIGN KEY ("PartOfId", "TenantKey") REFERENCES "Targets" ("Id", "TenantKey") ON DELETE RESTRICT,
    CONSTRAINT "AK_Targets_Id_TenantKey" UNIQUE ("Id", "TenantKey")
) STRICT;

CREATE INDEX "IX_Targets_AreaCode" ON "Targets" ("AreaCode");
CREATE INDEX "IX_Targets_BreakdownKey" ON "Targets" ("BreakdownKey");
CREATE INDEX "IX_Targets_ChangeNo" ON "Targets" ("ChangeNo");
CREATE INDEX "IX_Targets_CommitteeId" ON "Targets" ("CommitteeId");
CREATE INDEX "IX_Targets_ComparisonAreaCode" ON "Targets" ("ComparisonAreaCode");
CREATE INDEX "IX_Targets_ComparisonIndicatorCode" ON "Targets" ("ComparisonIndicatorCode");
CREATE INDEX "IX_Targets_FocusItemId" ON "Targets" ("FocusItemId");
CREATE INDEX "IX_Targets_IndicatorCode" ON "Targets" ("IndicatorCode");
CREATE INDEX "IX_Targets_PartOfId" ON "Targets" ("PartOfId");
CREATE INDEX "IX_Targets_ServiceAreaCode" ON "Targets" ("ServiceAreaCode");
CREATE INDEX "IX_Targets_StrategyElementId" ON "Targets" ("StrategyElementId");

CREATE TABLE "IndicatorProevehandling" (
    "IndicatorsCode" TEXT NOT NULL,
    "ProevehandlingerId" INTEGER NOT NULL,
    CONSTRAINT "PK_IndicatorProevehandling" PRIMARY KEY ("IndicatorsCode", "ProevehandlingerId"),
    CONSTRAINT "FK_IndicatorProevehandling_Indicators_IndicatorsCode" FOREIGN KEY ("IndicatorsCode") REFERENCES "Indicators" ("Code") ON DELETE CASCADE,
    CONSTRAINT "FK_IndicatorProevehandling_Proevehandlinger_ProevehandlingerId" FOREIGN KEY ("ProevehandlingerId") REFERENCES "Proevehandlinger" ("Id") ON DELETE CASCADE
) STRICT;

CREATE INDEX "IX_IndicatorProevehandling_ProevehandlingerId" ON "IndicatorProevehandling" ("ProevehandlingerId");

CREATE TABLE "NarrativeProevehandling" (
    "NarrativesId" INTEGER NOT NULL,
    "ProevehandlingerId" INTEGER NOT NULL,
    CONSTRAINT "PK_NarrativeProevehandling" PRIMARY KEY ("NarrativesId", "ProevehandlingerId"),
    CONSTRAINT "FK_NarrativeProevehandling_Narratives_NarrativesId" FOREIGN KEY ("NarrativesId") REFERENCES "Narratives" ("Id") ON DELETE CASCADE,
    CONSTRAINT "FK_NarrativeProevehandling_Proevehandlinger_ProevehandlingerId" FOREIGN KEY ("ProevehandlingerId") REFERENCES "Proevehandlinger" ("Id") ON DELETE CASCADE
) STRICT;

CREATE INDEX "IX_NarrativeProevehandling_ProevehandlingerId" ON "NarrativeProevehandling" ("ProevehandlingerId");

CREATE TABLE "IndicatorInitiative" (
    "IndicatorsCode" TEXT NOT NULL,
    "InitiativesId" INTEGER NOT NULL,
    CONSTRAINT "PK_IndicatorInitiative" PRIMARY KEY ("IndicatorsCode", "InitiativesId"),
    CONSTRAINT "FK_IndicatorInitiative_Indicators_IndicatorsCode" FOREIGN KEY ("IndicatorsCode") REFERENCES "Indicators" ("Code") ON DELETE CASCADE,
    CONSTRAINT "FK_IndicatorInitiative_Initiatives_InitiativesId" FOREIGN KEY ("InitiativesId") REFERENCES "Initiatives" ("Id") ON DELETE CASCADE
) STRICT;

CREATE INDEX "IX_IndicatorInitiative_InitiativesId" ON "IndicatorInitiative" ("InitiativesId");

CREATE TABLE "InitiativeNarrative" (
    "InitiativesId" INTEGER NOT NULL,
    "NarrativesId" INTEGER NOT NULL,
    CONSTRAINT "PK_InitiativeNarrative" PRIMARY KEY ("InitiativesId", "NarrativesId"),
    CONSTRAINT "FK_InitiativeNarrative_Initiatives_InitiativesId" FOREIGN KEY ("InitiativesId") REFERENCES "Initiatives" ("Id") ON DELETE CASCADE,
    CONSTRAINT "FK_InitiativeNarrative_Narratives_NarrativesId" FOREIGN KEY ("NarrativesId") REFERENCES "Narratives" ("Id") ON DELETE CASCADE
) STRICT;

CREATE INDEX "IX_InitiativeNarrative_NarrativesId" ON "InitiativeNarrative" ("NarrativesId");

CREATE TABLE "Claims" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_Claims" PRIMARY KEY AUTOINCREMENT,
    "IndicatorCode" TEXT NULL,
    "AreaCode" TEXT NULL,
    "BreakdownKey" TEXT NOT NULL DEFAULT 'total',
    "PeriodFrom" TEXT NULL,
    "PeriodTo" TEXT NULL,
    "Comparator" INTEGER NULL,
    "ComparatorAreaCode" TEXT NULL,
    "ComparatorPeriod" TEXT NULL,
    "ComparatorTargetId" INTEGER NULL,
    "Relation" INTEGER NULL,
    "Amount" INTEGER NULL,
    "AmountUnit" TEXT COLLATE DANISH NULL,
    "Qualifier" TEXT COLLATE DANISH NULL,
    "Wording" TEXT COLLATE DANISH NULL,
    "Reference" TEXT COLLATE DANISH NULL,
    "CaseNumber" TEXT NULL,
    "MunicipalityCode" TEXT NULL,
    "TenantKey" TEXT NOT NULL GENERATED ALWAYS AS (coalesce("MunicipalityCode", '')) STORED,
    "CreatedAt" INTEGER NOT NULL,
    "UpdatedAt" INTEGER NOT NULL,
    "ChangeNo" INTEGER NOT NULL,
    CONSTRAINT "FK_Claims_Areas_AreaCode" FOREIGN KEY ("AreaCode") REFERENCES "Areas" ("Code") ON DELETE RESTRICT,
    CONSTRAINT "FK_Claims_Areas_ComparatorAreaCode" FOREIGN KEY ("ComparatorAreaCode") REFERENCES "Areas" ("Code") ON DELETE RESTRICT,
    CONSTRAINT "FK_Claims_Breakdowns_BreakdownKey" FOREIGN KEY ("BreakdownKey") REFERENCES "Breakdowns" ("Key") ON DELETE RESTRICT,
    CONSTRAINT "FK_Claims_Indicators_IndicatorCode" FOREIGN KEY ("IndicatorCode") REFERENCES "Indicators" ("Code") ON DELETE RESTRICT,
    CONSTRAINT "FK_Claims_Targets_ComparatorTargetId" FOREIGN KEY ("ComparatorTargetId") REFERENCES "Targets" ("Id") ON DELETE RESTRICT
) STRICT;

CREATE INDEX "IX_Claims_AreaCode" ON "Claims" ("AreaCode");
CREATE INDEX "IX_Claims_BreakdownKey" ON "Claims" ("BreakdownKey");
CREATE INDEX "IX_Claims_ChangeNo" ON "Claims" ("ChangeNo");
CREATE INDEX "IX_Claims_ComparatorAreaCode" ON "Claims" ("ComparatorAreaCode");
CREATE INDEX "IX_Claims_ComparatorTargetId" ON "Claims" ("ComparatorTargetId");
CREATE INDEX "IX_Claims_IndicatorCode" ON "Claims" ("IndicatorCode");

CREATE TABLE "TargetAssessments" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_TargetAssessments" PRIMARY KEY AUTOINCREMENT,
    "TargetId" INTEGER NOT NULL,
    "AssessedOn" TEXT NULL,
    "Kind" INTEGER NOT NULL,
    "Fulfilment" INTEGER NULL,
    "SourceWord" TEXT COLLATE DANISH NULL,
    "Comment" TEXT COLLATE DANISH NULL,
    "CaseNumber" TEXT NULL,
    "MunicipalityCode" TEXT NULL,
    "TenantKey" TEXT NOT NULL GENERATED ALWAYS AS (coalesce("MunicipalityCode", '')) STORED,
    "CreatedAt" INTEGER NOT NULL,
    "UpdatedAt" INTEGER NOT NULL,
    "ChangeNo" INTEGER NOT NULL,
    CONSTRAINT "FK_TargetAssessments_Targets_TargetId" FOREIGN KEY ("TargetId", "TenantKey") REFERENCES "Targets" ("Id", "TenantKey") ON DELETE RESTRICT
) STRICT;

CREATE INDEX "IX_TargetAssessments_ChangeNo" ON "TargetAssessments" ("ChangeNo");
CREATE INDEX "IX_TargetAssessments_TargetId" ON "TargetAssessments" ("TargetId");
