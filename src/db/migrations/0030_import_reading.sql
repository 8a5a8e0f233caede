-- What was read of a row before, by who it is about: the same file again changes nothing, a value that was put right
-- here is not overwritten by the old one, and a decision on a double is remembered.
create table import_reading (
  municipality_id uuid not null,
  row_key text not null,
  person_id uuid not null,
  is_extra boolean not null default false,
  texts jsonb not null,
  read_at timestamptz not null,
  primary key (municipality_id, row_key),
  foreign key (municipality_id, person_id) references person
);

create index import_reading_person on import_reading (municipality_id, person_id);

alter table import_reading enable row level security;

alter table import_reading force row level security;

create policy see on import_reading for select using (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid and (
    current_setting('app.scope', true) in ('all', 'figures')
    or (current_setting('app.scope', true) = 'files' and (person_id = any(string_to_array(nullif(current_setting('app.file_ids', true), ''), ',')::uuid[])))
  )
);

create policy add on import_reading for insert with check (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid and (current_setting('app.scope', true) = 'all' or (current_setting('app.scope', true) = 'files' and (person_id = any(string_to_array(nullif(current_setting('app.file_ids', true), ''), ',')::uuid[]))))
);

create policy change on import_reading for update using (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid and (current_setting('app.scope', true) = 'all' or (current_setting('app.scope', true) = 'files' and (person_id = any(string_to_array(nullif(current_setting('app.file_ids', true), ''), ',')::uuid[]))))
);

create policy remove on import_reading for delete using (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid and (current_setting('app.scope', true) = 'all' or (current_setting('app.scope', true) = 'files' and (person_id = any(string_to_array(nullif(current_setting('app.file_ids', true), ''), ',')::uuid[]))))
);

grant select, insert, update, delete on import_reading to samenspel_app;

alter table import_batch add column serials text check (serials in ('1900', '1904'));

alter table import_batch add column header_line integer not null default 1;

alter table import_batch add column other_sheets jsonb not null default '[]';

alter table import_batch add column beat_at timestamptz;

alter table import_batch add column checked_at timestamptz;

alter table import_row add column remarks jsonb not null default '[]';

alter table import_row add column changes jsonb not null default '[]';

alter table import_row add column other_line integer;

create index import_row_state on import_row (municipality_id, batch_id, state, line);
