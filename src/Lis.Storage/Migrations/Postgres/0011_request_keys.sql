-- What named requests (Idempotency-Key) were answered with, so that a repeated one is not done twice on whatever replica it arrives.

CREATE TABLE "RequestKeys" (
    "Caller" text COLLATE "C" NOT NULL,
    "Key" text COLLATE "C" NOT NULL,
    "Fingerprint" text COLLATE "C" NOT NULL,
    "Url" text COLLATE "C",
    "ChangeNo" bigint NOT NULL,
    "At" timestamp with time zone NOT NULL,
    CONSTRAINT "PK_RequestKeys" PRIMARY KEY ("Caller", "Key")
);

CREATE INDEX "IX_RequestKeys_At" ON "RequestKeys" ("At");
