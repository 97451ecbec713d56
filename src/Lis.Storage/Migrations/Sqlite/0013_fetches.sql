-- How far each scheduled fetch is. What shall be fetched stands in the settings; this belongs to no municipality.

CREATE TABLE "Fetches" (
    "Code" TEXT NOT NULL CONSTRAINT "PK_Fetches" PRIMARY KEY,
    "Mark" TEXT NULL,
    "NextAt" INTEGER NOT NULL,
    "CheckedAt" INTEGER NULL,
    "FetchedAt" INTEGER NULL,
    "ImportRunId" INTEGER NULL,
    "Message" TEXT COLLATE DANISH NULL,
    "LeaseOwner" TEXT NULL,
    "LeaseUntil" INTEGER NULL
) STRICT;
