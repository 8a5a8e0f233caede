create type plan_kind as enum ('pop', 'action_plan');

create type action_manner as enum ('alone', 'together', 'for_them');

create table plan (
  municipality_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  kind plan_kind not null,
  approach_key text not null,
  started_on date not null,
  version integer not null default 1,
  primary key (municipality_id, id),
  unique (municipality_id, person_id, kind),
  foreign key (municipality_id, person_id) references person
);

alter table plan enable row level security;

alter table plan force row level security;

create policy see on plan for select using (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid and (
    current_setting('app.scope', true) in ('all', 'figures')
    or (current_setting('app.scope', true) = 'files' and (person_id = any(string_to_array(nullif(current_setting('app.file_ids', true), ''), ',')::uuid[])))
  )
);

create policy add on plan for insert with check (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid and (current_setting('app.scope', true) = 'all' or (current_setting('app.scope', true) = 'files' and (person_id = any(string_to_array(nullif(current_setting('app.file_ids', true), ''), ',')::uuid[]))))
);

create policy change on plan for update using (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid and (current_setting('app.scope', true) = 'all' or (current_setting('app.scope', true) = 'files' and (person_id = any(string_to_array(nullif(current_setting('app.file_ids', true), ''), ',')::uuid[]))))
);

create policy remove on plan for delete using (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid and (current_setting('app.scope', true) = 'all' or (current_setting('app.scope', true) = 'files' and (person_id = any(string_to_array(nullif(current_setting('app.file_ids', true), ''), ',')::uuid[]))))
);

grant select, insert, update, delete on plan to samenspel_app;


-- A household's goal is one row with all its people; the lock looks at any of them.
create table goal (
  municipality_id uuid not null references municipality,
  id uuid not null,
  person_ids uuid[] not null check (cardinality(person_ids) > 0),
  owner_person_id uuid not null,
  frame_key text not null,
  area puzzle_area not null,
  body text not null check (length(btrim(body)) > 0),
  body_translated text not null default '',
  translated_language text not null default '',
  raised_by_newcomer boolean not null default false,
  raised_on date not null,
  own_word_id uuid,
  conversation_id uuid,
  question_key text not null default '',
  dream text not null default '',
  reached_on date,
  ended_on date,
  end_reason text not null default '',
  version integer not null default 1,
  created_at timestamptz not null,
  created_by uuid references account,
  updated_at timestamptz not null,
  primary key (municipality_id, id),
  check (owner_person_id = any(person_ids)),
  foreign key (municipality_id, owner_person_id) references person
);

create index goal_persons on goal using gin (person_ids);

alter table goal enable row level security;

alter table goal force row level security;

create policy see on goal for select using (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid and (
    current_setting('app.scope', true) in ('all', 'figures')
    or (current_setting('app.scope', true) = 'files' and (person_ids && string_to_array(nullif(current_setting('app.file_ids', true), ''), ',')::uuid[]))
  )
);

create policy add on goal for insert with check (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid and (current_setting('app.scope', true) = 'all' or (current_setting('app.scope', true) = 'files' and (person_ids && string_to_array(nullif(current_setting('app.file_ids', true), ''), ',')::uuid[])))
);

create policy change on goal for update using (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid and (current_setting('app.scope', true) = 'all' or (current_setting('app.scope', true) = 'files' and (person_ids && string_to_array(nullif(current_setting('app.file_ids', true), ''), ',')::uuid[])))
);

create policy remove on goal for delete using (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid and (current_setting('app.scope', true) = 'all' or (current_setting('app.scope', true) = 'files' and (person_ids && string_to_array(nullif(current_setting('app.file_ids', true), ''), ',')::uuid[])))
);

grant select, insert, update, delete on goal to samenspel_app;


create table plan_action (
  municipality_id uuid not null,
  id uuid not null,
  goal_id uuid not null,
  person_ids uuid[] not null check (cardinality(person_ids) > 0),
  area puzzle_area not null,
  body text not null check (length(btrim(body)) > 0),
  body_translated text not null default '',
  translated_language text not null default '',
  ready_made_key text not null default '',
  owner_account_id uuid references account,
  owner_organisation_id uuid,
  owner_words text not null default '',
  due_on date,
  manner action_manner,
  done_on date,
  result text not null default '',
  dropped_on date,
  drop_reason text not null default '',
  version integer not null default 1,
  created_at timestamptz not null,
  created_by uuid references account,
  updated_at timestamptz not null,
  primary key (municipality_id, id),
  foreign key (municipality_id, goal_id) references goal,
  foreign key (municipality_id, owner_organisation_id) references organisation
);

create index plan_action_goal on plan_action (municipality_id, goal_id);

create index plan_action_due on plan_action (municipality_id, due_on) where done_on is null and dropped_on is null;

create index plan_action_persons on plan_action using gin (person_ids);

alter table plan_action enable row level security;

alter table plan_action force row level security;

create policy see on plan_action for select using (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid and (
    current_setting('app.scope', true) in ('all', 'figures')
    or (current_setting('app.scope', true) = 'files' and (person_ids && string_to_array(nullif(current_setting('app.file_ids', true), ''), ',')::uuid[]))
  )
);

create policy add on plan_action for insert with check (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid and (current_setting('app.scope', true) = 'all' or (current_setting('app.scope', true) = 'files' and (person_ids && string_to_array(nullif(current_setting('app.file_ids', true), ''), ',')::uuid[])))
);

create policy change on plan_action for update using (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid and (current_setting('app.scope', true) = 'all' or (current_setting('app.scope', true) = 'files' and (person_ids && string_to_array(nullif(current_setting('app.file_ids', true), ''), ',')::uuid[])))
);

create policy remove on plan_action for delete using (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid and (current_setting('app.scope', true) = 'all' or (current_setting('app.scope', true) = 'files' and (person_ids && string_to_array(nullif(current_setting('app.file_ids', true), ''), ',')::uuid[])))
);

grant select, insert, update, delete on plan_action to samenspel_app;


create table interim_result (
  municipality_id uuid not null,
  id uuid not null,
  goal_id uuid not null,
  person_ids uuid[] not null check (cardinality(person_ids) > 0),
  body text not null check (length(btrim(body)) > 0),
  on_day date not null,
  written_at timestamptz not null,
  author_id uuid references account,
  primary key (municipality_id, id),
  foreign key (municipality_id, goal_id) references goal
);

alter table interim_result enable row level security;

alter table interim_result force row level security;

create policy see on interim_result for select using (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid and (
    current_setting('app.scope', true) in ('all', 'figures')
    or (current_setting('app.scope', true) = 'files' and (person_ids && string_to_array(nullif(current_setting('app.file_ids', true), ''), ',')::uuid[]))
  )
);

create policy add on interim_result for insert with check (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid and (current_setting('app.scope', true) = 'all' or (current_setting('app.scope', true) = 'files' and (person_ids && string_to_array(nullif(current_setting('app.file_ids', true), ''), ',')::uuid[])))
);

create policy change on interim_result for update using (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid and (current_setting('app.scope', true) = 'all' or (current_setting('app.scope', true) = 'files' and (person_ids && string_to_array(nullif(current_setting('app.file_ids', true), ''), ',')::uuid[])))
);

create policy remove on interim_result for delete using (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid and (current_setting('app.scope', true) = 'all' or (current_setting('app.scope', true) = 'files' and (person_ids && string_to_array(nullif(current_setting('app.file_ids', true), ''), ',')::uuid[])))
);

grant select, insert on interim_result to samenspel_app;


create table plan_version (
  municipality_id uuid not null,
  id uuid not null,
  plan_id uuid not null,
  person_id uuid not null,
  number integer not null,
  snapshot jsonb not null,
  changes jsonb not null default '[]',
  reason text not null default '',
  made_at timestamptz not null,
  made_by uuid references account,
  primary key (municipality_id, id),
  unique (municipality_id, plan_id, number),
  foreign key (municipality_id, plan_id) references plan
);

alter table plan_version enable row level security;

alter table plan_version force row level security;

create policy see on plan_version for select using (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid and (
    current_setting('app.scope', true) in ('all', 'figures')
    or (current_setting('app.scope', true) = 'files' and (person_id = any(string_to_array(nullif(current_setting('app.file_ids', true), ''), ',')::uuid[])))
  )
);

create policy add on plan_version for insert with check (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid and (current_setting('app.scope', true) = 'all' or (current_setting('app.scope', true) = 'files' and (person_id = any(string_to_array(nullif(current_setting('app.file_ids', true), ''), ',')::uuid[]))))
);

create policy change on plan_version for update using (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid and (current_setting('app.scope', true) = 'all' or (current_setting('app.scope', true) = 'files' and (person_id = any(string_to_array(nullif(current_setting('app.file_ids', true), ''), ',')::uuid[]))))
);

create policy remove on plan_version for delete using (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid and (current_setting('app.scope', true) = 'all' or (current_setting('app.scope', true) = 'files' and (person_id = any(string_to_array(nullif(current_setting('app.file_ids', true), ''), ',')::uuid[]))))
);

grant select, insert on plan_version to samenspel_app;


create table plan_agreement (
  municipality_id uuid not null,
  id uuid not null,
  plan_id uuid not null,
  person_id uuid not null,
  version_number integer not null,
  way agreement_way not null,
  note text not null default '',
  agreed_on date not null,
  written_at timestamptz not null,
  written_by uuid not null references account,
  primary key (municipality_id, id),
  foreign key (municipality_id, plan_id) references plan
);

alter table plan_agreement enable row level security;

alter table plan_agreement force row level security;

create policy see on plan_agreement for select using (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid and (
    current_setting('app.scope', true) in ('all', 'figures')
    or (current_setting('app.scope', true) = 'files' and (person_id = any(string_to_array(nullif(current_setting('app.file_ids', true), ''), ',')::uuid[])))
  )
);

create policy add on plan_agreement for insert with check (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid and (current_setting('app.scope', true) = 'all' or (current_setting('app.scope', true) = 'files' and (person_id = any(string_to_array(nullif(current_setting('app.file_ids', true), ''), ',')::uuid[]))))
);

create policy change on plan_agreement for update using (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid and (current_setting('app.scope', true) = 'all' or (current_setting('app.scope', true) = 'files' and (person_id = any(string_to_array(nullif(current_setting('app.file_ids', true), ''), ',')::uuid[]))))
);

create policy remove on plan_agreement for delete using (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid and (current_setting('app.scope', true) = 'all' or (current_setting('app.scope', true) = 'files' and (person_id = any(string_to_array(nullif(current_setting('app.file_ids', true), ''), ',')::uuid[]))))
);

grant select, insert on plan_agreement to samenspel_app;


-- ZE-06: a justified exception: why, who decides, what it costs (euro cents).
create table deviation (
  municipality_id uuid not null,
  id uuid not null,
  goal_id uuid not null,
  person_ids uuid[] not null check (cardinality(person_ids) > 0),
  body text not null check (length(btrim(body)) > 0),
  reason text not null check (length(btrim(reason)) > 0),
  decided_by_words text not null check (length(btrim(decided_by_words)) > 0),
  decided_on date,
  cost_cents integer check (cost_cents >= 0),
  written_at timestamptz not null,
  written_by uuid references account,
  primary key (municipality_id, id),
  foreign key (municipality_id, goal_id) references goal
);

alter table deviation enable row level security;

alter table deviation force row level security;

create policy see on deviation for select using (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid and (
    current_setting('app.scope', true) in ('all', 'figures')
    or (current_setting('app.scope', true) = 'files' and (person_ids && string_to_array(nullif(current_setting('app.file_ids', true), ''), ',')::uuid[]))
  )
);

create policy add on deviation for insert with check (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid and (current_setting('app.scope', true) = 'all' or (current_setting('app.scope', true) = 'files' and (person_ids && string_to_array(nullif(current_setting('app.file_ids', true), ''), ',')::uuid[])))
);

create policy change on deviation for update using (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid and (current_setting('app.scope', true) = 'all' or (current_setting('app.scope', true) = 'files' and (person_ids && string_to_array(nullif(current_setting('app.file_ids', true), ''), ',')::uuid[])))
);

create policy remove on deviation for delete using (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid and (current_setting('app.scope', true) = 'all' or (current_setting('app.scope', true) = 'files' and (person_ids && string_to_array(nullif(current_setting('app.file_ids', true), ''), ',')::uuid[])))
);

grant select, insert on deviation to samenspel_app;

