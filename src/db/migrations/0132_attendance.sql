-- Who came to a date, person by person: written by who may see the file.
create table attendance (
  municipality_id uuid not null,
  date_id uuid not null,
  person_id uuid not null,
  came boolean not null,
  written_at timestamptz not null,
  written_by uuid not null references account,
  primary key (municipality_id, date_id, person_id),
  foreign key (municipality_id, date_id) references activity_date,
  foreign key (municipality_id, person_id) references person
);

create index attendance_person on attendance (municipality_id, person_id);

alter table attendance enable row level security;

alter table attendance force row level security;

create policy see on attendance for select using (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid
  and case when (
    current_setting('app.scope', true) = 'all'
    or (current_setting('app.scope', true) = 'files' and strpos(current_setting('app.files_' || left(person_id::text, 2), true), person_id::text) > 0)
  ) then true else false end
);

create policy add on attendance for insert with check (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid and (
    current_setting('app.scope', true) = 'all'
    or (current_setting('app.scope', true) = 'files' and strpos(current_setting('app.files_' || left(person_id::text, 2), true), person_id::text) > 0)
  )
);

create policy change on attendance for update using (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid and (
    current_setting('app.scope', true) = 'all'
    or (current_setting('app.scope', true) = 'files' and strpos(current_setting('app.files_' || left(person_id::text, 2), true), person_id::text) > 0)
  )
);

grant select, insert, update on attendance to samenspel_app;

-- Everybody else who was there, counted without names, and why few came (MS-11).
create table date_count (
  municipality_id uuid not null,
  date_id uuid not null,
  guests integer not null check (guests >= 0),
  low_reason text not null default '',
  written_at timestamptz not null,
  written_by uuid not null references account,
  primary key (municipality_id, date_id),
  foreign key (municipality_id, date_id) references activity_date
);

alter table date_count enable row level security;

alter table date_count force row level security;

create policy see on date_count for select using (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid
  and case when current_setting('app.scope', true) in ('all', 'files') then true else false end
);

create policy add on date_count for insert with check (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid and current_setting('app.scope', true) in ('all', 'files')
);

create policy change on date_count for update using (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid and current_setting('app.scope', true) in ('all', 'files')
);

grant select, insert, update on date_count to samenspel_app;
