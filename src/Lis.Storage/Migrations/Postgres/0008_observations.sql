-- Observations and their closed revisions.

CREATE TABLE "ObservationHistory" (
    "Id" bigint NOT NULL,
    "Revision" integer NOT NULL DEFAULT 1,
    "RecordedFrom" timestamp with time zone NOT NULL,
    "RecordedTo" timestamp with time zone NOT NULL,
    "ClosedChangeNo" bigint NOT NULL,
    "IndicatorCode" character varying(64) COLLATE "C" NOT NULL,
    "AreaCode" character varying(64) COLLATE "C" NOT NULL,
    "Period" character varying(64) COLLATE "C" NOT NULL,
    "PeriodKind" smallint NOT NULL,
    "PeriodStart" date NOT NULL,
    "PeriodEnd" date NOT NULL,
    "BreakdownKey" text COLLATE "C" NOT NULL DEFAULT 'total',
    "IsTotal" boolean NOT NULL DEFAULT FALSE,
    "Value" numeric,
    "Numerator" numeric,
    "Denominator" numeric,
    "LowerBound" numeric,
    "UpperBound" numeric,
    "RawText" text COLLATE "da-x-icu",
    "ValueStatus" smallint NOT NULL DEFAULT 0,
    "ShownValue" numeric,
    "ShownNumerator" numeric,
    "ShownDenominator" numeric,
    "ShownLowerBound" numeric,
    "ShownUpperBound" numeric,
    "ShownRawText" text COLLATE "da-x-icu",
    "ShownValueStatus" smallint NOT NULL DEFAULT 0,
    "Suppression" smallint NOT NULL DEFAULT 0,
    "IsBreak" boolean NOT NULL DEFAULT FALSE,
    "Note" text COLLATE "da-x-icu",
    "Reference" text COLLATE "da-x-icu",
    "IsDerived" boolean NOT NULL DEFAULT FALSE,
    "ImportRunId" integer,
    "CreatedAt" timestamp with time zone NOT NULL,
    "MunicipalityCode" character varying(64) COLLATE "C",
    "TenantKey" character varying(64) COLLATE "C" NOT NULL GENERATED ALWAYS AS (coalesce("MunicipalityCode", '')) STORED,
    "ChangeNo" bigint NOT NULL,
    CONSTRAINT "PK_ObservationHistory" PRIMARY KEY ("Id", "Revision"),
    CONSTRAINT "CK_ObservationHistory_Denominator" CHECK (min_scale("Denominator") <= 6 AND abs("Denominator") < 1000000000000),
    CONSTRAINT "CK_ObservationHistory_LowerBound" CHECK (min_scale("LowerBound") <= 6 AND abs("LowerBound") < 1000000000000),
    CONSTRAINT "CK_ObservationHistory_Numerator" CHECK (min_scale("Numerator") <= 6 AND abs("Numerator") < 1000000000000),
    CONSTRAINT "CK_ObservationHistory_ShownDenominator" CHECK (min_scale("ShownDenominator") <= 6 AND abs("ShownDenominator") < 1000000000000),
    CONSTRAINT "CK_ObservationHistory_ShownLowerBound" CHECK (min_scale("ShownLowerBound") <= 6 AND abs("ShownLowerBound") < 1000000000000),
    CONSTRAINT "CK_ObservationHistory_ShownNumerator" CHECK (min_scale("ShownNumerator") <= 6 AND abs("ShownNumerator") < 1000000000000),
    CONSTRAINT "CK_ObservationHistory_ShownUpperBound" CHECK (min_scale("ShownUpperBound") <= 6 AND abs("ShownUpperBound") < 1000000000000),
    CONSTRAINT "CK_ObservationHistory_ShownValue" CHECK (min_scale("ShownValue") <= 6 AND abs("ShownValue") < 1000000000000),
    CONSTRAINT "CK_ObservationHistory_UpperBound" CHECK (min_scale("UpperBound") <= 6 AND abs("UpperBound") < 1000000000000),
    CONSTRAINT "CK_ObservationHistory_Value" CHECK (min_scale("Value") <= 6 AND abs("Value") < 1000000000000)
);

CREATE INDEX "IX_ObservationHistory_AreaCode_PeriodStart_Id" ON "ObservationHistory" ("AreaCode", "PeriodStart", "Id");
CREATE INDEX "IX_ObservationHistory_ClosedChangeNo" ON "ObservationHistory" ("ClosedChangeNo");
CREATE INDEX "IX_ObservationHistory_IndicatorCode_PeriodStart_Id" ON "ObservationHistory" ("IndicatorCode", "PeriodStart", "Id");
CREATE INDEX "IX_ObservationHistory_RecordedTo" ON "ObservationHistory" ("RecordedTo");

-- The keys hold PeriodStart because a unique key must hold the column of the partitions; it follows from Period. The primary key begins
-- with the indicator, which is how tables would be spread over several servers.
CREATE TABLE "Observations" (
    "Id" bigint NOT NULL,
    "RecordedAt" timestamp with time zone NOT NULL,
    "IndicatorCode" character varying(64) COLLATE "C" NOT NULL,
    "AreaCode" character varying(64) COLLATE "C" NOT NULL,
    "Period" character varying(64) COLLATE "C" NOT NULL,
    "PeriodKind" smallint NOT NULL,
    "PeriodStart" date NOT NULL,
    "PeriodEnd" date NOT NULL,
    "BreakdownKey" text COLLATE "C" NOT NULL DEFAULT 'total',
    "IsTotal" boolean NOT NULL DEFAULT FALSE,
    "Value" numeric,
    "Numerator" numeric,
    "Denominator" numeric,
    "LowerBound" numeric,
    "UpperBound" numeric,
    "RawText" text COLLATE "da-x-icu",
    "ValueStatus" smallint NOT NULL DEFAULT 0,
    "ShownValue" numeric,
    "ShownNumerator" numeric,
    "ShownDenominator" numeric,
    "ShownLowerBound" numeric,
    "ShownUpperBound" numeric,
    "ShownRawText" text COLLATE "da-x-icu",
    "ShownValueStatus" smallint NOT NULL DEFAULT 0,
    "Suppression" smallint NOT NULL DEFAULT 0,
    "IsBreak" boolean NOT NULL DEFAULT FALSE,
    "Note" text COLLATE "da-x-icu",
    "Reference" text COLLATE "da-x-icu",
    "IsDerived" boolean NOT NULL DEFAULT FALSE,
    "Revision" integer NOT NULL DEFAULT 1,
    "ImportRunId" integer,
    "CreatedAt" timestamp with time zone NOT NULL,
    "MunicipalityCode" character varying(64) COLLATE "C",
    "TenantKey" character varying(64) COLLATE "C" NOT NULL GENERATED ALWAYS AS (coalesce("MunicipalityCode", '')) STORED,
    "ChangeNo" bigint NOT NULL,
    CONSTRAINT "PK_Observations" PRIMARY KEY ("IndicatorCode", "PeriodStart", "Id"),
    CONSTRAINT "CK_Observations_Id" CHECK ("Id" / 1000000000000 = extract(year FROM "PeriodStart")),
    CONSTRAINT "CK_Observations_Denominator" CHECK (min_scale("Denominator") <= 6 AND abs("Denominator") < 1000000000000),
    CONSTRAINT "CK_Observations_LowerBound" CHECK (min_scale("LowerBound") <= 6 AND abs("LowerBound") < 1000000000000),
    CONSTRAINT "CK_Observations_Numerator" CHECK (min_scale("Numerator") <= 6 AND abs("Numerator") < 1000000000000),
    CONSTRAINT "CK_Observations_ShownDenominator" CHECK (min_scale("ShownDenominator") <= 6 AND abs("ShownDenominator") < 1000000000000),
    CONSTRAINT "CK_Observations_ShownLowerBound" CHECK (min_scale("ShownLowerBound") <= 6 AND abs("ShownLowerBound") < 1000000000000),
    CONSTRAINT "CK_Observations_ShownNumerator" CHECK (min_scale("ShownNumerator") <= 6 AND abs("ShownNumerator") < 1000000000000),
    CONSTRAINT "CK_Observations_ShownUpperBound" CHECK (min_scale("ShownUpperBound") <= 6 AND abs("ShownUpperBound") < 1000000000000),
    CONSTRAINT "CK_Observations_ShownValue" CHECK (min_scale("ShownValue") <= 6 AND abs("ShownValue") < 1000000000000),
    CONSTRAINT "CK_Observations_UpperBound" CHECK (min_scale("UpperBound") <= 6 AND abs("UpperBound") < 1000000000000),
    CONSTRAINT "CK_Observations_Value" CHECK (min_scale("Value") <= 6 AND abs("Value") < 1000000000000),
    CONSTRAINT "FK_Observations_Areas_AreaCode" FOREIGN KEY ("AreaCode") REFERENCES "Areas" ("Code") ON DELETE RESTRICT,
    CONSTRAINT "FK_Observations_Breakdowns_BreakdownKey" FOREIGN KEY ("BreakdownKey") REFERENCES "Breakdowns" ("Key") ON DELETE RESTRICT,
    CONSTRAINT "FK_Observations_ImportRuns_ImportRunId" FOREIGN KEY ("ImportRunId") REFERENCES "ImportRuns" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_Observations_Indicators_IndicatorCode" FOREIGN KEY ("IndicatorCode", "TenantKey") REFERENCES "Indicators" ("Code", "TenantKey") ON DELETE RESTRICT
) PARTITION BY RANGE ("PeriodStart");

CREATE INDEX "IX_Observations_AreaCode_PeriodStart_Id" ON "Observations" ("AreaCode", "PeriodStart", "Id");
CREATE INDEX "IX_Observations_BreakdownKey" ON "Observations" ("BreakdownKey");
CREATE INDEX "IX_Observations_ChangeNo" ON "Observations" ("ChangeNo");
CREATE INDEX "IX_Observations_ImportRunId" ON "Observations" ("ImportRunId");
CREATE INDEX "IX_Observations_Id" ON "Observations" ("Id");
CREATE UNIQUE INDEX "IX_Observations_IndicatorCode_AreaCode_Period_BreakdownKey" ON "Observations" ("IndicatorCode", "AreaCode", "Period", "BreakdownKey", "PeriodStart");
CREATE INDEX "IX_Observations_Period_Id" ON "Observations" ("Period", "Id");
CREATE INDEX "IX_Observations_RecordedAt" ON "Observations" ("RecordedAt");

-- One partition per year of PeriodStart, and one for all before and after: with these two and no default partition the partitions are in
-- order, so that a page in order of PeriodStart reads one after the other and stops. The bounds on Id let the planner leave out all other
-- years when a read names only the Id.
DO $$
DECLARE
    first CONSTANT integer := 1990;
    last CONSTANT integer := 2040;
    numbers CONSTANT bigint := 1000000000000;
BEGIN
    EXECUTE format(
        'CREATE TABLE "Observations_before" PARTITION OF "Observations" (CHECK ("Id" < %s)) FOR VALUES FROM (MINVALUE) TO (%L)',
        first * numbers, make_date(first, 1, 1));
    FOR y IN first..last LOOP
        EXECUTE format(
            'CREATE TABLE %I PARTITION OF "Observations" (CHECK ("Id" >= %s AND "Id" < %s)) FOR VALUES FROM (%L) TO (%L)',
            'Observations_' || y, y * numbers, (y + 1) * numbers, make_date(y, 1, 1), make_date(y + 1, 1, 1));
    END LOOP;
    EXECUTE format(
        'CREATE TABLE "Observations_after" PARTITION OF "Observations" (CHECK ("Id" >= %s)) FOR VALUES FROM (%L) TO (MAXVALUE)',
        (last + 1) * numbers, make_date(last + 1, 1, 1));
END $$;
