-- A series, an indicator in an area from a day on, is read in its order; how many rows it has, and what they add up to, is told by the index
-- alone, with what the rule of municipalities asks of each.

CREATE INDEX "IX_Observations_Series" ON "Observations" ("IndicatorCode", "AreaCode", "PeriodStart", "Id", "MunicipalityCode", "BreakdownKey", "ShownValue");
