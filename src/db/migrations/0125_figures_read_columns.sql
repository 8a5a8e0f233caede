-- Figures are read by a role of their own, which may read the columns that a measure counts and nothing else: no name,
-- no address, no note (decision 0115). A policy chooses rows; only a grant chooses columns.
do $$ begin
  if not exists (select from pg_roles where rolname = 'samenspel_figures') then
    create role samenspel_figures nologin nosuperuser nobypassrls;
  end if;
exception when duplicate_object or unique_violation then null;
end $$;

do $$ begin
  if not pg_has_role(current_user, 'samenspel_figures', 'member') then
    execute format('grant samenspel_figures to %I', current_user);
  end if;
end $$;

grant usage on schema public to samenspel_figures;

grant insert on audit_row to samenspel_figures;

grant select on region, municipality, village, theme, housing_number, approach_version, person_origin to samenspel_figures;

grant select (municipality_id, id, permit_on, key_on, coupled_on, housed_on, birth_year, birth_month, birth_day,
  target_group, village_id) on person to samenspel_figures;

grant select (municipality_id, kept_id, merged_id, undone_at) on person_merge to samenspel_figures;

grant select (municipality_id, household_id, person_id, first_day, last_day) on household_member to samenspel_figures;

grant select (municipality_id, id, person_id, closed_on, reopened_on, reopened_at) on file_closure to samenspel_figures;

grant select (municipality_id, closure_id, person_id, reason) on file_closure_ground to samenspel_figures;

grant select (municipality_id, person_id, agreed_on) on plan_agreement to samenspel_figures;

grant select (municipality_id, id, person_id, moment, planned_on, held_on, cancelled_on) on conversation
  to samenspel_figures;

grant select (municipality_id, conversation_id, person_id, theme_id) on conversation_theme to samenspel_figures;

grant select (municipality_id, conversation_id, person_id, question_key, body) on conversation_answer
  to samenspel_figures;

grant select (municipality_id, id, person_id, moment, kind, on_day, new_day, written_at) on talk_moment_event
  to samenspel_figures;

grant select (municipality_id, person_id, skill, level, measured_on, conversation_id) on language_level
  to samenspel_figures;

grant select (municipality_id, id, person_id, kind, helped_by, started_on) on work_start to samenspel_figures;

-- No measure reads these: their rows leave the scope too.
do $$
declare
  found record;
begin
  for found in
    select tablename, policyname, qual from pg_policies where schemaname = 'public' and policyname = 'see'
      and tablename in ('contact_moment', 'conversation_agreement', 'conversation_completion', 'file_team_member',
        'import_kept_cell', 'import_reading', 'lead_change', 'own_word', 'person_field_change', 'person_language',
        'piece_holder', 'piece_mark', 'plan')
  loop
    execute format('alter policy see on %I using (%s)', found.tablename, replace(replace(found.qual,
      'current_setting(''app.scope''::text, true) = ANY (ARRAY[''all''::text, ''figures''::text])',
      'current_setting(''app.scope'', true) = ''all'''),
      'current_setting(''app.scope''::text, true) <> ''none''::text',
      'current_setting(''app.scope'', true) in (''all'', ''files'')'));
  end loop;
end $$;
