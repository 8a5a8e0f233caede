create type piece_state as enum ('done', 'not_needed', 'stuck', 'open');

-- Set by a person, newest row counts; 'open' takes an earlier mark back.
create table piece_mark (
  municipality_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  area puzzle_area not null,
  state piece_state not null,
  note text not null default '',
  on_day date not null,
  written_at timestamptz not null,
  written_by uuid references account,
  primary key (municipality_id, id),
  foreign key (municipality_id, person_id) references person
);

create index piece_mark_person on piece_mark (municipality_id, person_id, area, written_at desc);

alter table piece_mark enable row level security;

alter table piece_mark force row level security;

create policy see on piece_mark for select using (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid and (
    current_setting('app.scope', true) in ('all', 'figures')
    or (current_setting('app.scope', true) = 'files' and (person_id = any(string_to_array(nullif(current_setting('app.file_ids', true), ''), ',')::uuid[])))
  )
);

create policy add on piece_mark for insert with check (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid and (current_setting('app.scope', true) = 'all' or (current_setting('app.scope', true) = 'files' and (person_id = any(string_to_array(nullif(current_setting('app.file_ids', true), ''), ',')::uuid[]))))
);

create policy change on piece_mark for update using (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid and (current_setting('app.scope', true) = 'all' or (current_setting('app.scope', true) = 'files' and (person_id = any(string_to_array(nullif(current_setting('app.file_ids', true), ''), ',')::uuid[]))))
);

create policy remove on piece_mark for delete using (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid and (current_setting('app.scope', true) = 'all' or (current_setting('app.scope', true) = 'files' and (person_id = any(string_to_array(nullif(current_setting('app.file_ids', true), ''), ',')::uuid[]))))
);

grant select, insert on piece_mark to samenspel_app;


create table piece_holder (
  municipality_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  area puzzle_area not null,
  organisation_id uuid not null,
  account_id uuid references account,
  is_lead boolean not null default false,
  first_day date not null,
  last_day date check (last_day >= first_day),
  written_at timestamptz not null,
  written_by uuid references account,
  primary key (municipality_id, id),
  foreign key (municipality_id, person_id) references person,
  foreign key (municipality_id, organisation_id) references organisation
);

create index piece_holder_person on piece_holder (municipality_id, person_id, area);

alter table piece_holder enable row level security;

alter table piece_holder force row level security;

create policy see on piece_holder for select using (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid and (
    current_setting('app.scope', true) in ('all', 'figures')
    or (current_setting('app.scope', true) = 'files' and (person_id = any(string_to_array(nullif(current_setting('app.file_ids', true), ''), ',')::uuid[])))
  )
);

create policy add on piece_holder for insert with check (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid and (current_setting('app.scope', true) = 'all' or (current_setting('app.scope', true) = 'files' and (person_id = any(string_to_array(nullif(current_setting('app.file_ids', true), ''), ',')::uuid[]))))
);

create policy change on piece_holder for update using (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid and (current_setting('app.scope', true) = 'all' or (current_setting('app.scope', true) = 'files' and (person_id = any(string_to_array(nullif(current_setting('app.file_ids', true), ''), ',')::uuid[]))))
);

create policy remove on piece_holder for delete using (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid and (current_setting('app.scope', true) = 'all' or (current_setting('app.scope', true) = 'files' and (person_id = any(string_to_array(nullif(current_setting('app.file_ids', true), ''), ',')::uuid[]))))
);

grant select, insert, update, delete on piece_holder to samenspel_app;

