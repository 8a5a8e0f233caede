-- What is on in the villages. An activity says what it is, its dates say when: one row for each day, so that one of them
-- can be moved or called off and people can be invited to it. Nothing here is about a newcomer.
create type activity_kind as enum (
  'talk_table', 'walk_in', 'lesson', 'information', 'meal', 'sport', 'school', 'parents', 'excursion', 'training',
  'matching_dinner', 'food_truck', 'other'
);

create table activity (
  municipality_id uuid not null references municipality,
  id uuid not null,
  title text not null check (length(btrim(title)) > 0),
  body text not null default '',
  kind activity_kind not null,
  kind_words jsonb,
  aims text[] not null default '{}' check (aims <@ array['involvement', 'tolerance', 'good_citizenship']),
  serves text[] not null default '{}' check (serves <@ array['bonds', 'bridges', 'links']),
  organisation_id uuid,
  organiser text not null default '',
  village_id uuid not null,
  place text not null,
  latitude double precision check (latitude between -90 and 90),
  longitude double precision check (longitude between -180 and 180),
  rule text not null default '',
  capacity integer check (capacity > 0),
  for_whom text not null default '',
  language text not null default '',
  level text not null default '',
  childcare boolean not null default false,
  interpreter_languages text[] not null default '{}',
  ride boolean not null default false,
  step_free boolean not null default false,
  women_only boolean not null default false,
  cost text not null default '',
  contact_name text not null default '',
  contact_phone text not null default '',
  is_public boolean not null,
  made_at timestamptz not null,
  made_by uuid not null references account,
  version integer not null default 1,
  primary key (municipality_id, id),
  foreign key (municipality_id, organisation_id) references organisation,
  foreign key (municipality_id, village_id) references village,
  check (organisation_id is not null or organiser <> ''),
  check ((latitude is null) = (longitude is null))
);

alter table activity enable row level security;

alter table activity force row level security;

-- What is not public is for who works with files; a visitor without account comes in with the scope of nobody.
create policy see on activity for select using (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid
  and case when (is_public or current_setting('app.scope', true) in ('all', 'files')) then true else false end
);

create policy add on activity for insert with check (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid
  and current_setting('app.scope', true) in ('all', 'files')
);

create policy change on activity for update using (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid
  and current_setting('app.scope', true) in ('all', 'files')
);

grant select, insert, update on activity to samenspel_app;

-- The theme is what people speak of in the talks, so that an activity can answer it.
create table activity_theme (
  municipality_id uuid not null,
  activity_id uuid not null,
  theme_id uuid not null,
  primary key (municipality_id, activity_id, theme_id),
  foreign key (municipality_id, activity_id) references activity,
  foreign key (municipality_id, theme_id) references theme
);

alter table activity_theme enable row level security;

alter table activity_theme force row level security;

create policy see on activity_theme for select using (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid
  and case when current_setting('app.scope', true) in ('all', 'files') then true else false end
);

create policy add on activity_theme for insert with check (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid
  and current_setting('app.scope', true) in ('all', 'files')
);

create policy remove on activity_theme for delete using (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid
  and current_setting('app.scope', true) in ('all', 'files')
);

grant select, insert, delete on activity_theme to samenspel_app;

-- Day and clock are as people read them in the Netherlands: a series at 10:00 stays at 10:00 when the clock changes.
-- planned_day is the day that the rule gave; is_public is that of the activity, since a lock reads only its own row.
create table activity_date (
  municipality_id uuid not null,
  id uuid not null,
  activity_id uuid not null,
  is_public boolean not null,
  planned_day date not null,
  day date not null,
  starts time not null,
  ends time not null,
  place text,
  change_reason text not null default '',
  changed_at timestamptz,
  changed_by uuid references account,
  cancel_reason text not null default '',
  cancelled_at timestamptz,
  cancelled_by uuid references account,
  primary key (municipality_id, id),
  unique (municipality_id, activity_id, planned_day),
  foreign key (municipality_id, activity_id) references activity,
  check (ends > starts),
  check (cancelled_at is null or cancel_reason <> '')
);

create index activity_date_day on activity_date (municipality_id, day);

alter table activity_date enable row level security;

alter table activity_date force row level security;

create policy see on activity_date for select using (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid
  and case when (is_public or current_setting('app.scope', true) in ('all', 'files')) then true else false end
);

create policy add on activity_date for insert with check (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid
  and current_setting('app.scope', true) in ('all', 'files')
);

create policy change on activity_date for update using (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid
  and current_setting('app.scope', true) in ('all', 'files')
);

grant select, insert, update on activity_date to samenspel_app;

-- A municipality adds own kinds of activity as it does own kinds of contact.
alter type own_list add value 'activity_kind';
