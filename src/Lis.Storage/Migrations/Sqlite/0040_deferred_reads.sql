-- Reads that are answered later, and their answers in pieces, so that any replica can tell of them. They belong to who asked.

CREATE TABLE "DeferredReads" (
    "Key" TEXT NOT NULL CONSTRAINT "PK_DeferredReads" PRIMARY KEY,
    "Caller" TEXT NOT NULL,
    "Request" TEXT NOT NULL,
    "At" INTEGER NOT NULL,
    "ExpiresAt" INTEGER NOT NULL,
    "LeaseOwner" TEXT NULL,
    "LeaseUntil" INTEGER NULL,
    "Attempts" INTEGER NOT NULL,
    "Status" INTEGER NULL,
    "Headers" TEXT NULL,
    "Length" INTEGER NOT NULL
) STRICT;

CREATE TABLE "DeferredPieces" (
    "Key" TEXT NOT NULL,
    "Number" INTEGER NOT NULL,
    "Content" BLOB NOT NULL,
    CONSTRAINT "PK_DeferredPieces" PRIMARY KEY ("Key", "Number"),
    CONSTRAINT "FK_DeferredPieces_DeferredReads_Key" FOREIGN KEY ("Key") REFERENCES "DeferredReads" ("Key") ON DELETE CASCADE
) STRICT;
