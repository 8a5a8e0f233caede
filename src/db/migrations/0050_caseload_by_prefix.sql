-- A caseload of thousands was read again from its whole list for every row. The same ids now also stand in settings
-- by the first two letters of the id (app.files_3f, app.talks_a0): a row looks in its own short list. Same rows, same
-- rule: only the row's own columns and current_setting. Somebody new to policies reads 0005 first; this replaces
--   person_id = any(the list)    by    strpos(the short list of this id, this id) > 0
-- and for a household's rows   person_ids && the list   by the same for each of up to eight ids.
do $$
declare
  list constant text := '\(string_to_array\(NULLIF\(current_setting\(''app\.(file|talk)_ids''::text, true\), ''''::text\), '',''::text\)\)::uuid\[\]';
  one constant text := '(strpos(current_setting(''app.\2s_'' || left(\1::text, 2), true), \1::text) > 0)';
  many text := '';
  found record;
  seen text;
  written text;
begin
  for place in 1..8 loop
    many := many || case when place = 1 then '' else ' or ' end
      || replace(one, '\1::text', format('(\1[%s])::text', place));
  end loop;
  many := '(' || many || ' or (cardinality(\1) > 8 and \1 && string_to_array(nullif(current_setting(''app.\2_ids'', true), ''''), '','')::uuid[]))';
  for found in
    select schemaname, tablename, policyname, qual, with_check from pg_policies
    where schemaname = 'public' and (qual ~ 'app\.(file|talk)_ids' or with_check ~ 'app\.(file|talk)_ids')
  loop
    seen := regexp_replace(regexp_replace(found.qual, '\((\w+) = ANY \(' || list || '\)\)', one, 'g'),
      '\((\w+) && ' || list || '\)', many, 'g');
    written := regexp_replace(regexp_replace(found.with_check, '\((\w+) = ANY \(' || list || '\)\)', one, 'g'),
      '\((\w+) && ' || list || '\)', many, 'g');
    execute format('alter policy %I on %I.%I', found.policyname, found.schemaname, found.tablename)
      || coalesce(' using (' || seen || ')', '') || coalesce(' with check (' || written || ')', '');
  end loop;
end $$;
