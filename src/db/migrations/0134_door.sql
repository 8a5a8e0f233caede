-- The door of a date: a link that opens one page without a name, on a tablet or on own phones, until the end of the day.
-- Who has a code of their own invitation taps themselves in; everybody else is counted.
create table door (
  municipality_id uuid not null,
  id uuid not null,
  date_id uuid not null,
  activity_id uuid not null,
  token_hash text not null,
  last_day date not null,
  made_by uuid not null references account,
  made_at timestamptz not null,
  ended_at timestamptz,
  primary key (municipality_id, id),
  unique (municipality_id, date_id),
  unique (municipality_id, token_hash),
  foreign key (municipality_id, date_id) references activity_date
);

create index door_token on door (token_hash);

alter table door enable row level security;

alter table door force row level security;

create policy see on door for select to samenspel_app using (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid
  and case when current_setting('app.scope', true) in ('all', 'files') then true else false end
);

create policy add on door for insert to samenspel_app with check (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid and current_setting('app.scope', true) in ('all', 'files')
);

create policy change on door for update to samenspel_app using (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid and current_setting('app.scope', true) in ('all', 'files')
);

grant select, insert, update on door to samenspel_app;

create policy front on door for select to samenspel_front using (true);

grant select on door to samenspel_front;

-- One tap of somebody who was not invited. The id is made by the page that is tapped: sent twice, it is one.
create table door_guest (
  municipality_id uuid not null,
  id uuid not null,
  date_id uuid not null,
  at timestamptz not null,
  primary key (municipality_id, id),
  foreign key (municipality_id, date_id) references activity_date
);

create index door_guest_date on door_guest (municipality_id, date_id);

alter table door_guest enable row level security;

alter table door_guest force row level security;

-- The door sees how many there are of its own date, so that its page has an end.
create policy see on door_guest for select using (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid
  and case when current_setting('app.scope', true) in ('all', 'files')
    or date_id = nullif(current_setting('app.door_date_id', true), '')::uuid then true else false end
);

create policy add on door_guest for insert with check (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid
  and date_id = nullif(current_setting('app.door_date_id', true), '')::uuid
);

grant select, insert on door_guest to samenspel_app;

-- A short code for the door beside the link, one of its kind at a date. Only its keyed hash is stored.
alter table invitation_link add column date_id uuid;

alter table invitation_link add column code_hash text;

create unique index invitation_link_code on invitation_link (municipality_id, date_id, code_hash);

-- Somebody writes of themselves that they came: by their own invitation, and only what that invitation is about.
alter table invitation add constraint invitation_about unique (municipality_id, id, person_id, date_id);

alter table attendance alter column written_by drop not null;

alter table attendance add column invitation_id uuid;

alter table attendance add constraint attendance_invitation
  foreign key (municipality_id, invitation_id, person_id, date_id)
  references invitation (municipality_id, id, person_id, date_id);

update attendance t set invitation_id = i.id from invitation i
where i.municipality_id = t.municipality_id and i.person_id = t.person_id and i.date_id = t.date_id;

alter policy see on attendance using (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid
  and case when (
    current_setting('app.scope', true) = 'all'
    or (current_setting('app.scope', true) = 'files' and strpos(current_setting('app.files_' || left(person_id::text, 2), true), person_id::text) > 0)
    or invitation_id = nullif(current_setting('app.invitation_id', true), '')::uuid
  ) then true else false end
);

alter policy add on attendance with check (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid and (
    current_setting('app.scope', true) = 'all'
    or (current_setting('app.scope', true) = 'files' and strpos(current_setting('app.files_' || left(person_id::text, 2), true), person_id::text) > 0)
    or invitation_id = nullif(current_setting('app.invitation_id', true), '')::uuid
  )
);

alter policy change on attendance using (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid and (
    current_setting('app.scope', true) = 'all'
    or (current_setting('app.scope', true) = 'files' and strpos(current_setting('app.files_' || left(person_id::text, 2), true), person_id::text) > 0)
    or invitation_id = nullif(current_setting('app.invitation_id', true), '')::uuid
  )
);
