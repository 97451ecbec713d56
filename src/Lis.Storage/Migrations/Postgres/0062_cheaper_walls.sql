-- The wall asks the same as before in another order and form. What depends on the setting alone is worked out once for a statement, as a truth
-- and not as a text that is compared with each row; and most rows belong to all, so that is asked first.
DO $$
DECLARE
    setting CONSTANT text := 'current_setting(''lis.municipality'', true)';
    name text;
BEGIN
    FOR name IN
        SELECT c.relname
        FROM pg_policy p
        JOIN pg_class c ON c.oid = p.polrelid
        WHERE c.relnamespace = current_schema()::regnamespace AND p.polname = 'Municipality'
    LOOP
        EXECUTE format(
            'ALTER POLICY "Municipality" ON %1$I USING (("MunicipalityCode" IS NULL AND (SELECT %2$s <> ''''))'
            ' OR "MunicipalityCode" = (SELECT %2$s) OR (SELECT %2$s = ''*''))',
            name, setting);
    END LOOP;
END $$;

-- How many observations a series has is told by the index of its key alone, since that knows what both walls ask.
DROP INDEX "IX_Observations_IndicatorCode_AreaCode_Period_BreakdownKey";
CREATE UNIQUE INDEX "IX_Observations_IndicatorCode_AreaCode_Period_BreakdownKey"
    ON "Observations" ("IndicatorCode", "AreaCode", "Period", "BreakdownKey", "PeriodStart") INCLUDE ("MunicipalityCode");
