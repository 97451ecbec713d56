-- Reads that are answered later, and their answers in pieces, so that any replica can tell of them. They belong to who asked.

CREATE TABLE "DeferredReads" (
    "Key" text COLLATE "C" NOT NULL,
    "Caller" text COLLATE "C" NOT NULL,
    "Request" text COLLATE "C" NOT NULL,
    "At" timestamp with time zone NOT NULL,
    "ExpiresAt" timestamp with time zone NOT NULL,
    "LeaseOwner" text COLLATE "C",
    "LeaseUntil" timestamp with time zone,
    "Attempts" integer NOT NULL,
    "Status" integer,
    "Headers" text COLLATE "C",
    "Length" bigint NOT NULL,
    CONSTRAINT "PK_DeferredReads" PRIMARY KEY ("Key")
);

CREATE TABLE "DeferredPieces" (
    "Key" text COLLATE "C" NOT NULL,
    "Number" integer NOT NULL,
    "Content" bytea NOT NULL,
    CONSTRAINT "PK_DeferredPieces" PRIMARY KEY ("Key", "Number"),
    CONSTRAINT "FK_DeferredPieces_DeferredReads_Key" FOREIGN KEY ("Key") REFERENCES "DeferredReads" ("Key") ON DELETE CASCADE
);
