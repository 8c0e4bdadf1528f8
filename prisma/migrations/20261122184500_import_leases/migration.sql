-- An import is read by one process at a time, and rests after what went wrong.
ALTER TABLE "history_import" ADD COLUMN "holder" UUID;
ALTER TABLE "history_import" ADD COLUMN "held_until" TIMESTAMPTZ(3);
ALTER TABLE "history_import" ADD COLUMN "failures" INTEGER NOT NULL DEFAULT 0;
ALTER TABLE "history_import" ADD COLUMN "resume_at" TIMESTAMPTZ(3);

-- What of a history could not be read or kept.
CREATE TABLE "import_problem" (
    "shop" BIGINT NOT NULL,
    "subject" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "noted_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "import_problem_pkey" PRIMARY KEY ("shop","subject")
);
