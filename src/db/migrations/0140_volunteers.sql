-- Volunteers (AK-09, MS-16 #2). A volunteer is no newcomer: nothing here is about a person with a file, and the lock is that
-- of the register. Whoever coordinates sees all of it; who works with files sees who takes part now, whom to ask for what; a
-- visitor without account signs up and reads nobody; figures see no row.
create type volunteer_source_kind as enum ('stall', 'lunch', 'booklet', 'ambassador', 'website', 'other');

create type volunteer_call_outcome as enum ('joins', 'thinks', 'no_answer', 'does_not_join');

create type volunteer_end_reason as enum ('own_wish', 'moved', 'no_time', 'not_suitable', 'does_not_join', 'died', 'other');

create type volunteer_cost_kind as enum ('travel', 'phone', 'material', 'allowance', 'other');

-- Where people sign up: the word stands in the address behind the code to scan.
create table volunteer_source (
  municipality_id uuid not null references municipality,
  id uuid not null,
  kind volunteer_source_kind not null,
  name text not null check (length(btrim(name)) > 0),
  word text not null check (word ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  made_at timestamptz not null,
  made_by uuid not null references account,
  ended_at timestamptz,
  primary key (municipality_id, id),
  unique (municipality_id, word)
);

alter table volunteer_source enable row level security;

alter table volunteer_source force row level security;

create policy see on volunteer_source for select using (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid
);

create policy add on volunteer_source for insert with check (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid
  and current_setting('app.scope', true) = 'all'
);

create policy change on volunteer_source for update using (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid
  and current_setting('app.scope', true) = 'all'
);

grant select, insert, update on volunteer_source to samenspel_app;

-- What is not known stays empty. Past its retention only what is counted is left: erased_at says since when.
create table volunteer (
  municipality_id uuid not null references municipality,
  id uuid not null,
  name text not null,
  phone text not null default '',
  email text not null default '',
  likeness text not null,
  village_id uuid,
  radius_km integer check (radius_km between 0 and 200),
  languages text[] not null default '{}',
  times text[] not null default '{}'
    check (times <@ array['weekday_morning', 'weekday_afternoon', 'weekday_evening', 'weekend']),
  likes text[] not null default '{}' check (likes <@ array[
    'language', 'talk_table', 'go_along', 'letters', 'interpret', 'children', 'transport', 'goods', 'sport', 'meals',
    'welcome', 'other']),
  words text not null default '',
  source_id uuid,
  applied_on date not null,
  applied_at timestamptz not null,
  written_by uuid references account,
  caller_id uuid references account,
  joined_on date,
  organisation_id uuid,
  anchored_on date,
  code_signed_on date,
  ended_on date,
  end_reason volunteer_end_reason,
  end_words text not null default '',
  erased_at timestamptz,
  version integer not null default 1,
  primary key (municipality_id, id),
  foreign key (municipality_id, village_id) references village,
  foreign key (municipality_id, source_id) references volunteer_source,
  foreign key (municipality_id, organisation_id) references organisation,
  check (erased_at is not null or length(btrim(name)) > 0),
  check (erased_at is not null or phone <> '' or email <> ''),
  check ((ended_on is null) = (end_reason is null)),
  check ((organisation_id is null) = (anchored_on is null))
);

create unique index volunteer_once on volunteer (municipality_id, likeness) where ended_on is null and erased_at is null;

create index volunteer_waiting on volunteer (municipality_id, applied_on) where joined_on is null and ended_on is null;

create index volunteer_active on volunteer (municipality_id, name, id) where joined_on is not null and ended_on is null;

create index volunteer_source_of on volunteer (municipality_id, source_id);

alter table volunteer enable row level security;

alter table volunteer force row level security;

create policy see on volunteer for select using (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid
  and case when (current_setting('app.scope', true) = 'all' or current_setting('app.scope', true) = 'files' and joined_on is not null and ended_on is null) then true else false end
);

create policy add on volunteer for insert with check (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid
  and (current_setting('app.scope', true) = 'all' or (current_setting('app.scope', true) = 'none' and written_by is null and joined_on is null
    and caller_id is null and organisation_id is null and code_signed_on is null and ended_on is null))
);

create policy change on volunteer for update using (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid
  and current_setting('app.scope', true) = 'all'
);

grant select, insert, update on volunteer to samenspel_app;

-- A try of the open page, so that a machine cannot fill the register; a keyed hash of the network, gone after a day.
create table sign_up_try (
  municipality_id uuid not null,
  id uuid not null,
  network_hash text not null,
  at timestamptz not null,
  primary key (municipality_id, id)
);

create index sign_up_try_network on sign_up_try (municipality_id, network_hash, at);

create index sign_up_try_at on sign_up_try (municipality_id, at);

alter table sign_up_try enable row level security;

alter table sign_up_try force row level security;

create policy see on sign_up_try for select using (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid
  and case when current_setting('app.scope', true) in ('none', 'all') then true else false end
);

create policy add on sign_up_try for insert with check (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid
  and current_setting('app.scope', true) in ('none', 'all')
);

create policy remove on sign_up_try for delete using (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid
  and current_setting('app.scope', true) in ('none', 'all')
);

grant select, insert, delete on sign_up_try to samenspel_app;

-- Each time somebody called back.
create table volunteer_call (
  municipality_id uuid not null,
  id uuid not null,
  volunteer_id uuid not null,
  outcome volunteer_call_outcome not null,
  words text not null default '',
  at timestamptz not null,
  called_by uuid not null references account,
  primary key (municipality_id, id),
  foreign key (municipality_id, volunteer_id) references volunteer
);

create index volunteer_call_of on volunteer_call (municipality_id, volunteer_id, at);

alter table volunteer_call enable row level security;

alter table volunteer_call force row level security;

create policy see on volunteer_call for select using (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid
  and case when current_setting('app.scope', true) = 'all' then true else false end
);

create policy add on volunteer_call for insert with check (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid
  and current_setting('app.scope', true) = 'all'
);

create policy remove on volunteer_call for delete using (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid
  and current_setting('app.scope', true) = 'all'
);

grant select, insert, delete on volunteer_call to samenspel_app;

-- That a certificate of conduct was seen, by whom and for which profile. Never the document, nor what stands in it.
create table conduct_certificate (
  municipality_id uuid not null,
  id uuid not null,
  volunteer_id uuid not null,
  dated_on date not null,
  seen_on date not null,
  profile text not null check (length(btrim(profile)) > 0),
  again_on date,
  seen_by uuid not null references account,
  written_at timestamptz not null,
  primary key (municipality_id, id),
  foreign key (municipality_id, volunteer_id) references volunteer,
  check (seen_on >= dated_on),
  check (again_on > seen_on)
);

create index conduct_certificate_of on conduct_certificate (municipality_id, volunteer_id, seen_on);

alter table conduct_certificate enable row level security;

alter table conduct_certificate force row level security;

create policy see on conduct_certificate for select using (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid
  and case when current_setting('app.scope', true) in ('all', 'files') then true else false end
);

create policy add on conduct_certificate for insert with check (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid
  and current_setting('app.scope', true) = 'all'
);

create policy remove on conduct_certificate for delete using (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid
  and current_setting('app.scope', true) = 'all'
);

grant select, insert, delete on conduct_certificate to samenspel_app;

create table volunteer_training (
  municipality_id uuid not null,
  id uuid not null,
  volunteer_id uuid not null,
  name text not null check (length(btrim(name)) > 0),
  followed_on date not null,
  written_by uuid not null references account,
  written_at timestamptz not null,
  primary key (municipality_id, id),
  foreign key (municipality_id, volunteer_id) references volunteer
);

create index volunteer_training_of on volunteer_training (municipality_id, volunteer_id);

alter table volunteer_training enable row level security;

alter table volunteer_training force row level security;

create policy see on volunteer_training for select using (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid
  and case when current_setting('app.scope', true) in ('all', 'files') then true else false end
);

create policy add on volunteer_training for insert with check (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid
  and current_setting('app.scope', true) = 'all'
);

create policy remove on volunteer_training for delete using (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid
  and current_setting('app.scope', true) = 'all'
);

grant select, insert, delete on volunteer_training to samenspel_app;

create table volunteer_task (
  municipality_id uuid not null,
  id uuid not null,
  volunteer_id uuid not null,
  name text not null check (length(btrim(name)) > 0),
  organisation_id uuid,
  started_on date not null,
  ended_on date check (ended_on >= started_on),
  written_by uuid not null references account,
  written_at timestamptz not null,
  primary key (municipality_id, id),
  foreign key (municipality_id, volunteer_id) references volunteer,
  foreign key (municipality_id, organisation_id) references organisation
);

create index volunteer_task_of on volunteer_task (municipality_id, volunteer_id, started_on);

alter table volunteer_task enable row level security;

alter table volunteer_task force row level security;

create policy see on volunteer_task for select using (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid
  and case when current_setting('app.scope', true) in ('all', 'files') then true else false end
);

create policy add on volunteer_task for insert with check (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid
  and current_setting('app.scope', true) = 'all'
);

create policy change on volunteer_task for update using (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid
  and current_setting('app.scope', true) = 'all'
);

grant select, insert, update on volunteer_task to samenspel_app;

create table volunteer_hours (
  municipality_id uuid not null,
  id uuid not null,
  volunteer_id uuid not null,
  task_id uuid not null,
  on_day date not null,
  minutes integer not null check (minutes > 0),
  written_by uuid not null references account,
  written_at timestamptz not null,
  primary key (municipality_id, id),
  foreign key (municipality_id, volunteer_id) references volunteer,
  foreign key (municipality_id, task_id) references volunteer_task
);

create index volunteer_hours_of on volunteer_hours (municipality_id, volunteer_id, on_day);

alter table volunteer_hours enable row level security;

alter table volunteer_hours force row level security;

create policy see on volunteer_hours for select using (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid
  and case when current_setting('app.scope', true) = 'all' then true else false end
);

create policy add on volunteer_hours for insert with check (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid
  and current_setting('app.scope', true) = 'all'
);

grant select, insert on volunteer_hours to samenspel_app;

create table volunteer_thanks (
  municipality_id uuid not null,
  id uuid not null,
  volunteer_id uuid not null,
  on_day date not null,
  words text not null check (length(btrim(words)) > 0),
  written_by uuid not null references account,
  written_at timestamptz not null,
  primary key (municipality_id, id),
  foreign key (municipality_id, volunteer_id) references volunteer
);

create index volunteer_thanks_of on volunteer_thanks (municipality_id, volunteer_id, on_day);

alter table volunteer_thanks enable row level security;

alter table volunteer_thanks force row level security;

create policy see on volunteer_thanks for select using (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid
  and case when current_setting('app.scope', true) = 'all' then true else false end
);

create policy add on volunteer_thanks for insert with check (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid
  and current_setting('app.scope', true) = 'all'
);

create policy remove on volunteer_thanks for delete using (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid
  and current_setting('app.scope', true) = 'all'
);

grant select, insert, delete on volunteer_thanks to samenspel_app;

-- Which costs were agreed with somebody, and the most in one month.
create table cost_agreement (
  municipality_id uuid not null,
  id uuid not null,
  volunteer_id uuid not null,
  kind volunteer_cost_kind not null,
  words text not null default '',
  monthly_cents integer not null check (monthly_cents > 0),
  first_day date not null,
  last_day date check (last_day >= first_day),
  agreed_by uuid not null references account,
  agreed_at timestamptz not null,
  primary key (municipality_id, id),
  foreign key (municipality_id, volunteer_id) references volunteer
);

create index cost_agreement_of on cost_agreement (municipality_id, volunteer_id, kind);

alter table cost_agreement enable row level security;

alter table cost_agreement force row level security;

create policy see on cost_agreement for select using (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid
  and case when current_setting('app.scope', true) = 'all' then true else false end
);

create policy add on cost_agreement for insert with check (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid
  and current_setting('app.scope', true) = 'all'
);

create policy change on cost_agreement for update using (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid
  and current_setting('app.scope', true) = 'all'
);

grant select, insert, update on cost_agreement to samenspel_app;

create table cost_claim (
  municipality_id uuid not null,
  id uuid not null,
  volunteer_id uuid not null,
  agreement_id uuid not null,
  cents integer not null check (cents > 0),
  on_day date not null,
  words text not null default '',
  written_by uuid not null references account,
  written_at timestamptz not null,
  primary key (municipality_id, id),
  foreign key (municipality_id, volunteer_id) references volunteer,
  foreign key (municipality_id, agreement_id) references cost_agreement
);

create index cost_claim_month on cost_claim (municipality_id, on_day);

create index cost_claim_of on cost_claim (municipality_id, agreement_id, on_day);

alter table cost_claim enable row level security;

alter table cost_claim force row level security;

create policy see on cost_claim for select using (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid
  and case when current_setting('app.scope', true) = 'all' then true else false end
);

create policy add on cost_claim for insert with check (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid
  and current_setting('app.scope', true) = 'all'
);

create policy change on cost_claim for update using (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid
  and current_setting('app.scope', true) = 'all'
);

grant select, insert, update on cost_claim to samenspel_app;

-- Trainings are words of the municipality.
alter type own_list add value 'volunteer_training';
