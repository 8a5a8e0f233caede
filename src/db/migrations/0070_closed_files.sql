-- A closed file is a row; reopening ends it and nothing else changes. That a file is closed is known to who finds the
-- person by search, and to the caseload itself, which leaves closed files out: so this table tells no more than that.
-- Why it was closed is kept beside it, behind the lock of the file.
create type closure_reason as enum (
  'done', 'moved_away', 'left_country', 'died', 'own_wish', 'entered_in_error'
);

create table file_closure (
  municipality_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  closed_on date not null,
  closed_at timestamptz not null,
  closed_by uuid not null references account,
  reopened_on date check (reopened_on >= closed_on),
  reopened_at timestamptz,
  reopened_by uuid references account,
  primary key (municipality_id, id),
  check ((reopened_on is null) = (reopened_at is null)),
  foreign key (municipality_id, person_id) references person
);

-- One closure of a person stands at a time; also the look-up of every list.
create unique index file_closure_standing on file_closure (municipality_id, person_id) where reopened_at is null;

create index file_closure_person on file_closure (municipality_id, person_id, closed_on);

alter table file_closure enable row level security;

alter table file_closure force row level security;

create policy see on file_closure for select using (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid
  and current_setting('app.scope', true) in ('all', 'figures', 'files')
);

create policy add on file_closure for insert with check (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid and (
    current_setting('app.scope', true) = 'all'
    or (current_setting('app.scope', true) = 'files' and strpos(current_setting('app.files_' || left(person_id::text, 2), true), person_id::text) > 0)
  )
);

create policy change on file_closure for update using (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid and current_setting('app.scope', true) = 'all'
);

grant select, insert, update on file_closure to samenspel_app;

create table file_closure_ground (
  municipality_id uuid not null,
  closure_id uuid not null,
  person_id uuid not null,
  reason closure_reason not null,
  note text not null default '',
  primary key (municipality_id, closure_id),
  foreign key (municipality_id, closure_id) references file_closure
);

create index file_closure_ground_person on file_closure_ground (municipality_id, person_id);

alter table file_closure_ground enable row level security;

alter table file_closure_ground force row level security;

create policy see on file_closure_ground for select using (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid and (
    current_setting('app.scope', true) in ('all', 'figures')
    or (current_setting('app.scope', true) = 'files' and strpos(current_setting('app.files_' || left(person_id::text, 2), true), person_id::text) > 0)
  )
);

create policy add on file_closure_ground for insert with check (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid and (
    current_setting('app.scope', true) = 'all'
    or (current_setting('app.scope', true) = 'files' and strpos(current_setting('app.files_' || left(person_id::text, 2), true), person_id::text) > 0)
  )
);

grant select, insert on file_closure_ground to samenspel_app;
