-- A row is seen and written only in a transaction that names a municipality, or * for all; any other text, such as -, sees shared rows.
-- The setting stands in a subquery so that it is read once per statement and not once per row. FORCE binds the owner too.
DO $$
DECLARE
    setting CONSTANT text := '(SELECT current_setting(''lis.municipality'', true))';
    name text;
BEGIN
    FOR name IN
        SELECT c.relname
        FROM pg_class c
        JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'MunicipalityCode' AND NOT a.attisdropped
        WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition
    LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
        EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
        EXECUTE format(
            'CREATE POLICY "Municipality" ON %1$I USING (%2$s = ''*'' OR "MunicipalityCode" = %2$s'
            ' OR ("MunicipalityCode" IS NULL AND %2$s <> ''''))',
            name, setting);
    END LOOP;
END $$;
