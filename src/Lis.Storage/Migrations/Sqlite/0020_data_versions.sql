-- Versions by whose rows changed, so that a validator tells nobody what another municipality does.

ALTER TABLE "DataVersions" RENAME TO "DataVersionsBefore";
CREATE TABLE "DataVersions" (
    "EntitySet" TEXT NOT NULL,
    "Scope" TEXT NOT NULL,
    "ChangeNo" INTEGER NOT NULL,
    "At" INTEGER NOT NULL,
    CONSTRAINT "PK_DataVersions" PRIMARY KEY ("EntitySet", "Scope")
) STRICT;
INSERT INTO "DataVersions" ("EntitySet", "Scope", "ChangeNo", "At")
SELECT "EntitySet", '', "ChangeNo", "At" FROM "DataVersionsBefore";
DROP TABLE "DataVersionsBefore";
