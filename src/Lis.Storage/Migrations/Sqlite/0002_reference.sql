-- Areas, committees, core tasks, sources and breakdowns.

CREATE TABLE "Areas" (
    "Code" TEXT NOT NULL CONSTRAINT "PK_Areas" PRIMARY KEY,
    "Name" TEXT COLLATE DANISH NOT NULL,
    "Kind" INTEGER NOT NULL,
    "ParentCode" TEXT NULL,
    "AggregationKind" INTEGER NULL,
    "ValidFrom" TEXT NULL,
    "ValidTo" TEXT NULL,
    "NameVariants" TEXT NOT NULL DEFAULT '[]',
    "CreatedAt" INTEGER NOT NULL,
    "UpdatedAt" INTEGER NOT NULL,
    "ChangeNo" INTEGER NOT NULL,
    CONSTRAINT "FK_Areas_Areas_ParentCode" FOREIGN KEY ("ParentCode") REFERENCES "Areas" ("Code") ON DELETE RESTRICT
) STRICT;

CREATE INDEX "IX_Areas_ChangeNo" ON "Areas" ("ChangeNo");
CREATE INDEX "IX_Areas_Kind" ON "Areas" ("Kind");
CREATE INDEX "IX_Areas_Name" ON "Areas" ("Name");
CREATE INDEX "IX_Areas_ParentCode" ON "Areas" ("ParentCode");

CREATE TABLE "Breakdowns" (
    "Key" TEXT NOT NULL CONSTRAINT "PK_Breakdowns" PRIMARY KEY,
    "Label" TEXT COLLATE DANISH NULL,
    "Members" TEXT NOT NULL DEFAULT '[]',
    "CreatedAt" INTEGER NOT NULL,
    "UpdatedAt" INTEGER NOT NULL,
    "ChangeNo" INTEGER NOT NULL
) STRICT;

CREATE INDEX "IX_Breakdowns_ChangeNo" ON "Breakdowns" ("ChangeNo");

CREATE TABLE "Committees" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_Committees" PRIMARY KEY AUTOINCREMENT,
    "Name" TEXT COLLATE DANISH NOT NULL,
    "ShortName" TEXT COLLATE DANISH NULL,
    "Kind" INTEGER NOT NULL,
    "NameVariants" TEXT NOT NULL DEFAULT '[]',
    "ValidFrom" TEXT NULL,
    "ValidTo" TEXT NULL,
    "MunicipalityCode" TEXT NULL,
    "TenantKey" TEXT NOT NULL GENERATED ALWAYS AS (coalesce("MunicipalityCode", '')) STORED,
    "CreatedAt" INTEGER NOT NULL,
    "UpdatedAt" INTEGER NOT NULL,
    "ChangeNo" INTEGER NOT NULL
) STRICT;

CREATE INDEX "IX_Committees_ChangeNo" ON "Committees" ("ChangeNo");

CREATE TABLE "CoreTasks" (
    "Code" TEXT NOT NULL CONSTRAINT "PK_CoreTasks" PRIMARY KEY,
    "Name" TEXT COLLATE DANISH NOT NULL,
    "Movement" TEXT COLLATE DANISH NULL,
    "MunicipalityCode" TEXT NULL,
    "TenantKey" TEXT NOT NULL GENERATED ALWAYS AS (coalesce("MunicipalityCode", '')) STORED,
    "CreatedAt" INTEGER NOT NULL,
    "UpdatedAt" INTEGER NOT NULL,
    "ChangeNo" INTEGER NOT NULL
) STRICT;

CREATE INDEX "IX_CoreTasks_ChangeNo" ON "CoreTasks" ("ChangeNo");

CREATE TABLE "Sources" (
    "Code" TEXT NOT NULL CONSTRAINT "PK_Sources" PRIMARY KEY,
    "Name" TEXT COLLATE DANISH NOT NULL,
    "Owner" TEXT COLLATE DANISH NULL,
    "Kind" INTEGER NOT NULL,
    "Homepage" TEXT NULL,
    "Description" TEXT COLLATE DANISH NULL,
    "UpdateFrequency" TEXT COLLATE DANISH NULL,
    "License" TEXT COLLATE DANISH NULL,
    "RequiresApproval" INTEGER NOT NULL DEFAULT 0,
    "CreatedAt" INTEGER NOT NULL,
    "UpdatedAt" INTEGER NOT NULL,
    "ChangeNo" INTEGER NOT NULL
) STRICT;

CREATE INDEX "IX_Sources_ChangeNo" ON "Sources" ("ChangeNo");

CREATE TABLE "AreaMembers" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_AreaMembers" PRIMARY KEY AUTOINCREMENT,
    "GroupCode" TEXT NOT NULL,
    "MemberCode" TEXT NOT NULL,
    "Rank" INTEGER NULL,
    "DataArea" TEXT COLLATE DANISH NULL,
    "ValidFrom" TEXT NULL,
    "ValidTo" TEXT NULL,
    "CreatedAt" INTEGER NOT NULL,
    "UpdatedAt" INTEGER NOT NULL,
    "ChangeNo" INTEGER NOT NULL,
    CONSTRAINT "FK_AreaMembers_Areas_GroupCode" FOREIGN KEY ("GroupCode") REFERENCES "Areas" ("Code") ON DELETE RESTRICT,
    CONSTRAINT "FK_AreaMembers_Areas_MemberCode" FOREIGN KEY ("MemberCode") REFERENCES "Areas" ("Code") ON DELETE RESTRICT
) STRICT;

CREATE INDEX "IX_AreaMembers_ChangeNo" ON "AreaMembers" ("ChangeNo");
CREATE INDEX "IX_AreaMembers_GroupCode" ON "AreaMembers" ("GroupCode");
CREATE INDEX "IX_AreaMembers_MemberCode" ON "AreaMembers" ("MemberCode");

CREATE TABLE "BreakdownMembers" (
    "BreakdownKey" TEXT NOT NULL,
    "Dimension" TEXT NOT NULL,
    "Member" TEXT NOT NULL,
    "Label" TEXT COLLATE DANISH NULL,
    CONSTRAINT "PK_BreakdownMembers" PRIMARY KEY ("BreakdownKey", "Dimension"),
    CONSTRAINT "FK_BreakdownMembers_Breakdowns_BreakdownKey" FOREIGN KEY ("BreakdownKey") REFERENCES "Breakdowns" ("Key") ON DELETE CASCADE
) STRICT;

CREATE INDEX "IX_BreakdownMembers_Dimension_Member" ON "BreakdownMembers" ("Dimension", "Member");

CREATE TRIGGER "Breakdowns_Members_Insert" AFTER INSERT ON "Breakdowns"
BEGIN
    INSERT INTO "BreakdownMembers" ("BreakdownKey", "Dimension", "Member", "Label")
    SELECT NEW."Key", pair.value ->> 'Dimension', pair.value ->> 'Member', pair.value ->> 'Label'
    FROM json_each(NEW."Members") AS pair;
END;

CREATE TRIGGER "Breakdowns_Members_Update" AFTER UPDATE OF "Members" ON "Breakdowns"
BEGIN
    DELETE FROM "BreakdownMembers" WHERE "BreakdownKey" = NEW."Key";
    INSERT INTO "BreakdownMembers" ("BreakdownKey", "Dimension", "Member", "Label")
    SELECT NEW."Key", pair.value ->> 'Dimension', pair.value ->> 'Member', pair.value ->> 'Label'
    FROM json_each(NEW."Members") AS pair;
END;

INSERT INTO "Breakdowns" ("Key", "Label", "Members", "CreatedAt", "UpdatedAt", "ChangeNo")
SELECT 'total', 'I alt', '[]', "At", "At", "ChangeNo" FROM "ChangeCounter";
INSERT INTO "DataVersions" ("EntitySet", "ChangeNo", "At")
SELECT 'Breakdowns', "ChangeNo", "At" FROM "ChangeCounter";
