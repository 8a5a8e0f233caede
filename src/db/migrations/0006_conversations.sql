create type talk_moment as enum ('start', 'm6', 'm12', 'm24', 'unplanned');

create type interpreter_state as enum ('not_needed', 'present', 'phone', 'family', 'missing', 'unknown');

create type language_skill as enum ('reading', 'listening', 'writing', 'speaking');

create type level_source as enum ('exam', 'teacher', 'self', 'worker', 'import');

create type agreement_way as enum ('read_aloud', 'read_by_person', 'with_interpreter', 'with_family', 'own_page');

create table conversation (
  municipality_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  moment talk_moment not null,
  planned_at timestamptz,
  held_on date,
  place text not null default '',
  interviewer_id uuid references account,
  interviewer_first_day date,
  interviewer_last_day date,
  language text not null default '',
  interpreter interpreter_state not null default 'unknown',
  interpreter_note text not null default '',
  present_note text not null default '',
  approach_key text not null,
  cancelled_on date,
  cancel_reason text not null default '',
  created_at timestamptz not null,
  created_by uuid references account,
  version integer not null default 1,
  primary key (municipality_id, id),
  foreign key (municipality_id, person_id) references person
);

create index conversation_person on conversation (municipality_id, person_id);

create index conversation_interviewer on conversation (municipality_id, interviewer_id);

alter table conversation enable row level security;

alter table conversation force row level security;

create policy see on conversation for select using (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid and (
    current_setting('app.scope', true) in ('all', 'figures')
    or (current_setting('app.scope', true) = 'files' and (person_id = any(string_to_array(nullif(current_setting('app.file_ids', true), ''), ',')::uuid[]) or person_id = any(string_to_array(nullif(current_setting('app.talk_ids', true), ''), ',')::uuid[])))
    or (current_setting('app.scope', true) = 'files' and interviewer_id = nullif(current_setting('app.user_id', true), '')::uuid)
  )
);

create policy add on conversation for insert with check (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid and (current_setting('app.scope', true) = 'all' or (current_setting('app.scope', true) = 'files' and (person_id = any(string_to_array(nullif(current_setting('app.file_ids', true), ''), ',')::uuid[]) or person_id = any(string_to_array(nullif(current_setting('app.talk_ids', true), ''), ',')::uuid[]))))
);

create policy change on conversation for update using (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid and (current_setting('app.scope', true) = 'all' or (current_setting('app.scope', true) = 'files' and (person_id = any(string_to_array(nullif(current_setting('app.file_ids', true), ''), ',')::uuid[]) or person_id = any(string_to_array(nullif(current_setting('app.talk_ids', true), ''), ',')::uuid[]))))
);

create policy remove on conversation for delete using (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid and (current_setting('app.scope', true) = 'all' or (current_setting('app.scope', true) = 'files' and (person_id = any(string_to_array(nullif(current_setting('app.file_ids', true), ''), ',')::uuid[]) or person_id = any(string_to_array(nullif(current_setting('app.talk_ids', true), ''), ',')::uuid[]))))
);

grant select, insert, update, delete on conversation to samenspel_app;


create table conversation_answer (
  municipality_id uuid not null,
  conversation_id uuid not null,
  person_id uuid not null,
  question_key text not null,
  body text not null default '',
  is_not_discussed boolean not null default false,
  version integer not null default 1,
  saved_at timestamptz not null,
  saved_by uuid references account,
  primary key (municipality_id, conversation_id, question_key),
  foreign key (municipality_id, conversation_id) references conversation
);

create index conversation_answer_person on conversation_answer (municipality_id, person_id);

alter table conversation_answer enable row level security;

alter table conversation_answer force row level security;

create policy see on conversation_answer for select using (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid and (
    current_setting('app.scope', true) in ('all', 'figures')
    or (current_setting('app.scope', true) = 'files' and (person_id = any(string_to_array(nullif(current_setting('app.file_ids', true), ''), ',')::uuid[]) or person_id = any(string_to_array(nullif(current_setting('app.talk_ids', true), ''), ',')::uuid[])))
  )
);

create policy add on conversation_answer for insert with check (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid and (current_setting('app.scope', true) = 'all' or (current_setting('app.scope', true) = 'files' and (person_id = any(string_to_array(nullif(current_setting('app.file_ids', true), ''), ',')::uuid[]) or person_id = any(string_to_array(nullif(current_setting('app.talk_ids', true), ''), ',')::uuid[]))))
);

create policy change on conversation_answer for update using (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid and (current_setting('app.scope', true) = 'all' or (current_setting('app.scope', true) = 'files' and (person_id = any(string_to_array(nullif(current_setting('app.file_ids', true), ''), ',')::uuid[]) or person_id = any(string_to_array(nullif(current_setting('app.talk_ids', true), ''), ',')::uuid[]))))
);

create policy remove on conversation_answer for delete using (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid and (current_setting('app.scope', true) = 'all' or (current_setting('app.scope', true) = 'files' and (person_id = any(string_to_array(nullif(current_setting('app.file_ids', true), ''), ',')::uuid[]) or person_id = any(string_to_array(nullif(current_setting('app.talk_ids', true), ''), ',')::uuid[]))))
);

grant select, insert, update, delete on conversation_answer to samenspel_app;


create table conversation_mark (
  municipality_id uuid not null,
  conversation_id uuid not null,
  person_id uuid not null,
  scale text not null,
  mark integer check (mark between 0 and 10),
  wants_to_talk boolean not null default false,
  saved_at timestamptz not null,
  saved_by uuid references account,
  primary key (municipality_id, conversation_id, scale),
  foreign key (municipality_id, conversation_id) references conversation
);

alter table conversation_mark enable row level security;

alter table conversation_mark force row level security;

create policy see on conversation_mark for select using (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid and (
    current_setting('app.scope', true) in ('all', 'figures')
    or (current_setting('app.scope', true) = 'files' and (person_id = any(string_to_array(nullif(current_setting('app.file_ids', true), ''), ',')::uuid[]) or person_id = any(string_to_array(nullif(current_setting('app.talk_ids', true), ''), ',')::uuid[])))
  )
);

create policy add on conversation_mark for insert with check (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid and (current_setting('app.scope', true) = 'all' or (current_setting('app.scope', true) = 'files' and (person_id = any(string_to_array(nullif(current_setting('app.file_ids', true), ''), ',')::uuid[]) or person_id = any(string_to_array(nullif(current_setting('app.talk_ids', true), ''), ',')::uuid[]))))
);

create policy change on conversation_mark for update using (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid and (current_setting('app.scope', true) = 'all' or (current_setting('app.scope', true) = 'files' and (person_id = any(string_to_array(nullif(current_setting('app.file_ids', true), ''), ',')::uuid[]) or person_id = any(string_to_array(nullif(current_setting('app.talk_ids', true), ''), ',')::uuid[]))))
);

create policy remove on conversation_mark for delete using (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid and (current_setting('app.scope', true) = 'all' or (current_setting('app.scope', true) = 'files' and (person_id = any(string_to_array(nullif(current_setting('app.file_ids', true), ''), ',')::uuid[]) or person_id = any(string_to_array(nullif(current_setting('app.talk_ids', true), ''), ',')::uuid[]))))
);

grant select, insert, update, delete on conversation_mark to samenspel_app;


create table theme (
  municipality_id uuid not null references municipality,
  id uuid not null,
  name text not null check (length(btrim(name)) > 0),
  is_free boolean not null default false,
  ended_on date,
  primary key (municipality_id, id),
  unique (municipality_id, name)
);

alter table theme enable row level security;

alter table theme force row level security;

create policy tenancy on theme
  using (municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid)
  with check (municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid);

grant select, insert, update, delete on theme to samenspel_app;


create table conversation_theme (
  municipality_id uuid not null,
  conversation_id uuid not null,
  person_id uuid not null,
  theme_id uuid not null,
  added_at timestamptz not null,
  primary key (municipality_id, conversation_id, theme_id),
  foreign key (municipality_id, conversation_id) references conversation,
  foreign key (municipality_id, theme_id) references theme
);

alter table conversation_theme enable row level security;

alter table conversation_theme force row level security;

create policy see on conversation_theme for select using (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid and (
    current_setting('app.scope', true) in ('all', 'figures')
    or (current_setting('app.scope', true) = 'files' and (person_id = any(string_to_array(nullif(current_setting('app.file_ids', true), ''), ',')::uuid[]) or person_id = any(string_to_array(nullif(current_setting('app.talk_ids', true), ''), ',')::uuid[])))
  )
);

create policy add on conversation_theme for insert with check (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid and (current_setting('app.scope', true) = 'all' or (current_setting('app.scope', true) = 'files' and (person_id = any(string_to_array(nullif(current_setting('app.file_ids', true), ''), ',')::uuid[]) or person_id = any(string_to_array(nullif(current_setting('app.talk_ids', true), ''), ',')::uuid[]))))
);

create policy change on conversation_theme for update using (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid and (current_setting('app.scope', true) = 'all' or (current_setting('app.scope', true) = 'files' and (person_id = any(string_to_array(nullif(current_setting('app.file_ids', true), ''), ',')::uuid[]) or person_id = any(string_to_array(nullif(current_setting('app.talk_ids', true), ''), ',')::uuid[]))))
);

create policy remove on conversation_theme for delete using (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid and (current_setting('app.scope', true) = 'all' or (current_setting('app.scope', true) = 'files' and (person_id = any(string_to_array(nullif(current_setting('app.file_ids', true), ''), ',')::uuid[]) or person_id = any(string_to_array(nullif(current_setting('app.talk_ids', true), ''), ',')::uuid[]))))
);

grant select, insert, update, delete on conversation_theme to samenspel_app;


-- Declined by the person, or moved by agreement: facts with a date; the moment's state is computed from them.
create table talk_moment_event (
  municipality_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  moment talk_moment not null,
  kind text not null check (kind in ('declined', 'moved', 'withdrawn')),
  on_day date not null,
  new_day date,
  reason text not null default '',
  written_at timestamptz not null,
  written_by uuid references account,
  primary key (municipality_id, id),
  foreign key (municipality_id, person_id) references person
);

create index talk_moment_event_person on talk_moment_event (municipality_id, person_id);

alter table talk_moment_event enable row level security;

alter table talk_moment_event force row level security;

create policy see on talk_moment_event for select using (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid and (
    current_setting('app.scope', true) in ('all', 'figures')
    or (current_setting('app.scope', true) = 'files' and (person_id = any(string_to_array(nullif(current_setting('app.file_ids', true), ''), ',')::uuid[]) or person_id = any(string_to_array(nullif(current_setting('app.talk_ids', true), ''), ',')::uuid[])))
  )
);

create policy add on talk_moment_event for insert with check (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid and (current_setting('app.scope', true) = 'all' or (current_setting('app.scope', true) = 'files' and (person_id = any(string_to_array(nullif(current_setting('app.file_ids', true), ''), ',')::uuid[]) or person_id = any(string_to_array(nullif(current_setting('app.talk_ids', true), ''), ',')::uuid[]))))
);

create policy change on talk_moment_event for update using (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid and (current_setting('app.scope', true) = 'all' or (current_setting('app.scope', true) = 'files' and (person_id = any(string_to_array(nullif(current_setting('app.file_ids', true), ''), ',')::uuid[]) or person_id = any(string_to_array(nullif(current_setting('app.talk_ids', true), ''), ',')::uuid[]))))
);

create policy remove on talk_moment_event for delete using (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid and (current_setting('app.scope', true) = 'all' or (current_setting('app.scope', true) = 'files' and (person_id = any(string_to_array(nullif(current_setting('app.file_ids', true), ''), ',')::uuid[]) or person_id = any(string_to_array(nullif(current_setting('app.talk_ids', true), ''), ',')::uuid[]))))
);

grant select, insert, update, delete on talk_moment_event to samenspel_app;


-- Completion keeps the questions in the words in which they were asked.
create table conversation_completion (
  municipality_id uuid not null,
  conversation_id uuid not null,
  person_id uuid not null,
  completed_at timestamptz not null,
  completed_by uuid not null references account,
  questions jsonb not null,
  primary key (municipality_id, conversation_id),
  foreign key (municipality_id, conversation_id) references conversation
);

alter table conversation_completion enable row level security;

alter table conversation_completion force row level security;

create policy see on conversation_completion for select using (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid and (
    current_setting('app.scope', true) in ('all', 'figures')
    or (current_setting('app.scope', true) = 'files' and (person_id = any(string_to_array(nullif(current_setting('app.file_ids', true), ''), ',')::uuid[]) or person_id = any(string_to_array(nullif(current_setting('app.talk_ids', true), ''), ',')::uuid[])))
  )
);

create policy add on conversation_completion for insert with check (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid and (current_setting('app.scope', true) = 'all' or (current_setting('app.scope', true) = 'files' and (person_id = any(string_to_array(nullif(current_setting('app.file_ids', true), ''), ',')::uuid[]) or person_id = any(string_to_array(nullif(current_setting('app.talk_ids', true), ''), ',')::uuid[]))))
);

create policy change on conversation_completion for update using (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid and (current_setting('app.scope', true) = 'all' or (current_setting('app.scope', true) = 'files' and (person_id = any(string_to_array(nullif(current_setting('app.file_ids', true), ''), ',')::uuid[]) or person_id = any(string_to_array(nullif(current_setting('app.talk_ids', true), ''), ',')::uuid[]))))
);

create policy remove on conversation_completion for delete using (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid and (current_setting('app.scope', true) = 'all' or (current_setting('app.scope', true) = 'files' and (person_id = any(string_to_array(nullif(current_setting('app.file_ids', true), ''), ',')::uuid[]) or person_id = any(string_to_array(nullif(current_setting('app.talk_ids', true), ''), ',')::uuid[]))))
);

grant select, insert, update, delete on conversation_completion to samenspel_app;


create table conversation_correction (
  municipality_id uuid not null,
  id uuid not null,
  conversation_id uuid not null,
  person_id uuid not null,
  question_key text not null,
  old_body text not null,
  new_body text not null,
  reason text not null check (length(btrim(reason)) > 0),
  corrected_at timestamptz not null,
  corrected_by uuid not null references account,
  primary key (municipality_id, id),
  foreign key (municipality_id, conversation_id) references conversation
);

alter table conversation_correction enable row level security;

alter table conversation_correction force row level security;

create policy see on conversation_correction for select using (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid and (
    current_setting('app.scope', true) in ('all', 'figures')
    or (current_setting('app.scope', true) = 'files' and (person_id = any(string_to_array(nullif(current_setting('app.file_ids', true), ''), ',')::uuid[]) or person_id = any(string_to_array(nullif(current_setting('app.talk_ids', true), ''), ',')::uuid[])))
  )
);

create policy add on conversation_correction for insert with check (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid and (current_setting('app.scope', true) = 'all' or (current_setting('app.scope', true) = 'files' and (person_id = any(string_to_array(nullif(current_setting('app.file_ids', true), ''), ',')::uuid[]) or person_id = any(string_to_array(nullif(current_setting('app.talk_ids', true), ''), ',')::uuid[]))))
);

create policy change on conversation_correction for update using (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid and (current_setting('app.scope', true) = 'all' or (current_setting('app.scope', true) = 'files' and (person_id = any(string_to_array(nullif(current_setting('app.file_ids', true), ''), ',')::uuid[]) or person_id = any(string_to_array(nullif(current_setting('app.talk_ids', true), ''), ',')::uuid[]))))
);

create policy remove on conversation_correction for delete using (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid and (current_setting('app.scope', true) = 'all' or (current_setting('app.scope', true) = 'files' and (person_id = any(string_to_array(nullif(current_setting('app.file_ids', true), ''), ',')::uuid[]) or person_id = any(string_to_array(nullif(current_setting('app.talk_ids', true), ''), ',')::uuid[]))))
);

grant select, insert, update, delete on conversation_correction to samenspel_app;


-- Agreed by the newcomer: written by whom, how, when; never as the newcomer's own act.
create table conversation_agreement (
  municipality_id uuid not null,
  id uuid not null,
  conversation_id uuid not null,
  person_id uuid not null,
  way agreement_way not null,
  note text not null default '',
  agreed_on date not null,
  written_at timestamptz not null,
  written_by uuid not null references account,
  primary key (municipality_id, id),
  foreign key (municipality_id, conversation_id) references conversation
);

alter table conversation_agreement enable row level security;

alter table conversation_agreement force row level security;

create policy see on conversation_agreement for select using (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid and (
    current_setting('app.scope', true) in ('all', 'figures')
    or (current_setting('app.scope', true) = 'files' and (person_id = any(string_to_array(nullif(current_setting('app.file_ids', true), ''), ',')::uuid[]) or person_id = any(string_to_array(nullif(current_setting('app.talk_ids', true), ''), ',')::uuid[])))
  )
);

create policy add on conversation_agreement for insert with check (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid and (current_setting('app.scope', true) = 'all' or (current_setting('app.scope', true) = 'files' and (person_id = any(string_to_array(nullif(current_setting('app.file_ids', true), ''), ',')::uuid[]) or person_id = any(string_to_array(nullif(current_setting('app.talk_ids', true), ''), ',')::uuid[]))))
);

create policy change on conversation_agreement for update using (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid and (current_setting('app.scope', true) = 'all' or (current_setting('app.scope', true) = 'files' and (person_id = any(string_to_array(nullif(current_setting('app.file_ids', true), ''), ',')::uuid[]) or person_id = any(string_to_array(nullif(current_setting('app.talk_ids', true), ''), ',')::uuid[]))))
);

create policy remove on conversation_agreement for delete using (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid and (current_setting('app.scope', true) = 'all' or (current_setting('app.scope', true) = 'files' and (person_id = any(string_to_array(nullif(current_setting('app.file_ids', true), ''), ',')::uuid[]) or person_id = any(string_to_array(nullif(current_setting('app.talk_ids', true), ''), ',')::uuid[]))))
);

grant select, insert, update, delete on conversation_agreement to samenspel_app;


create table language_level (
  municipality_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  skill language_skill not null,
  level text not null check (level in ('A0', 'alfa_a', 'alfa_b', 'alfa_c', 'A1', 'A2', 'B1', 'B2', 'C1', 'C2')),
  measured_on date not null,
  source level_source not null,
  conversation_id uuid,
  written_at timestamptz not null,
  written_by uuid references account,
  primary key (municipality_id, id),
  foreign key (municipality_id, person_id) references person
);

create index language_level_person on language_level (municipality_id, person_id, skill, measured_on);

alter table language_level enable row level security;

alter table language_level force row level security;

create policy see on language_level for select using (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid and (
    current_setting('app.scope', true) in ('all', 'figures')
    or (current_setting('app.scope', true) = 'files' and (person_id = any(string_to_array(nullif(current_setting('app.file_ids', true), ''), ',')::uuid[]) or person_id = any(string_to_array(nullif(current_setting('app.talk_ids', true), ''), ',')::uuid[])))
  )
);

create policy add on language_level for insert with check (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid and (current_setting('app.scope', true) = 'all' or (current_setting('app.scope', true) = 'files' and (person_id = any(string_to_array(nullif(current_setting('app.file_ids', true), ''), ',')::uuid[]) or person_id = any(string_to_array(nullif(current_setting('app.talk_ids', true), ''), ',')::uuid[]))))
);

create policy change on language_level for update using (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid and (current_setting('app.scope', true) = 'all' or (current_setting('app.scope', true) = 'files' and (person_id = any(string_to_array(nullif(current_setting('app.file_ids', true), ''), ',')::uuid[]) or person_id = any(string_to_array(nullif(current_setting('app.talk_ids', true), ''), ',')::uuid[]))))
);

create policy remove on language_level for delete using (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid and (current_setting('app.scope', true) = 'all' or (current_setting('app.scope', true) = 'files' and (person_id = any(string_to_array(nullif(current_setting('app.file_ids', true), ''), ',')::uuid[]) or person_id = any(string_to_array(nullif(current_setting('app.talk_ids', true), ''), ',')::uuid[]))))
);

grant select, insert, update, delete on language_level to samenspel_app;

