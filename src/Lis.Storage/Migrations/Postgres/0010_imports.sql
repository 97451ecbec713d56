-- Imports: what a process needs to carry a run out, and the changes of observations on their way in. None of it belongs to a municipality, so
-- that COPY may fill it; readers never meet these tables.

CREATE TABLE "ImportJobs" (
    "ImportRunId" integer NOT NULL,
    "Fingerprint" text COLLATE "C" NOT NULL,
    "SpoolFile" text COLLATE "C" NOT NULL,
    "Parameters" text COLLATE "C" NOT NULL,
    "IsPartial" boolean NOT NULL,
    "IsDryRun" boolean NOT NULL,
    "Scope" text COLLATE "C" NOT NULL,
    "Actor" text COLLATE "C",
    "LeaseOwner" text COLLATE "C",
    "LeaseUntil" timestamp with time zone,
    CONSTRAINT "PK_ImportJobs" PRIMARY KEY ("ImportRunId"),
    CONSTRAINT "FK_ImportJobs_ImportRuns_ImportRunId" FOREIGN KEY ("ImportRunId") REFERENCES "ImportRuns" ("Id") ON DELETE RESTRICT
);

CREATE INDEX "IX_ImportJobs_Fingerprint" ON "ImportJobs" ("Fingerprint");

CREATE TABLE "StagedBreakdowns" (
    "Batch" bigint NOT NULL,
    "Key" text COLLATE "C" NOT NULL,
    "Label" text COLLATE "da-x-icu",
    "Members" text COLLATE "C" NOT NULL,
    CONSTRAINT "PK_StagedBreakdowns" PRIMARY KEY ("Batch", "Key")
);

CREATE TABLE "StagedObservations" (
    "Batch" bigint NOT NULL,
    "Row" bigint NOT NULL,
    "Line" integer NOT NULL,
    "IndicatorCode" character varying(64) COLLATE "C" NOT NULL,
    "AreaCode" character varying(64) COLLATE "C" NOT NULL,
    "Period" character varying(64) COLLATE "C" NOT NULL,
    "PeriodKind" smallint NOT NULL,
    "PeriodStart" date NOT NULL,
    "PeriodEnd" date NOT NULL,
    "BreakdownKey" text COLLATE "C" NOT NULL,
    "IsDeletion" boolean NOT NULL,
    "Given" smallint NOT NULL,
    "Value" numeric,
    "Numerator" numeric,
    "Denominator" numeric,
    "LowerBound" numeric,
    "UpperBound" numeric,
    "ValueStatus" smallint NOT NULL,
    "RawText" text COLLATE "da-x-icu",
    "Note" text COLLATE "da-x-icu",
    "Reference" text COLLATE "da-x-icu",
    "IsBreak" boolean NOT NULL,
    CONSTRAINT "PK_StagedObservations" PRIMARY KEY ("Batch", "Row"),
    CONSTRAINT "CK_StagedObservations_Denominator" CHECK (min_scale("Denominator") <= 6 AND abs("Denominator") < 1000000000000),
    CONSTRAINT "CK_StagedObservations_LowerBound" CHECK (min_scale("LowerBound") <= 6 AND abs("LowerBound") < 1000000000000),
    CONSTRAINT "CK_StagedObservations_Numerator" CHECK (min_scale("Numerator") <= 6 AND abs("Numerator") < 1000000000000),
    CONSTRAINT "CK_StagedObservations_UpperBound" CHECK (min_scale("UpperBound") <= 6 AND abs("UpperBound") < 1000000000000),
    CONSTRAINT "CK_StagedObservations_Value" CHECK (min_scale("Value") <= 6 AND abs("Value") < 1000000000000)
);

-- A key that was deleted is found again by what it is about.
CREATE INDEX "IX_ObservationHistory_Key" ON "ObservationHistory" ("IndicatorCode", "AreaCode", "Period", "BreakdownKey", "Revision");
