-- Versions by whose rows changed, so that a validator tells nobody what another municipality does.

ALTER TABLE "DataVersions" ADD COLUMN "Scope" text COLLATE "C" NOT NULL DEFAULT '';
ALTER TABLE "DataVersions" ALTER COLUMN "Scope" DROP DEFAULT;
ALTER TABLE "DataVersions" DROP CONSTRAINT "PK_DataVersions";
ALTER TABLE "DataVersions" ADD CONSTRAINT "PK_DataVersions" PRIMARY KEY ("EntitySet", "Scope");
