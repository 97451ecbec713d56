-- Rows of other sets come in as files too, and those are judged by the roles of who sent the file.

ALTER TABLE "ImportJobs" ADD COLUMN "Roles" integer NOT NULL DEFAULT 0;
