-- What the figures of attendance count, in columns without words (decision 0126). Whether something was arranged or few
-- came is a yes or no beside the words, so that the words stay where they are.
alter table barrier add column is_arranged boolean not null generated always as (arranged is not null) stored;

alter table date_count add column is_low boolean not null generated always as (low_reason <> '') stored;

grant select (municipality_id, id, title, village_id) on activity to samenspel_figures;

grant select (municipality_id, id, activity_id, day, cancelled_at) on activity_date to samenspel_figures;

grant select (municipality_id, id, person_id, date_id, ended_at) on invitation to samenspel_figures;

grant select (municipality_id, invitation_id, person_id) on invitation_reply to samenspel_figures;

grant select (municipality_id, date_id, person_id, came) on attendance to samenspel_figures;

grant select (municipality_id, invitation_id, person_id, date_id, need, is_arranged) on barrier to samenspel_figures;

grant select (municipality_id, date_id, guests, is_low, written_at) on date_count to samenspel_figures;

grant select (municipality_id, date_id, at) on door_guest to samenspel_figures;

grant select (municipality_id, person_id, language, is_mother_tongue) on person_language to samenspel_figures;

-- Their rows are counted in the scope of figures too.
do $$
declare
  found record;
  counted text;
begin
  for found in
    select tablename, qual from pg_policies where schemaname = 'public' and policyname = 'see'
      and tablename in ('activity', 'activity_date', 'invitation', 'invitation_reply', 'attendance', 'barrier',
        'date_count', 'door_guest', 'person_language')
  loop
    counted := regexp_replace(found.qual, 'CASE\s+WHEN ',
      'CASE WHEN current_setting(''app.scope'', true) = ''figures'' OR ');
    if counted = found.qual then
      raise exception 'the lock of % has another form', found.tablename;
    end if;
    execute format('alter policy see on %I using (%s)', found.tablename, counted);
  end loop;
end $$;
