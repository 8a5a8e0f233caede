-- A few fields that a municipality adds to the file, each with what it is for and how long it is kept.
create type own_field_kind as enum ('text', 'choice', 'date', 'yes_no');

create table own_field (
  municipality_id uuid not null references municipality,
  id uuid not null,
  name jsonb not null,
  kind own_field_kind not null,
  options text[] not null default '{}',
  purpose text not null check (length(btrim(purpose)) > 0),
  kept_months integer not null check (kept_months between 0 and 120),
  place integer not null,
  first_day date not null,
  last_day date check (last_day >= first_day),
  written_at timestamptz not null,
  written_by uuid references account,
  primary key (municipality_id, id)
);

alter table own_field enable row level security;

alter table own_field force row level security;

create policy tenancy on own_field
  using (municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid)
  with check (municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid);

grant select, insert, update on own_field to samenspel_app;


-- What it says now; what it said before stands in person_field_change.
create table own_field_value (
  municipality_id uuid not null,
  person_id uuid not null,
  field_id uuid not null,
  value text not null,
  version integer not null default 1,
  written_at timestamptz not null,
  written_by uuid references account,
  primary key (municipality_id, person_id, field_id),
  foreign key (municipality_id, person_id) references person,
  foreign key (municipality_id, field_id) references own_field
);

alter table own_field_value enable row level security;

alter table own_field_value force row level security;

create policy see on own_field_value for select using (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid and (
    current_setting('app.scope', true) = 'all'
    or (current_setting('app.scope', true) = 'files' and strpos(current_setting('app.files_' || left(person_id::text, 2), true), person_id::text) > 0)
  )
);

create policy add on own_field_value for insert with check (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid and (
    current_setting('app.scope', true) = 'all'
    or (current_setting('app.scope', true) = 'files' and strpos(current_setting('app.files_' || left(person_id::text, 2), true), person_id::text) > 0)
  )
);

create policy change on own_field_value for update using (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid and (
    current_setting('app.scope', true) = 'all'
    or (current_setting('app.scope', true) = 'files' and strpos(current_setting('app.files_' || left(person_id::text, 2), true), person_id::text) > 0)
  )
);

grant select, insert, update on own_field_value to samenspel_app;
