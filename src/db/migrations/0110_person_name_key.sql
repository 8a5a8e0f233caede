-- By what a name is found, one row for each way: a sound of it, or its letters from somewhere in it on. Search asked
-- `name_keys && …` and `ilike` of person_finding, and PostgreSQL may not ask those of a row before the row's policy has
-- let it through: it read every name of the municipality. Equality and order of text leak nothing, so here an index
-- answers (decision 0112). Written by writeNameKeys, which says the same as the filling below.
create table person_name_key (
  municipality_id uuid not null,
  kind text not null check (kind in ('sound', 'letters')),
  key text collate "C" not null,
  person_id uuid not null,
  -- As of person_finding: a policy may look only at the row itself.
  is_hidden boolean not null,
  primary key (municipality_id, kind, key, person_id),
  foreign key (municipality_id, person_id) references person_finding
);

create index person_name_key_person on person_name_key (municipality_id, person_id);

-- Who migrates may be an ordinary owner, whom the lock holds back too.
alter table person_finding no force row level security;

insert into person_name_key (municipality_id, kind, key, person_id, is_hidden)
select f.municipality_id, 'sound', sound.key, f.person_id, f.is_hidden
from person_finding f cross join lateral (select distinct unnest(f.name_keys) as key) sound
union all
select f.municipality_id, 'letters', letters.key, f.person_id, f.is_hidden
from person_finding f cross join lateral (
  select distinct substr(lower(f.display_name), place, 8) as key
  from generate_series(1, length(lower(f.display_name))) as place
  where substr(lower(f.display_name), place, 1) <> ' '
) letters;

alter table person_finding force row level security;

alter table person_name_key enable row level security;

alter table person_name_key force row level security;

create policy see on person_name_key for select using (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid and (
    current_setting('app.scope', true) = 'all'
    or (current_setting('app.scope', true) = 'files' and (not is_hidden
      or strpos(current_setting('app.files_' || left(person_id::text, 2), true), person_id::text) > 0))
  )
);

create policy add on person_name_key for insert with check (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid
  and current_setting('app.scope', true) in ('all', 'files')
);

create policy remove on person_name_key for delete using (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid and (
    current_setting('app.scope', true) = 'all'
    or (current_setting('app.scope', true) = 'files'
      and strpos(current_setting('app.files_' || left(person_id::text, 2), true), person_id::text) > 0)
  )
);

grant select, insert, delete on person_name_key to samenspel_app;

-- This served the question that could not use it.
drop index person_finding_keys;
