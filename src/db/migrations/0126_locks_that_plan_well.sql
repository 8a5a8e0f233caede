-- PostgreSQL cannot know what a setting holds, and took `scope = 'all' or …` for a condition that one row in a hundred
-- meets. So it prepared for a handful of rows and compared every level of everybody with every person, one by one.
-- As a case of true and false it expects half of the rows (decision 0066). Same rows, same rule: true stays true,
-- false and unknown stay unseen. The municipality stays outside, because the indexes begin with it.
do $$
declare
  tenancy constant text :=
    '(municipality_id = (NULLIF(current_setting(''app.municipality_id''::text, true), ''''::text))::uuid)';
  found record;
begin
  for found in
    select tablename, policyname, substr(qual, length(tenancy) + 7, length(qual) - length(tenancy) - 7) as rule
    from pg_policies
    where schemaname = 'public' and cmd = 'SELECT' and qual ~ 'app\.scope'
      and starts_with(qual, '(' || tenancy || ' AND ')
  loop
    execute format('alter policy %I on %I using (%s and case when %s then true else false end)',
      found.policyname, found.tablename, tenancy, found.rule);
  end loop;
end $$;
