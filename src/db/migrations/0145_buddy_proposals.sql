-- Making pairs (MS-14). A round has a name and a word for what was done otherwise than before, so that its effect can be
-- compared. What the computer proposes is worked out anew each time it is looked at; a row here is what a person decided.
create type buddy_kind as enum ('friend', 'language', 'way_finder', 'family', 'club', 'earlier_arrival');

create type buddy_side as enum ('newcomer', 'local');

create table buddy_round (
  municipality_id uuid not null references municipality,
  id uuid not null,
  name text not null check (length(btrim(name)) > 0),
  changed text not null default '',
  activity_id uuid,
  weeks integer not null default 16 check (weeks between 4 and 52),
  opened_on date not null,
  opened_by uuid not null references account,
  closed_on date,
  primary key (municipality_id, id),
  unique (municipality_id, name),
  foreign key (municipality_id, activity_id) references activity
);

alter table buddy_round enable row level security;

alter table buddy_round force row level security;

create policy see on buddy_round for select using (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid
  and case when (
    current_setting('app.scope', true) in ('all', 'files')
    or current_setting('app.scope', true) = 'figures'
  ) then true else false end
);

create policy add on buddy_round for insert with check (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid and (
    current_setting('app.scope', true) = 'all'
  )
);

create policy change on buddy_round for update using (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid and (
    current_setting('app.scope', true) = 'all'
  )
);

grant select, insert, update on buddy_round to samenspel_app;

-- A coordinator pins a pair or forbids it; the last word about two people stands, the earlier ones stay.
create type buddy_choice_kind as enum ('pin', 'forbid');

create table buddy_choice (
  municipality_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  newcomer_id uuid not null,
  local_id uuid not null,
  kind buddy_choice_kind not null,
  reason text not null default '',
  made_at timestamptz not null,
  made_by uuid not null references account,
  ended_at timestamptz,
  primary key (municipality_id, id),
  foreign key (municipality_id, newcomer_id) references buddy_newcomer,
  foreign key (municipality_id, local_id) references buddy_local
);

create unique index buddy_choice_standing on buddy_choice (municipality_id, newcomer_id, local_id) where ended_at is null;

alter table buddy_choice enable row level security;

alter table buddy_choice force row level security;

create policy see on buddy_choice for select using (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid
  and case when (
    current_setting('app.scope', true) = 'all'
    or (current_setting('app.scope', true) = 'files' and strpos(current_setting('app.files_' || left(person_id::text, 2), true), person_id::text) > 0)
  ) then true else false end
);

create policy add on buddy_choice for insert with check (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid and (
    current_setting('app.scope', true) = 'all'
    or (current_setting('app.scope', true) = 'files' and strpos(current_setting('app.files_' || left(person_id::text, 2), true), person_id::text) > 0)
  )
);

create policy change on buddy_choice for update using (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid and (
    current_setting('app.scope', true) = 'all'
    or (current_setting('app.scope', true) = 'files' and strpos(current_setting('app.files_' || left(person_id::text, 2), true), person_id::text) > 0)
  )
);

grant select, insert, update on buddy_choice to samenspel_app;

-- A pair that the coordinator chose, with the explanation as it was shown then. It waits for the word of both sides; with
-- two words "yes" it becomes a pair under the same id. Nothing that is computed later moves it.
create table buddy_proposal (
  municipality_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  newcomer_id uuid not null,
  local_id uuid not null,
  round_id uuid,
  kind buddy_kind not null,
  newcomer_called text not null,
  local_called text not null,
  score integer not null,
  explained jsonb not null,
  weeks integer not null,
  waiting_since date not null,
  made_on date not null,
  made_by uuid not null references account,
  withdrawn_on date,
  primary key (municipality_id, id),
  foreign key (municipality_id, newcomer_id) references buddy_newcomer,
  foreign key (municipality_id, local_id) references buddy_local,
  foreign key (municipality_id, round_id) references buddy_round
);

create index buddy_proposal_newcomer on buddy_proposal (municipality_id, newcomer_id);

create index buddy_proposal_local on buddy_proposal (municipality_id, local_id);

create index buddy_proposal_person on buddy_proposal (municipality_id, person_id);

create index buddy_proposal_round on buddy_proposal (municipality_id, round_id);

alter table buddy_proposal enable row level security;

alter table buddy_proposal force row level security;

create policy see on buddy_proposal for select using (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid
  and case when (
    current_setting('app.scope', true) = 'all'
    or (current_setting('app.scope', true) = 'files' and strpos(current_setting('app.files_' || left(person_id::text, 2), true), person_id::text) > 0)
    or id = nullif(current_setting('app.pair_id', true), '')::uuid
  ) then true else false end
);

create policy add on buddy_proposal for insert with check (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid and (
    current_setting('app.scope', true) = 'all'
    or (current_setting('app.scope', true) = 'files' and strpos(current_setting('app.files_' || left(person_id::text, 2), true), person_id::text) > 0)
  )
);

create policy change on buddy_proposal for update using (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid and (
    current_setting('app.scope', true) = 'all'
    or (current_setting('app.scope', true) = 'files' and strpos(current_setting('app.files_' || left(person_id::text, 2), true), person_id::text) > 0)
  )
);

grant select, insert, update on buddy_proposal to samenspel_app;

-- What each side said, once. A link without account says it for its own side.
create table buddy_answer (
  municipality_id uuid not null,
  proposal_id uuid not null,
  side buddy_side not null,
  person_id uuid not null,
  says_yes boolean not null,
  at timestamptz not null,
  by_account uuid references account,
  primary key (municipality_id, proposal_id, side),
  foreign key (municipality_id, proposal_id) references buddy_proposal
);

alter table buddy_answer enable row level security;

alter table buddy_answer force row level security;

create policy see on buddy_answer for select using (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid
  and case when (
    current_setting('app.scope', true) = 'all'
    or (current_setting('app.scope', true) = 'files' and strpos(current_setting('app.files_' || left(person_id::text, 2), true), person_id::text) > 0)
    or proposal_id = nullif(current_setting('app.pair_id', true), '')::uuid
  ) then true else false end
);

create policy add on buddy_answer for insert with check (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid and (
    current_setting('app.scope', true) = 'all'
    or (current_setting('app.scope', true) = 'files' and strpos(current_setting('app.files_' || left(person_id::text, 2), true), person_id::text) > 0)
    or (proposal_id = nullif(current_setting('app.pair_id', true), '')::uuid and side::text = current_setting('app.pair_side', true))
  )
);

grant select, insert on buddy_answer to samenspel_app;

-- Whoever says no also says what then: propose somebody else, wait until a day, or never these two again. The other side
-- reads none of it.
create type buddy_after as enum ('again', 'parked', 'never');

create table buddy_refusal (
  municipality_id uuid not null,
  proposal_id uuid not null,
  side buddy_side not null,
  person_id uuid not null,
  after buddy_after not null,
  parked_until date,
  words text not null default '',
  primary key (municipality_id, proposal_id, side),
  foreign key (municipality_id, proposal_id, side) references buddy_answer,
  check ((after = 'parked') = (parked_until is not null))
);

alter table buddy_refusal enable row level security;

alter table buddy_refusal force row level security;

create policy see on buddy_refusal for select using (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid
  and case when (
    current_setting('app.scope', true) = 'all'
    or (current_setting('app.scope', true) = 'files' and strpos(current_setting('app.files_' || left(person_id::text, 2), true), person_id::text) > 0)
    or (proposal_id = nullif(current_setting('app.pair_id', true), '')::uuid and side::text = current_setting('app.pair_side', true))
  ) then true else false end
);

create policy add on buddy_refusal for insert with check (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid and (
    current_setting('app.scope', true) = 'all'
    or (current_setting('app.scope', true) = 'files' and strpos(current_setting('app.files_' || left(person_id::text, 2), true), person_id::text) > 0)
    or (proposal_id = nullif(current_setting('app.pair_id', true), '')::uuid and side::text = current_setting('app.pair_side', true))
  )
);

grant select, insert on buddy_refusal to samenspel_app;
