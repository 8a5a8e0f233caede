-- The calendar of a village is subscribed to, never retyped. What stands in these rows is what the village said last; the
-- activity itself may say something else, because a person corrected it here.
create table town_calendar (
  municipality_id uuid not null,
  id uuid not null,
  name text not null check (length(btrim(name)) > 0),
  address text not null,
  village_id uuid not null,
  kind activity_kind not null,
  is_public boolean not null,
  made_at timestamptz not null,
  made_by uuid not null references account,
  ended_at timestamptz,
  tried_at timestamptz,
  fetched_at timestamptz,
  problem text not null default '',
  found integer not null default 0,
  added integer not null default 0,
  changed integer not null default 0,
  cancelled integer not null default 0,
  skipped integer not null default 0,
  primary key (municipality_id, id),
  foreign key (municipality_id, village_id) references village
);

create unique index town_calendar_address on town_calendar (municipality_id, address) where ended_at is null;

alter table town_calendar enable row level security;

alter table town_calendar force row level security;

create policy see on town_calendar for select using (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid
  and case when current_setting('app.scope', true) in ('all', 'files') then true else false end
);

create policy add on town_calendar for insert with check (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid
  and current_setting('app.scope', true) = 'all'
);

create policy change on town_calendar for update using (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid
  and current_setting('app.scope', true) = 'all'
);

grant select, insert, update on town_calendar to samenspel_app;

-- An event of that calendar under its UID (RFC 5545) is one activity.
create table town_event (
  municipality_id uuid not null,
  calendar_id uuid not null,
  uid text not null,
  activity_id uuid not null,
  title text not null,
  body text not null,
  place text not null,
  primary key (municipality_id, calendar_id, uid),
  unique (municipality_id, activity_id),
  foreign key (municipality_id, calendar_id) references town_calendar,
  foreign key (municipality_id, activity_id) references activity
);

alter table town_event enable row level security;

alter table town_event force row level security;

create policy see on town_event for select using (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid
  and case when current_setting('app.scope', true) in ('all', 'files') then true else false end
);

create policy add on town_event for insert with check (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid
  and current_setting('app.scope', true) = 'all'
);

create policy change on town_event for update using (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid
  and current_setting('app.scope', true) = 'all'
);

grant select, insert, update on town_event to samenspel_app;

-- Each time of it, under its RECURRENCE-ID, is one date; '' for an event that is once.
create table town_date (
  municipality_id uuid not null,
  calendar_id uuid not null,
  uid text not null,
  recurrence_id text not null,
  date_id uuid not null,
  day date not null,
  starts time not null,
  ends time not null,
  place text not null,
  is_cancelled boolean not null,
  primary key (municipality_id, calendar_id, uid, recurrence_id),
  unique (municipality_id, date_id),
  foreign key (municipality_id, calendar_id, uid) references town_event,
  foreign key (municipality_id, date_id) references activity_date
);

alter table town_date enable row level security;

alter table town_date force row level security;

create policy see on town_date for select using (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid
  and case when current_setting('app.scope', true) in ('all', 'files') then true else false end
);

create policy add on town_date for insert with check (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid
  and current_setting('app.scope', true) = 'all'
);

create policy change on town_date for update using (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid
  and current_setting('app.scope', true) = 'all'
);

grant select, insert, update on town_date to samenspel_app;
