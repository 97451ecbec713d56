-- How far each scheduled fetch is. What shall be fetched stands in the settings; this belongs to no municipality.

CREATE TABLE "Fetches" (
    "Code" character varying(64) COLLATE "C" NOT NULL,
    "Mark" text COLLATE "C",
    "NextAt" timestamp with time zone NOT NULL,
    "CheckedAt" timestamp with time zone,
    "FetchedAt" timestamp with time zone,
    "ImportRunId" integer,
    "Message" text COLLATE "da-x-icu",
    "LeaseOwner" text COLLATE "C",
    "LeaseUntil" timestamp with time zone,
    CONSTRAINT "PK_Fetches" PRIMARY KEY ("Code")
);
