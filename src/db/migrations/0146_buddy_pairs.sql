-- Two people who both said yes, under the id of their proposal. `waited_days` is how long the newcomer waited.
create type buddy_end_reason as enum (
  'period_over', 'moved', 'no_time', 'no_click', 'no_contact', 'own_wish', 'other'
);

create table buddy_pair (
  municipality_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  newcomer_id uuid not null,
  local_id uuid not null,
  round_id uuid,
  kind buddy_kind not null,
  newcomer_called text not null,
  local_called text not null,
  waited_days integer not null,
  first_day date not null,
  last_day date not null,
  weekly text not null default '',
  ended_on date,
  end_reason buddy_end_reason,
  ended_by uuid references account,
  primary key (municipality_id, id),
  foreign key (municipality_id, id) references buddy_proposal,
  check (last_day >= first_day),
  check ((ended_on is null) = (end_reason is null))
);

create index buddy_pair_running on buddy_pair (municipality_id, first_day) where ended_on is null;

create index buddy_pair_person on buddy_pair (municipality_id, person_id);

create index buddy_pair_round on buddy_pair (municipality_id, round_id);

alter table buddy_pair enable row level security;

alter table buddy_pair force row level security;

create policy see on buddy_pair for select using (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid
  and case when (
    current_setting('app.scope', true) = 'all'
    or (current_setting('app.scope', true) = 'files' and strpos(current_setting('app.files_' || left(person_id::text, 2), true), person_id::text) > 0)
    or current_setting('app.scope', true) = 'figures'
    or id = nullif(current_setting('app.pair_id', true), '')::uuid
  ) then true else false end
);

create policy add on buddy_pair for insert with check (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid and (
    current_setting('app.scope', true) = 'all'
    or (current_setting('app.scope', true) = 'files' and strpos(current_setting('app.files_' || left(person_id::text, 2), true), person_id::text) > 0)
    or id = nullif(current_setting('app.pair_id', true), '')::uuid
  )
);

create policy change on buddy_pair for update using (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid and (
    current_setting('app.scope', true) = 'all'
    or (current_setting('app.scope', true) = 'files' and strpos(current_setting('app.files_' || left(person_id::text, 2), true), person_id::text) > 0)
  )
);

grant select, insert, update on buddy_pair to samenspel_app;

-- That two people met on a day, once for each who says so; nothing of what they did.
create table buddy_meeting (
  municipality_id uuid not null,
  pair_id uuid not null,
  day date not null,
  side buddy_side not null,
  person_id uuid not null,
  at timestamptz not null,
  by_account uuid references account,
  primary key (municipality_id, pair_id, day, side),
  foreign key (municipality_id, pair_id) references buddy_pair
);

alter table buddy_meeting enable row level security;

alter table buddy_meeting force row level security;

create policy see on buddy_meeting for select using (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid
  and case when (
    current_setting('app.scope', true) = 'all'
    or (current_setting('app.scope', true) = 'files' and strpos(current_setting('app.files_' || left(person_id::text, 2), true), person_id::text) > 0)
    or current_setting('app.scope', true) = 'figures'
    or pair_id = nullif(current_setting('app.pair_id', true), '')::uuid
  ) then true else false end
);

create policy add on buddy_meeting for insert with check (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid and (
    current_setting('app.scope', true) = 'all'
    or (current_setting('app.scope', true) = 'files' and strpos(current_setting('app.files_' || left(person_id::text, 2), true), person_id::text) > 0)
    or (pair_id = nullif(current_setting('app.pair_id', true), '')::uuid and side::text = current_setting('app.pair_side', true))
  )
);

grant select, insert on buddy_meeting to samenspel_app;

-- How it goes, asked of each side apart: after 2, 6 and 12 weeks, and once more after the end. No link opens this.
create type buddy_check_moment as enum ('week_2', 'week_6', 'week_12', 'after');

create type buddy_how as enum ('good', 'fair', 'hard');

create table buddy_check (
  municipality_id uuid not null,
  id uuid not null,
  pair_id uuid not null,
  side buddy_side not null,
  person_id uuid not null,
  moment buddy_check_moment not null,
  done_on date not null,
  how buddy_how not null,
  new_people integer check (new_people >= 0),
  in_touch boolean,
  body text not null default '',
  at timestamptz not null,
  by_account uuid not null references account,
  primary key (municipality_id, id),
  unique (municipality_id, pair_id, side, moment),
  foreign key (municipality_id, pair_id) references buddy_pair
);

alter table buddy_check enable row level security;

alter table buddy_check force row level security;

create policy see on buddy_check for select using (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid
  and case when (
    current_setting('app.scope', true) = 'all'
    or (current_setting('app.scope', true) = 'files' and strpos(current_setting('app.files_' || left(person_id::text, 2), true), person_id::text) > 0)
    or current_setting('app.scope', true) = 'figures'
  ) then true else false end
);

create policy add on buddy_check for insert with check (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid and (
    current_setting('app.scope', true) = 'all'
    or (current_setting('app.scope', true) = 'files' and strpos(current_setting('app.files_' || left(person_id::text, 2), true), person_id::text) > 0)
  )
);

grant select, insert on buddy_check to samenspel_app;

-- A link without account: the hash of its token, for one side of one pair or for one guest of a dinner.
create type buddy_link_about as enum ('pair', 'dinner');

create table buddy_link (
  municipality_id uuid not null references municipality,
  id uuid not null,
  about buddy_link_about not null,
  subject_id uuid not null,
  side buddy_side not null,
  activity_id uuid,
  token_hash text not null,
  last_day date not null,
  ended_at timestamptz,
  primary key (municipality_id, id),
  unique (municipality_id, subject_id, side),
  unique (municipality_id, token_hash)
);

create index buddy_link_token on buddy_link (token_hash);

alter table buddy_link enable row level security;

alter table buddy_link force row level security;

create policy see on buddy_link for select to samenspel_app using (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid
  and case when (
    current_setting('app.scope', true) in ('all', 'files')
  ) then true else false end
);

create policy add on buddy_link for insert to samenspel_app with check (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid and (
    current_setting('app.scope', true) in ('all', 'files')
  )
);

create policy change on buddy_link for update to samenspel_app using (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid and (
    current_setting('app.scope', true) in ('all', 'files')
  )
);

grant select, insert, update on buddy_link to samenspel_app;

create policy front on buddy_link for select to samenspel_front using (true);

grant select on buddy_link to samenspel_front;

-- The effect of buddies is counted by the role of figures: no name, no word, no id of a resident.
grant select (municipality_id, id, name, changed, opened_on, closed_on) on buddy_round to samenspel_figures;

grant select (municipality_id, id, person_id, round_id, kind, waited_days, first_day, last_day, ended_on, end_reason)
  on buddy_pair to samenspel_figures;

grant select (municipality_id, pair_id, person_id, day) on buddy_meeting to samenspel_figures;

grant select (municipality_id, pair_id, side, person_id, moment, new_people, in_touch) on buddy_check to samenspel_figures;
