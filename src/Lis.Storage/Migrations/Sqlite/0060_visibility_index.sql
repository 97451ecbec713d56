-- A feed leaves out what hangs on confidential indicators; which those are is read once for each statement.

CREATE INDEX "IX_Indicators_Visibility_Code" ON "Indicators" ("Visibility", "Code");
