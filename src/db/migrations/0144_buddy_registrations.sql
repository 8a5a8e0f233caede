-- Who would like to have a buddy and who would like to be one (MS-14). A newcomer is a person with a file and carries its
-- lock; a local resident has no file and is read by who works with files. Both say the same things about themselves and
-- about whom they hope for; nobody is asked for religion, nationality or ethnicity. `called` is the one name that the
-- other side may read.
create table buddy_newcomer (
  municipality_id uuid not null references municipality,
  id uuid not null,
  person_id uuid not null,
  called text not null check (length(btrim(called)) > 0),
  kinds text[] not null check (
    kinds <> '{}' and kinds <@ array['friend', 'language', 'way_finder', 'family', 'club', 'earlier_arrival']
  ),
  interests text[] not null default '{}',
  rather_not text[] not null default '{}',
  languages text[] not null default '{}',
  by_hand boolean not null default false,
  sex sex not null default 'not_asked',
  gender_wish text not null default 'any' check (gender_wish in ('any', 'women', 'men')),
  age_band text not null default '' check (age_band in ('', '18_24', '25_34', '35_49', '50_64', '65')),
  age_wish text[] not null default '{}',
  household text not null default '' check (household in ('', 'alone', 'couple', 'family', 'one_parent', 'other')),
  children text[] not null default '{}' check (children <@ array['0_3', '4_11', '12_17']),
  slots text[] not null default '{}',
  village_id uuid,
  travel_km integer not null check (travel_km between 0 and 200),
  traits text[] not null default '{}' check (traits <@ array['smokes', 'pets', 'at_home']),
  refuses text[] not null default '{}' check (refuses <@ array['smokes', 'pets', 'at_home']),
  registered_on date not null,
  registered_by uuid not null references account,
  waiting_since date not null,
  parked_until date,
  ended_on date,
  version integer not null default 1,
  primary key (municipality_id, id),
  foreign key (municipality_id, person_id) references person,
  foreign key (municipality_id, village_id) references village
);

create unique index buddy_newcomer_standing on buddy_newcomer (municipality_id, person_id) where ended_on is null;

alter table buddy_newcomer enable row level security;

alter table buddy_newcomer force row level security;

create policy see on buddy_newcomer for select using (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid
  and case when (
    current_setting('app.scope', true) = 'all'
    or (current_setting('app.scope', true) = 'files' and strpos(current_setting('app.files_' || left(person_id::text, 2), true), person_id::text) > 0)
  ) then true else false end
);

create policy add on buddy_newcomer for insert with check (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid and (
    current_setting('app.scope', true) = 'all'
    or (current_setting('app.scope', true) = 'files' and strpos(current_setting('app.files_' || left(person_id::text, 2), true), person_id::text) > 0)
  )
);

create policy change on buddy_newcomer for update using (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid and (
    current_setting('app.scope', true) = 'all'
    or (current_setting('app.scope', true) = 'files' and strpos(current_setting('app.files_' || left(person_id::text, 2), true), person_id::text) > 0)
  )
);

grant select, insert, update on buddy_newcomer to samenspel_app;

-- The link of a local resident's sign-up writes and reads nothing back; `likeness` keeps one person from standing here twice.
create table buddy_local (
  municipality_id uuid not null references municipality,
  id uuid not null,
  name text not null check (length(btrim(name)) > 0),
  phone text not null default '',
  likeness text not null,
  called text not null check (length(btrim(called)) > 0),
  kinds text[] not null check (
    kinds <> '{}' and kinds <@ array['friend', 'language', 'way_finder', 'family', 'club', 'earlier_arrival']
  ),
  interests text[] not null default '{}',
  rather_not text[] not null default '{}',
  languages text[] not null default '{}',
  by_hand boolean not null default false,
  sex sex not null default 'not_asked',
  gender_wish text not null default 'any' check (gender_wish in ('any', 'women', 'men')),
  age_band text not null default '' check (age_band in ('', '18_24', '25_34', '35_49', '50_64', '65')),
  age_wish text[] not null default '{}',
  household text not null default '' check (household in ('', 'alone', 'couple', 'family', 'one_parent', 'other')),
  children text[] not null default '{}' check (children <@ array['0_3', '4_11', '12_17']),
  slots text[] not null default '{}',
  village_id uuid,
  travel_km integer not null check (travel_km between 0 and 200),
  traits text[] not null default '{}' check (traits <@ array['smokes', 'pets', 'at_home']),
  refuses text[] not null default '{}' check (refuses <@ array['smokes', 'pets', 'at_home']),
  places integer not null default 1 check (places between 0 and 9),
  registered_on date not null,
  registered_by uuid references account,
  waiting_since date not null,
  parked_until date,
  ended_on date,
  version integer not null default 1,
  primary key (municipality_id, id),
  foreign key (municipality_id, village_id) references village
);

create unique index buddy_local_once on buddy_local (municipality_id, likeness) where ended_on is null;

create index buddy_local_standing on buddy_local (municipality_id, waiting_since) where ended_on is null;

alter table buddy_local enable row level security;

alter table buddy_local force row level security;

create policy see on buddy_local for select using (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid
  and case when (
    current_setting('app.scope', true) in ('all', 'files')
  ) then true else false end
);

create policy add on buddy_local for insert with check (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid and (
    current_setting('app.scope', true) <> 'figures'
  )
);

create policy change on buddy_local for update using (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid and (
    current_setting('app.scope', true) in ('all', 'files')
  )
);

grant select, insert, update on buddy_local to samenspel_app;

-- The talk beforehand, with each side apart (MS-14). What was said to one side is never shown to the other.
create table buddy_newcomer_talk (
  municipality_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  newcomer_id uuid not null,
  held_on date not null,
  body text not null default '',
  written_at timestamptz not null,
  written_by uuid not null references account,
  primary key (municipality_id, id),
  foreign key (municipality_id, newcomer_id) references buddy_newcomer
);

create index buddy_newcomer_talk_of on buddy_newcomer_talk (municipality_id, newcomer_id);

alter table buddy_newcomer_talk enable row level security;

alter table buddy_newcomer_talk force row level security;

create policy see on buddy_newcomer_talk for select using (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid
  and case when (
    current_setting('app.scope', true) = 'all'
    or (current_setting('app.scope', true) = 'files' and strpos(current_setting('app.files_' || left(person_id::text, 2), true), person_id::text) > 0)
  ) then true else false end
);

create policy add on buddy_newcomer_talk for insert with check (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid and (
    current_setting('app.scope', true) = 'all'
    or (current_setting('app.scope', true) = 'files' and strpos(current_setting('app.files_' || left(person_id::text, 2), true), person_id::text) > 0)
  )
);

grant select, insert on buddy_newcomer_talk to samenspel_app;

-- That somebody was spoken with is for who makes pairs; what was said is a row of its own, for the coordinator and its writer.
create table buddy_local_talk (
  municipality_id uuid not null,
  id uuid not null,
  local_id uuid not null,
  held_on date not null,
  written_at timestamptz not null,
  written_by uuid not null references account,
  primary key (municipality_id, id),
  foreign key (municipality_id, local_id) references buddy_local
);

create index buddy_local_talk_of on buddy_local_talk (municipality_id, local_id);

alter table buddy_local_talk enable row level security;

alter table buddy_local_talk force row level security;

create policy see on buddy_local_talk for select using (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid
  and case when (
    current_setting('app.scope', true) in ('all', 'files')
  ) then true else false end
);

create policy add on buddy_local_talk for insert with check (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid and (
    current_setting('app.scope', true) in ('all', 'files')
  )
);

grant select, insert on buddy_local_talk to samenspel_app;

create table buddy_local_note (
  municipality_id uuid not null,
  talk_id uuid not null,
  local_id uuid not null,
  body text not null,
  written_by uuid not null references account,
  primary key (municipality_id, talk_id),
  foreign key (municipality_id, talk_id) references buddy_local_talk
);

create index buddy_local_note_of on buddy_local_note (municipality_id, local_id);

alter table buddy_local_note enable row level security;

alter table buddy_local_note force row level security;

create policy see on buddy_local_note for select using (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid
  and case when (
    current_setting('app.scope', true) = 'all'
    or (current_setting('app.scope', true) in ('all', 'files') and written_by = nullif(current_setting('app.user_id', true), '')::uuid)
  ) then true else false end
);

create policy add on buddy_local_note for insert with check (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid and (
    current_setting('app.scope', true) in ('all', 'files')
  )
);

create policy remove on buddy_local_note for delete using (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid and (
    current_setting('app.scope', true) = 'all'
  )
);

grant select, insert, delete on buddy_local_note to samenspel_app;
