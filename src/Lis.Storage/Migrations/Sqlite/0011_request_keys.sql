-- What named requests (Idempotency-Key) were answered with, so that a repeated one is not done twice on whatever replica it arrives.

CREATE TABLE "RequestKeys" (
    "Caller" TEXT NOT NULL,
    "Key" TEXT NOT NULL,
    "Fingerprint" TEXT NOT NULL,
    "Url" TEXT NULL,
    "ChangeNo" INTEGER NOT NULL,
    "At" INTEGER NOT NULL,
    CONSTRAINT "PK_RequestKeys" PRIMARY KEY ("Caller", "Key")
) STRICT;

CREATE INDEX "IX_RequestKeys_At" ON "RequestKeys" ("At");
