create type sex as enum ('female', 'male', 'other', 'not_asked');

create type target_group as enum (
  'asylum_status_holder', 'family_or_other_migrant', 'earlier_arrival', 'in_reception', 'child', 'other'
);

create type literacy as enum ('unknown', 'not_literate', 'own_script', 'latin_script');

create type own_word_kind as enum ('talent', 'wish', 'dream', 'concern', 'barrier', 'limitation');

create type contact_kind as enum ('visit', 'phone', 'message', 'office', 'letter', 'meeting', 'social');

create type appointment_outcome as enum ('came', 'did_not_come', 'moved', 'cancelled');

create type puzzle_area as enum (
  'language', 'work', 'housing', 'health', 'money', 'contacts', 'school', 'wayfinding', 'participation'
);

create table household (
  municipality_id uuid not null references municipality,
  id uuid not null,
  external_number text,
  created_at timestamptz not null,
  primary key (municipality_id, id)
);

create unique index household_external on household (municipality_id, external_number)
  where external_number is not null;

alter table household enable row level security;

alter table household force row level security;

create policy tenancy on household
  using (municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid)
  with check (municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid);

grant select, insert, update, delete on household to samenspel_app;


create table person (
  municipality_id uuid not null references municipality,
  id uuid not null,
  external_number text,
  given_name text not null default '',
  name_prefix text not null default '',
  family_name text not null default '',
  called text not null default '',
  sex sex not null default 'not_asked',
  birth_year integer check (birth_year between 1890 and 2100),
  birth_month integer check (birth_month between 1 and 12),
  birth_day integer check (birth_day between 1 and 31),
  target_group target_group not null default 'other',
  email text not null default '',
  phone text not null default '',
  contact_habits text not null default '',
  interpreter_needed boolean,
  interpreter_language text not null default '',
  literacy literacy not null default 'unknown',
  scripts text not null default '',
  village_id uuid,
  area_team_id uuid,
  address text not null default '',
  address_protected boolean not null default false,
  permit_on date,
  coupled_on date,
  offered_on date,
  contract_on date,
  key_on date,
  housed_on date,
  registered_on date,
  version integer not null default 1,
  created_at timestamptz not null,
  created_by uuid,
  updated_at timestamptz not null,
  primary key (municipality_id, id),
  check (length(btrim(given_name || family_name)) > 0),
  check (birth_day is null or birth_month is not null),
  check (birth_month is null or birth_year is not null),
  foreign key (municipality_id, village_id) references village,
  foreign key (municipality_id, area_team_id) references area_team
);

create unique index person_external on person (municipality_id, external_number) where external_number is not null;

create index person_housed on person (municipality_id, housed_on);

alter table person enable row level security;

alter table person force row level security;

create policy see on person for select using (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid and (
    current_setting('app.scope', true) in ('all', 'figures')
    or (current_setting('app.scope', true) = 'files' and (id = any(string_to_array(nullif(current_setting('app.file_ids', true), ''), ',')::uuid[]) or id = any(string_to_array(nullif(current_setting('app.talk_ids', true), ''), ',')::uuid[])))
  )
);

create policy add on person for insert with check (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid and (current_setting('app.scope', true) = 'all' or (current_setting('app.scope', true) = 'files' and (id = any(string_to_array(nullif(current_setting('app.file_ids', true), ''), ',')::uuid[]) or id = any(string_to_array(nullif(current_setting('app.talk_ids', true), ''), ',')::uuid[]))))
);

create policy change on person for update using (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid and (current_setting('app.scope', true) = 'all' or (current_setting('app.scope', true) = 'files' and (id = any(string_to_array(nullif(current_setting('app.file_ids', true), ''), ',')::uuid[]) or id = any(string_to_array(nullif(current_setting('app.talk_ids', true), ''), ',')::uuid[]))))
);

create policy remove on person for delete using (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid and (current_setting('app.scope', true) = 'all' or (current_setting('app.scope', true) = 'files' and (id = any(string_to_array(nullif(current_setting('app.file_ids', true), ''), ',')::uuid[]) or id = any(string_to_array(nullif(current_setting('app.talk_ids', true), ''), ',')::uuid[]))))
);

grant select, insert, update, delete on person to samenspel_app;


-- Origin has its own right (PRIV-03): the caseload lock and, in the action, maySeeOrigin.
create table person_origin (
  municipality_id uuid not null,
  person_id uuid not null,
  country text not null,
  primary key (municipality_id, person_id),
  foreign key (municipality_id, person_id) references person
);

alter table person_origin enable row level security;

alter table person_origin force row level security;

create policy see on person_origin for select using (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid and (
    current_setting('app.scope', true) in ('all', 'figures')
    or (current_setting('app.scope', true) = 'files' and (person_id = any(string_to_array(nullif(current_setting('app.file_ids', true), ''), ',')::uuid[])))
  )
);

create policy add on person_origin for insert with check (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid and (current_setting('app.scope', true) = 'all' or (current_setting('app.scope', true) = 'files' and (person_id = any(string_to_array(nullif(current_setting('app.file_ids', true), ''), ',')::uuid[]))))
);

create policy change on person_origin for update using (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid and (current_setting('app.scope', true) = 'all' or (current_setting('app.scope', true) = 'files' and (person_id = any(string_to_array(nullif(current_setting('app.file_ids', true), ''), ',')::uuid[]))))
);

create policy remove on person_origin for delete using (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid and (current_setting('app.scope', true) = 'all' or (current_setting('app.scope', true) = 'files' and (person_id = any(string_to_array(nullif(current_setting('app.file_ids', true), ''), ',')::uuid[]))))
);

grant select, insert, update, delete on person_origin to samenspel_app;


create table person_language (
  municipality_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  language text not null,
  level text not null default '',
  is_mother_tongue boolean not null default false,
  primary key (municipality_id, id),
  unique (municipality_id, person_id, language),
  foreign key (municipality_id, person_id) references person
);

alter table person_language enable row level security;

alter table person_language force row level security;

create policy see on person_language for select using (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid and (
    current_setting('app.scope', true) in ('all', 'figures')
    or (current_setting('app.scope', true) = 'files' and (person_id = any(string_to_array(nullif(current_setting('app.file_ids', true), ''), ',')::uuid[]) or person_id = any(string_to_array(nullif(current_setting('app.talk_ids', true), ''), ',')::uuid[])))
  )
);

create policy add on person_language for insert with check (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid and (current_setting('app.scope', true) = 'all' or (current_setting('app.scope', true) = 'files' and (person_id = any(string_to_array(nullif(current_setting('app.file_ids', true), ''), ',')::uuid[]) or person_id = any(string_to_array(nullif(current_setting('app.talk_ids', true), ''), ',')::uuid[]))))
);

create policy change on person_language for update using (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid and (current_setting('app.scope', true) = 'all' or (current_setting('app.scope', true) = 'files' and (person_id = any(string_to_array(nullif(current_setting('app.file_ids', true), ''), ',')::uuid[]) or person_id = any(string_to_array(nullif(current_setting('app.talk_ids', true), ''), ',')::uuid[]))))
);

create policy remove on person_language for delete using (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid and (current_setting('app.scope', true) = 'all' or (current_setting('app.scope', true) = 'files' and (person_id = any(string_to_array(nullif(current_setting('app.file_ids', true), ''), ',')::uuid[]) or person_id = any(string_to_array(nullif(current_setting('app.talk_ids', true), ''), ',')::uuid[]))))
);

grant select, insert, update, delete on person_language to samenspel_app;


create table person_field_change (
  municipality_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  field text not null,
  old_value text not null,
  new_value text not null,
  changed_at timestamptz not null,
  changed_by uuid,
  source text not null default 'page',
  primary key (municipality_id, id),
  foreign key (municipality_id, person_id) references person
);

create index person_field_change_person on person_field_change (municipality_id, person_id, field, changed_at);

alter table person_field_change enable row level security;

alter table person_field_change force row level security;

create policy see on person_field_change for select using (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid and (
    current_setting('app.scope', true) in ('all', 'figures')
    or (current_setting('app.scope', true) = 'files' and (person_id = any(string_to_array(nullif(current_setting('app.file_ids', true), ''), ',')::uuid[])))
  )
);

create policy add on person_field_change for insert with check (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid and (current_setting('app.scope', true) = 'all' or (current_setting('app.scope', true) = 'files' and (person_id = any(string_to_array(nullif(current_setting('app.file_ids', true), ''), ',')::uuid[]))))
);

create policy change on person_field_change for update using (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid and (current_setting('app.scope', true) = 'all' or (current_setting('app.scope', true) = 'files' and (person_id = any(string_to_array(nullif(current_setting('app.file_ids', true), ''), ',')::uuid[]))))
);

create policy remove on person_field_change for delete using (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid and (current_setting('app.scope', true) = 'all' or (current_setting('app.scope', true) = 'files' and (person_id = any(string_to_array(nullif(current_setting('app.file_ids', true), ''), ',')::uuid[]))))
);

grant select, insert on person_field_change to samenspel_app;


create table household_member (
  municipality_id uuid not null,
  id uuid not null,
  household_id uuid not null,
  person_id uuid not null,
  relation text not null default '',
  first_day date not null,
  last_day date check (last_day >= first_day),
  primary key (municipality_id, id),
  foreign key (municipality_id, household_id) references household,
  foreign key (municipality_id, person_id) references person
);

create index household_member_person on household_member (municipality_id, person_id);

create index household_member_household on household_member (municipality_id, household_id);

alter table household_member enable row level security;

alter table household_member force row level security;

create policy see on household_member for select using (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid and (
    current_setting('app.scope', true) in ('all', 'figures')
    or (current_setting('app.scope', true) = 'files' and (person_id = any(string_to_array(nullif(current_setting('app.file_ids', true), ''), ',')::uuid[]) or person_id = any(string_to_array(nullif(current_setting('app.talk_ids', true), ''), ',')::uuid[])))
  )
);

create policy add on household_member for insert with check (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid and (current_setting('app.scope', true) = 'all' or (current_setting('app.scope', true) = 'files' and (person_id = any(string_to_array(nullif(current_setting('app.file_ids', true), ''), ',')::uuid[]) or person_id = any(string_to_array(nullif(current_setting('app.talk_ids', true), ''), ',')::uuid[]))))
);

create policy change on household_member for update using (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid and (current_setting('app.scope', true) = 'all' or (current_setting('app.scope', true) = 'files' and (person_id = any(string_to_array(nullif(current_setting('app.file_ids', true), ''), ',')::uuid[]) or person_id = any(string_to_array(nullif(current_setting('app.talk_ids', true), ''), ',')::uuid[]))))
);

create policy remove on household_member for delete using (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid and (current_setting('app.scope', true) = 'all' or (current_setting('app.scope', true) = 'files' and (person_id = any(string_to_array(nullif(current_setting('app.file_ids', true), ''), ',')::uuid[]) or person_id = any(string_to_array(nullif(current_setting('app.talk_ids', true), ''), ',')::uuid[]))))
);

grant select, insert, update, delete on household_member to samenspel_app;


create table own_word (
  municipality_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  kind own_word_kind not null,
  body text not null check (length(btrim(body)) > 0),
  area puzzle_area,
  said_on date not null,
  written_by uuid,
  conversation_id uuid,
  question_key text not null default '',
  ended_on date,
  primary key (municipality_id, id),
  foreign key (municipality_id, person_id) references person
);

create index own_word_person on own_word (municipality_id, person_id);

alter table own_word enable row level security;

alter table own_word force row level security;

create policy see on own_word for select using (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid and (
    current_setting('app.scope', true) in ('all', 'figures')
    or (current_setting('app.scope', true) = 'files' and (person_id = any(string_to_array(nullif(current_setting('app.file_ids', true), ''), ',')::uuid[]) or person_id = any(string_to_array(nullif(current_setting('app.talk_ids', true), ''), ',')::uuid[])))
  )
);

create policy add on own_word for insert with check (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid and (current_setting('app.scope', true) = 'all' or (current_setting('app.scope', true) = 'files' and (person_id = any(string_to_array(nullif(current_setting('app.file_ids', true), ''), ',')::uuid[]) or person_id = any(string_to_array(nullif(current_setting('app.talk_ids', true), ''), ',')::uuid[]))))
);

create policy change on own_word for update using (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid and (current_setting('app.scope', true) = 'all' or (current_setting('app.scope', true) = 'files' and (person_id = any(string_to_array(nullif(current_setting('app.file_ids', true), ''), ',')::uuid[]) or person_id = any(string_to_array(nullif(current_setting('app.talk_ids', true), ''), ',')::uuid[]))))
);

create policy remove on own_word for delete using (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid and (current_setting('app.scope', true) = 'all' or (current_setting('app.scope', true) = 'files' and (person_id = any(string_to_array(nullif(current_setting('app.file_ids', true), ''), ',')::uuid[]) or person_id = any(string_to_array(nullif(current_setting('app.talk_ids', true), ''), ',')::uuid[]))))
);

grant select, insert, update, delete on own_word to samenspel_app;


create table work_start (
  municipality_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  kind text not null check (kind in ('paid', 'internship', 'volunteer', 'self_employed')),
  employer text not null default '',
  started_on date not null,
  ended_on date check (ended_on >= started_on),
  hours_per_week integer check (hours_per_week between 0 and 80),
  helped_by text not null check (helped_by in ('municipality', 'partner', 'self', 'unknown')),
  written_by uuid,
  primary key (municipality_id, id),
  foreign key (municipality_id, person_id) references person
);

alter table work_start enable row level security;

alter table work_start force row level security;

create policy see on work_start for select using (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid and (
    current_setting('app.scope', true) in ('all', 'figures')
    or (current_setting('app.scope', true) = 'files' and (person_id = any(string_to_array(nullif(current_setting('app.file_ids', true), ''), ',')::uuid[])))
  )
);

create policy add on work_start for insert with check (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid and (current_setting('app.scope', true) = 'all' or (current_setting('app.scope', true) = 'files' and (person_id = any(string_to_array(nullif(current_setting('app.file_ids', true), ''), ',')::uuid[]))))
);

create policy change on work_start for update using (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid and (current_setting('app.scope', true) = 'all' or (current_setting('app.scope', true) = 'files' and (person_id = any(string_to_array(nullif(current_setting('app.file_ids', true), ''), ',')::uuid[]))))
);

create policy remove on work_start for delete using (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid and (current_setting('app.scope', true) = 'all' or (current_setting('app.scope', true) = 'files' and (person_id = any(string_to_array(nullif(current_setting('app.file_ids', true), ''), ',')::uuid[]))))
);

grant select, insert, update, delete on work_start to samenspel_app;


-- The team around a person. A row of one's own shows which files one may open.
create table file_team_member (
  municipality_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  account_id uuid not null references account,
  organisation_id uuid,
  purpose text not null default '',
  is_lead boolean not null default false,
  is_self_attached boolean not null default false,
  ground text not null default '',
  first_day date not null,
  last_day date,
  primary key (municipality_id, id),
  foreign key (municipality_id, person_id) references person,
  foreign key (municipality_id, organisation_id) references organisation
);

create index file_team_member_account on file_team_member (municipality_id, account_id);

create index file_team_member_person on file_team_member (municipality_id, person_id);

alter table file_team_member enable row level security;

alter table file_team_member force row level security;

create policy see on file_team_member for select using (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid and (
    current_setting('app.scope', true) in ('all', 'figures')
    or (current_setting('app.scope', true) = 'files' and (person_id = any(string_to_array(nullif(current_setting('app.file_ids', true), ''), ',')::uuid[])))
    or (account_id = nullif(current_setting('app.user_id', true), '')::uuid and current_setting('app.scope', true) <> 'none')
  )
);

create policy add on file_team_member for insert with check (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid and (current_setting('app.scope', true) = 'all' or (current_setting('app.scope', true) = 'files' and (person_id = any(string_to_array(nullif(current_setting('app.file_ids', true), ''), ',')::uuid[]))))
);

create policy change on file_team_member for update using (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid and (current_setting('app.scope', true) = 'all' or (current_setting('app.scope', true) = 'files' and (person_id = any(string_to_array(nullif(current_setting('app.file_ids', true), ''), ',')::uuid[]))))
);

create policy remove on file_team_member for delete using (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid and (current_setting('app.scope', true) = 'all' or (current_setting('app.scope', true) = 'files' and (person_id = any(string_to_array(nullif(current_setting('app.file_ids', true), ''), ',')::uuid[]))))
);

grant select, insert, update, delete on file_team_member to samenspel_app;


create table lead_change (
  municipality_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  from_account_id uuid references account,
  to_account_id uuid not null references account,
  reason text not null check (length(btrim(reason)) > 0),
  overlap_until date,
  changed_at timestamptz not null,
  changed_by uuid not null references account,
  seen_by_from_at timestamptz,
  seen_by_to_at timestamptz,
  primary key (municipality_id, id),
  foreign key (municipality_id, person_id) references person
);

alter table lead_change enable row level security;

alter table lead_change force row level security;

create policy see on lead_change for select using (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid and (
    current_setting('app.scope', true) in ('all', 'figures')
    or (current_setting('app.scope', true) = 'files' and (person_id = any(string_to_array(nullif(current_setting('app.file_ids', true), ''), ',')::uuid[])))
    or (current_setting('app.scope', true) <> 'none' and (from_account_id = nullif(current_setting('app.user_id', true), '')::uuid or to_account_id = nullif(current_setting('app.user_id', true), '')::uuid))
  )
);

create policy add on lead_change for insert with check (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid and (current_setting('app.scope', true) = 'all' or (current_setting('app.scope', true) = 'files' and (person_id = any(string_to_array(nullif(current_setting('app.file_ids', true), ''), ',')::uuid[]))))
);

create policy change on lead_change for update using (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid and (current_setting('app.scope', true) = 'all' or (current_setting('app.scope', true) = 'files' and (person_id = any(string_to_array(nullif(current_setting('app.file_ids', true), ''), ',')::uuid[]))))
);

create policy remove on lead_change for delete using (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid and (current_setting('app.scope', true) = 'all' or (current_setting('app.scope', true) = 'files' and (person_id = any(string_to_array(nullif(current_setting('app.file_ids', true), ''), ',')::uuid[]))))
);

grant select, insert, update, delete on lead_change to samenspel_app;


-- One row per person, so that a household's contact stays whole on every file; shared_id ties them.
create table contact_moment (
  municipality_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  shared_id uuid not null,
  kind contact_kind not null,
  at timestamptz not null,
  body text not null default '',
  area puzzle_area,
  is_appointment boolean not null default false,
  place text not null default '',
  outcome appointment_outcome,
  outcome_reason text not null default '',
  moved_to_id uuid,
  own_word_id uuid,
  author_id uuid references account,
  organisation_id uuid,
  version integer not null default 1,
  written_at timestamptz not null,
  primary key (municipality_id, id),
  foreign key (municipality_id, person_id) references person
);

create index contact_moment_person on contact_moment (municipality_id, person_id, at desc);

create index contact_moment_open on contact_moment (municipality_id, at) where is_appointment and outcome is null;

alter table contact_moment enable row level security;

alter table contact_moment force row level security;

create policy see on contact_moment for select using (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid and (
    current_setting('app.scope', true) in ('all', 'figures')
    or (current_setting('app.scope', true) = 'files' and (person_id = any(string_to_array(nullif(current_setting('app.file_ids', true), ''), ',')::uuid[])))
  )
);

create policy add on contact_moment for insert with check (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid and (current_setting('app.scope', true) = 'all' or (current_setting('app.scope', true) = 'files' and (person_id = any(string_to_array(nullif(current_setting('app.file_ids', true), ''), ',')::uuid[]))))
);

create policy change on contact_moment for update using (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid and (current_setting('app.scope', true) = 'all' or (current_setting('app.scope', true) = 'files' and (person_id = any(string_to_array(nullif(current_setting('app.file_ids', true), ''), ',')::uuid[]))))
);

create policy remove on contact_moment for delete using (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid and (current_setting('app.scope', true) = 'all' or (current_setting('app.scope', true) = 'files' and (person_id = any(string_to_array(nullif(current_setting('app.file_ids', true), ''), ',')::uuid[]))))
);

grant select, insert, update, delete on contact_moment to samenspel_app;


-- Two files of one person are one: nothing is moved, undoing ends the row.
create table person_merge (
  municipality_id uuid not null,
  id uuid not null,
  kept_id uuid not null,
  merged_id uuid not null,
  reason text not null default '',
  merged_at timestamptz not null,
  merged_by uuid not null references account,
  undone_at timestamptz,
  undone_by uuid references account,
  primary key (municipality_id, id),
  check (kept_id <> merged_id),
  foreign key (municipality_id, kept_id) references person,
  foreign key (municipality_id, merged_id) references person
);

create unique index person_merge_merged on person_merge (municipality_id, merged_id) where undone_at is null;

create index person_merge_kept on person_merge (municipality_id, kept_id) where undone_at is null;

alter table person_merge enable row level security;

alter table person_merge force row level security;

create policy tenancy on person_merge
  using (municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid)
  with check (municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid);

grant select, insert, update, delete on person_merge to samenspel_app;


create table not_duplicate (
  municipality_id uuid not null,
  first_id uuid not null,
  second_id uuid not null,
  decided_at timestamptz not null,
  decided_by uuid not null references account,
  primary key (municipality_id, first_id, second_id),
  check (first_id < second_id),
  foreign key (municipality_id, first_id) references person,
  foreign key (municipality_id, second_id) references person
);

alter table not_duplicate enable row level security;

alter table not_duplicate force row level security;

create policy tenancy on not_duplicate
  using (municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid)
  with check (municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid);

grant select, insert, update, delete on not_duplicate to samenspel_app;


-- What a search may show of everyone in the municipality, and the keys to find it by; nothing else (definitions: Finding).
create table person_finding (
  municipality_id uuid not null,
  person_id uuid not null,
  display_name text not null,
  birth_year integer,
  birth_date text not null default '',
  phone_digits text not null default '',
  name_keys text[] not null,
  village_id uuid,
  area_team_id uuid,
  is_hidden boolean not null default false,
  primary key (municipality_id, person_id),
  foreign key (municipality_id, person_id) references person
);

create index person_finding_keys on person_finding using gin (name_keys);

create index person_finding_team on person_finding (municipality_id, area_team_id);

create index person_finding_phone on person_finding (municipality_id, phone_digits) where phone_digits <> '';

create index person_finding_birth on person_finding (municipality_id, birth_date) where birth_date <> '';

alter table person_finding enable row level security;

alter table person_finding force row level security;

create policy see on person_finding for select using (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid
  and (current_setting('app.scope', true) = 'all' or (current_setting('app.scope', true) = 'files' and (not is_hidden or person_id = any(string_to_array(nullif(current_setting('app.file_ids', true), ''), ',')::uuid[]))))
);

create policy add on person_finding for insert with check (municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid and current_setting('app.scope', true) in ('all', 'files'));

create policy change on person_finding for update using (municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid and (current_setting('app.scope', true) = 'all' or person_id = any(string_to_array(nullif(current_setting('app.file_ids', true), ''), ',')::uuid[])));

grant select, insert, update on person_finding to samenspel_app;

create table import_mapping (
  municipality_id uuid not null references municipality,
  heading text not null,
  field text not null,
  decided_at timestamptz not null,
  primary key (municipality_id, heading)
);

alter table import_mapping enable row level security;

alter table import_mapping force row level security;

create policy tenancy on import_mapping
  using (municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid)
  with check (municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid);

grant select, insert, update, delete on import_mapping to samenspel_app;


create table import_batch (
  municipality_id uuid not null references municipality,
  id uuid not null,
  account_id uuid not null references account,
  file_name text not null,
  state text not null check (state in ('reading', 'columns', 'checking', 'ready', 'confirmed', 'refused', 'dropped')),
  refusal text not null default '',
  headings jsonb not null default '[]',
  mapping jsonb not null default '{}',
  total_rows integer not null default 0,
  checked_rows integer not null default 0,
  created_at timestamptz not null,
  confirmed_at timestamptz,
  primary key (municipality_id, id)
);

alter table import_batch enable row level security;

alter table import_batch force row level security;

create policy own on import_batch
  using (municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid and account_id = nullif(current_setting('app.user_id', true), '')::uuid)
  with check (municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid and account_id = nullif(current_setting('app.user_id', true), '')::uuid);

grant select, insert, update, delete on import_batch to samenspel_app;


create table import_row (
  municipality_id uuid not null,
  batch_id uuid not null,
  line integer not null,
  account_id uuid not null,
  cells jsonb not null,
  state text not null check (state in ('unread', 'new', 'changed', 'same', 'duplicate', 'wrong', 'left_out')),
  problems jsonb not null default '[]',
  likeness jsonb not null default '[]',
  decision text not null default '',
  person_id uuid,
  primary key (municipality_id, batch_id, line),
  foreign key (municipality_id, batch_id) references import_batch on delete cascade
);

alter table import_row enable row level security;

alter table import_row force row level security;

create policy own on import_row
  using (municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid and account_id = nullif(current_setting('app.user_id', true), '')::uuid)
  with check (municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid and account_id = nullif(current_setting('app.user_id', true), '')::uuid);

grant select, insert, update, delete on import_row to samenspel_app;


create table import_kept_cell (
  municipality_id uuid not null,
  person_id uuid not null,
  heading text not null,
  body text not null,
  read_at timestamptz not null,
  primary key (municipality_id, person_id, heading),
  foreign key (municipality_id, person_id) references person
);

alter table import_kept_cell enable row level security;

alter table import_kept_cell force row level security;

create policy see on import_kept_cell for select using (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid and (
    current_setting('app.scope', true) in ('all', 'figures')
    or (current_setting('app.scope', true) = 'files' and (person_id = any(string_to_array(nullif(current_setting('app.file_ids', true), ''), ',')::uuid[])))
  )
);

create policy add on import_kept_cell for insert with check (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid and (current_setting('app.scope', true) = 'all' or (current_setting('app.scope', true) = 'files' and (person_id = any(string_to_array(nullif(current_setting('app.file_ids', true), ''), ',')::uuid[]))))
);

create policy change on import_kept_cell for update using (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid and (current_setting('app.scope', true) = 'all' or (current_setting('app.scope', true) = 'files' and (person_id = any(string_to_array(nullif(current_setting('app.file_ids', true), ''), ',')::uuid[]))))
);

create policy remove on import_kept_cell for delete using (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid and (current_setting('app.scope', true) = 'all' or (current_setting('app.scope', true) = 'files' and (person_id = any(string_to_array(nullif(current_setting('app.file_ids', true), ''), ',')::uuid[]))))
);

grant select, insert, update, delete on import_kept_cell to samenspel_app;

