-- What people in a village ask and offer one another: newcomers and residents on one board (AK-09, MS-07). A card says what,
-- where and in which language, and nobody's name; whose it is stands in a table of its own, with the lock of the file for
-- a newcomer. A link without account opens the one card that stands in app.card_id.
create type card_side as enum ('asked', 'offered');

create type card_kind as enum (
  'go_along', 'letters', 'practise', 'skill', 'company', 'transport', 'furniture', 'clothes', 'bicycle', 'things',
  'interpreter', 'other'
);

create type interpreter_setting as enum ('school', 'gp', 'municipality', 'elsewhere');

create type card_end_reason as enum ('withdrawn', 'not_found', 'file_closed');

-- Only what a colleague has read is public. answers_id: the card on the public board to which it was made.
create table board_card (
  municipality_id uuid not null,
  id uuid not null,
  side card_side not null,
  kind card_kind not null,
  title text not null check (length(btrim(title)) > 0),
  village_id uuid not null,
  languages text[] not null default '{}',
  setting interpreter_setting,
  needed_on date,
  is_newcomers boolean not null,
  is_public boolean not null,
  answers_id uuid,
  made_at timestamptz not null,
  made_by uuid references account,
  primary key (municipality_id, id),
  foreign key (municipality_id, village_id) references village,
  check ((setting is not null) = (kind = 'interpreter' and side = 'asked')),
  check (kind <> 'interpreter' or cardinality(languages) > 0)
);

create index board_card_made on board_card (municipality_id, made_at);

create index board_card_kind on board_card (municipality_id, side, kind, made_at);

alter table board_card enable row level security;

alter table board_card force row level security;

create policy see on board_card for select using (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid
  and case when current_setting('app.scope', true) <> 'figures' and (is_public or current_setting('app.scope', true) in ('all', 'files')
    or id = nullif(current_setting('app.card_id', true), '')::uuid) then true else false end
);

create policy add on board_card for insert with check (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid
  and (current_setting('app.scope', true) in ('all', 'files') or (current_setting('app.scope', true) = 'none' and made_by is null and not is_public and not is_newcomers))
);

create policy change on board_card for update using (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid
  and current_setting('app.scope', true) in ('all', 'files')
);

grant select, insert, update on board_card to samenspel_app;

-- The newcomer who asks or offers, with what is not for everybody to read.
create table card_person (
  municipality_id uuid not null,
  card_id uuid not null,
  person_id uuid not null,
  words text not null default '',
  primary key (municipality_id, card_id),
  foreign key (municipality_id, card_id) references board_card,
  foreign key (municipality_id, person_id) references person
);

create index card_person_person on card_person (municipality_id, person_id);

alter table card_person enable row level security;

alter table card_person force row level security;

create policy see on card_person for select using (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid
  and case when (current_setting('app.scope', true) = 'all' or (current_setting('app.scope', true) = 'files' and strpos(current_setting('app.files_' || left(person_id::text, 2), true), person_id::text) > 0)) then true else false end
);

create policy add on card_person for insert with check (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid
  and (current_setting('app.scope', true) = 'all' or (current_setting('app.scope', true) = 'files' and strpos(current_setting('app.files_' || left(person_id::text, 2), true), person_id::text) > 0))
);

grant select, insert on card_person to samenspel_app;

-- The resident who asks or offers: no volunteer, only this card. Erased after a term; the card stays to be counted.
create table card_resident (
  municipality_id uuid not null,
  card_id uuid not null,
  name text not null check (length(btrim(name)) > 0),
  phone text not null default '',
  email text not null default '',
  words text not null default '',
  primary key (municipality_id, card_id),
  foreign key (municipality_id, card_id) references board_card,
  check (phone <> '' or email <> '')
);

alter table card_resident enable row level security;

alter table card_resident force row level security;

create policy see on card_resident for select using (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid
  and case when current_setting('app.scope', true) in ('all', 'files') then true else false end
);

create policy add on card_resident for insert with check (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid
  and current_setting('app.scope', true) in ('all', 'files', 'none')
);

create policy remove on card_resident for delete using (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid
  and current_setting('app.scope', true) = 'all'
);

grant select, insert, delete on card_resident to samenspel_app;

-- A request and an offer that a person brought together. Done and fallen through are rows of their own.
create table card_match (
  municipality_id uuid not null,
  id uuid not null,
  request_id uuid not null,
  offer_id uuid not null,
  matched_at timestamptz not null,
  matched_by uuid not null references account,
  primary key (municipality_id, id),
  foreign key (municipality_id, request_id) references board_card,
  foreign key (municipality_id, offer_id) references board_card
);

create index card_match_request on card_match (municipality_id, request_id);

create index card_match_offer on card_match (municipality_id, offer_id);

alter table card_match enable row level security;

alter table card_match force row level security;

create policy see on card_match for select using (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid
  and case when current_setting('app.scope', true) <> 'figures' then true else false end
);

create policy add on card_match for insert with check (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid
  and current_setting('app.scope', true) in ('all', 'files')
);

grant select, insert on card_match to samenspel_app;

-- Said by a colleague, or through the link of one of the two cards.
create table match_done (
  municipality_id uuid not null,
  match_id uuid not null,
  at timestamptz not null,
  by_account uuid references account,
  card_id uuid,
  primary key (municipality_id, match_id),
  foreign key (municipality_id, match_id) references card_match
);

alter table match_done enable row level security;

alter table match_done force row level security;

create policy see on match_done for select using (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid
  and case when current_setting('app.scope', true) <> 'figures' then true else false end
);

create policy add on match_done for insert with check (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid
  and (current_setting('app.scope', true) in ('all', 'files') or (by_account is null and card_id = nullif(current_setting('app.card_id', true), '')::uuid))
);

grant select, insert on match_done to samenspel_app;

create table match_end (
  municipality_id uuid not null,
  match_id uuid not null,
  at timestamptz not null,
  by_account uuid not null references account,
  primary key (municipality_id, match_id),
  foreign key (municipality_id, match_id) references card_match
);

alter table match_end enable row level security;

alter table match_end force row level security;

create policy see on match_end for select using (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid
  and case when current_setting('app.scope', true) <> 'figures' then true else false end
);

create policy add on match_end for insert with check (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid
  and current_setting('app.scope', true) in ('all', 'files')
);

grant select, insert on match_end to samenspel_app;

-- What the two of a match may know of one another, since both said yes: for_card_id is the card of the one who reads it.
create table match_contact (
  municipality_id uuid not null,
  match_id uuid not null,
  for_card_id uuid not null,
  person_id uuid,
  name text not null,
  phone text not null default '',
  email text not null default '',
  primary key (municipality_id, match_id, for_card_id),
  foreign key (municipality_id, match_id) references card_match,
  foreign key (municipality_id, person_id) references person
);

alter table match_contact enable row level security;

alter table match_contact force row level security;

create policy see on match_contact for select using (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid
  and case when (current_setting('app.scope', true) = 'all' or (current_setting('app.scope', true) = 'files' and person_id is null)
    or (current_setting('app.scope', true) = 'files' and strpos(current_setting('app.files_' || left(person_id::text, 2), true), person_id::text) > 0)
    or for_card_id = nullif(current_setting('app.card_id', true), '')::uuid) then true else false end
);

create policy add on match_contact for insert with check (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid
  and (current_setting('app.scope', true) = 'all' or (current_setting('app.scope', true) = 'files' and person_id is null)
    or (current_setting('app.scope', true) = 'files' and strpos(current_setting('app.files_' || left(person_id::text, 2), true), person_id::text) > 0))
);

create policy remove on match_contact for delete using (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid
  and current_setting('app.scope', true) = 'all'
);

grant select, insert, delete on match_contact to samenspel_app;

create table card_end (
  municipality_id uuid not null,
  card_id uuid not null,
  at timestamptz not null,
  by_account uuid references account,
  reason card_end_reason not null,
  primary key (municipality_id, card_id),
  foreign key (municipality_id, card_id) references board_card
);

alter table card_end enable row level security;

alter table card_end force row level security;

create policy see on card_end for select using (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid
  and case when current_setting('app.scope', true) <> 'figures' then true else false end
);

create policy add on card_end for insert with check (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid
  and (current_setting('app.scope', true) in ('all', 'files') or (by_account is null and card_id = nullif(current_setting('app.card_id', true), '')::uuid))
);

grant select, insert on card_end to samenspel_app;

-- A link without account to one's own card: the hash of its token. The front door finds the card by it.
create table card_link (
  municipality_id uuid not null,
  id uuid not null,
  card_id uuid not null,
  token_hash text not null,
  made_at timestamptz not null,
  primary key (municipality_id, id),
  unique (municipality_id, card_id),
  unique (municipality_id, token_hash),
  foreign key (municipality_id, card_id) references board_card
);

create index card_link_token on card_link (token_hash);

alter table card_link enable row level security;

alter table card_link force row level security;

create policy see on card_link for select to samenspel_app using (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid
  and case when current_setting('app.scope', true) in ('all', 'files') then true else false end
);

create policy add on card_link for insert to samenspel_app with check (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid
  and current_setting('app.scope', true) in ('all', 'files', 'none')
);

create policy change on card_link for update to samenspel_app using (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid
  and current_setting('app.scope', true) in ('all', 'files')
);

grant select, insert, update on card_link to samenspel_app;

create policy front on card_link for select to samenspel_front using (true);

grant select on card_link to samenspel_front;
