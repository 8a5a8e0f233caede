-- Who passes an invitation on (MS-09): somebody with a file, or a resident in words. It is about who is invited, so who may
-- see that file may see it; the name of a carrier whose file is not theirs is not shown.
create table invitation_carrier (
  municipality_id uuid not null,
  invitation_id uuid not null,
  person_id uuid not null,
  carrier_id uuid,
  words text not null default '',
  handed_at timestamptz not null,
  handed_by uuid not null references account,
  primary key (municipality_id, invitation_id),
  foreign key (municipality_id, invitation_id) references invitation,
  foreign key (municipality_id, carrier_id) references person,
  check ((carrier_id is null) <> (words = ''))
);

create index invitation_carrier_carrier on invitation_carrier (municipality_id, carrier_id) where carrier_id is not null;

alter table invitation_carrier enable row level security;

alter table invitation_carrier force row level security;

create policy see on invitation_carrier for select using (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid
  and case when (
    current_setting('app.scope', true) = 'all'
    or (current_setting('app.scope', true) = 'files' and strpos(current_setting('app.files_' || left(person_id::text, 2), true), person_id::text) > 0)
  ) then true else false end
);

create policy add on invitation_carrier for insert with check (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid and (
    current_setting('app.scope', true) = 'all'
    or (current_setting('app.scope', true) = 'files' and strpos(current_setting('app.files_' || left(person_id::text, 2), true), person_id::text) > 0)
  )
);

create policy change on invitation_carrier for update using (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid and (
    current_setting('app.scope', true) = 'all'
    or (current_setting('app.scope', true) = 'files' and strpos(current_setting('app.files_' || left(person_id::text, 2), true), person_id::text) > 0)
  )
);

grant select, insert, update on invitation_carrier to samenspel_app;

-- On which day somebody was given the calendar of their village: within a week of arrival.
create table calendar_given (
  municipality_id uuid not null,
  person_id uuid not null,
  given_on date not null,
  written_at timestamptz not null,
  written_by uuid not null references account,
  primary key (municipality_id, person_id),
  foreign key (municipality_id, person_id) references person
);

alter table calendar_given enable row level security;

alter table calendar_given force row level security;

create policy see on calendar_given for select using (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid
  and case when (
    current_setting('app.scope', true) = 'all'
    or (current_setting('app.scope', true) = 'files' and strpos(current_setting('app.files_' || left(person_id::text, 2), true), person_id::text) > 0)
  ) then true else false end
);

create policy add on calendar_given for insert with check (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid and (
    current_setting('app.scope', true) = 'all'
    or (current_setting('app.scope', true) = 'files' and strpos(current_setting('app.files_' || left(person_id::text, 2), true), person_id::text) > 0)
  )
);

grant select, insert on calendar_given to samenspel_app;
