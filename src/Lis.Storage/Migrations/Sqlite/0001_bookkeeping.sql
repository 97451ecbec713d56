-- The order of commits, data versions, tombstones and the audit trail.

CREATE TABLE "AuditEntries" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_AuditEntries" PRIMARY KEY AUTOINCREMENT,
    "At" INTEGER NOT NULL,
    "Actor" TEXT NULL,
    "Action" TEXT NULL,
    "EntitySet" TEXT NULL,
    "EntityKey" TEXT NULL,
    "Changes" TEXT NULL,
    "MunicipalityCode" TEXT NULL,
    "TenantKey" TEXT NOT NULL GENERATED ALWAYS AS (coalesce("MunicipalityCode", '')) STORED,
    "ChangeNo" INTEGER NOT NULL
) STRICT;

CREATE INDEX "IX_AuditEntries_At" ON "AuditEntries" ("At");
CREATE INDEX "IX_AuditEntries_ChangeNo" ON "AuditEntries" ("ChangeNo");
CREATE INDEX "IX_AuditEntries_EntitySet_EntityKey" ON "AuditEntries" ("EntitySet", "EntityKey");

CREATE TABLE "ChangeCounter" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_ChangeCounter" PRIMARY KEY,
    "ChangeNo" INTEGER NOT NULL,
    "At" INTEGER NOT NULL,
    "ObservationNo" INTEGER NOT NULL
) STRICT;

CREATE TABLE "DataVersions" (
    "EntitySet" TEXT NOT NULL CONSTRAINT "PK_DataVersions" PRIMARY KEY,
    "ChangeNo" INTEGER NOT NULL,
    "At" INTEGER NOT NULL
) STRICT;

CREATE TABLE "Tombstones" (
    "ChangeNo" INTEGER NOT NULL,
    "EntitySet" TEXT NOT NULL,
    "EntityKey" TEXT NOT NULL,
    "MunicipalityCode" TEXT NULL,
    "At" INTEGER NOT NULL,
    CONSTRAINT "PK_Tombstones" PRIMARY KEY ("EntitySet", "ChangeNo", "EntityKey")
) STRICT;

CREATE INDEX "IX_Tombstones_ChangeNo" ON "Tombstones" ("ChangeNo");

-- Commit 1 is the schema itself, with the rows that it brings.
INSERT INTO "ChangeCounter" ("Id", "ChangeNo", "At", "ObservationNo") VALUES (1, 1, CAST(unixepoch('now', 'subsec') * 1000 AS INTEGER) * 1000, 0);
