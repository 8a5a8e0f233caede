-- Taking part in one date of an activity. Who may see an invitation may see the file; a link without account opens the one
-- invitation that stands in app.invitation_id and nothing else.
create type invitation_answer as enum ('comes', 'cannot', 'not_for_me', 'needs');

create type coming_need as enum (
  'childcare', 'ride', 'interpreter', 'companion', 'other_time', 'other_theme', 'own_words'
);

create table invitation (
  municipality_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  date_id uuid not null,
  asked_by uuid not null references account,
  asked_at timestamptz not null,
  ended_at timestamptz,
  primary key (municipality_id, id),
  unique (municipality_id, person_id, date_id),
  foreign key (municipality_id, person_id) references person,
  foreign key (municipality_id, date_id) references activity_date
);

create index invitation_date on invitation (municipality_id, date_id);

alter table invitation enable row level security;

alter table invitation force row level security;

create policy see on invitation for select using (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid
  and case when (
    current_setting('app.scope', true) = 'all'
    or (current_setting('app.scope', true) = 'files' and strpos(current_setting('app.files_' || left(person_id::text, 2), true), person_id::text) > 0)
    or id = nullif(current_setting('app.invitation_id', true), '')::uuid
  ) then true else false end
);

create policy add on invitation for insert with check (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid and (
    current_setting('app.scope', true) = 'all'
    or (current_setting('app.scope', true) = 'files' and strpos(current_setting('app.files_' || left(person_id::text, 2), true), person_id::text) > 0)
  )
);

create policy change on invitation for update using (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid and (
    current_setting('app.scope', true) = 'all'
    or (current_setting('app.scope', true) = 'files' and strpos(current_setting('app.files_' || left(person_id::text, 2), true), person_id::text) > 0)
  )
);

grant select, insert, update on invitation to samenspel_app;

-- What somebody answered, the newest last; nothing is overwritten. Without an account it came by the link.
create table invitation_reply (
  municipality_id uuid not null,
  id uuid not null,
  invitation_id uuid not null,
  person_id uuid not null,
  turn integer not null,
  answer invitation_answer not null,
  words text not null default '',
  at timestamptz not null,
  by_account uuid references account,
  primary key (municipality_id, id),
  unique (municipality_id, invitation_id, turn),
  foreign key (municipality_id, invitation_id) references invitation
);

alter table invitation_reply enable row level security;

alter table invitation_reply force row level security;

create policy see on invitation_reply for select using (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid
  and case when (
    current_setting('app.scope', true) = 'all'
    or (current_setting('app.scope', true) = 'files' and strpos(current_setting('app.files_' || left(person_id::text, 2), true), person_id::text) > 0)
    or invitation_id = nullif(current_setting('app.invitation_id', true), '')::uuid
  ) then true else false end
);

create policy add on invitation_reply for insert with check (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid and (
    current_setting('app.scope', true) = 'all'
    or (current_setting('app.scope', true) = 'files' and strpos(current_setting('app.files_' || left(person_id::text, 2), true), person_id::text) > 0)
    or invitation_id = nullif(current_setting('app.invitation_id', true), '')::uuid
  )
);

grant select, insert on invitation_reply to samenspel_app;

-- What somebody would need to come (MS-11).
create table reply_need (
  municipality_id uuid not null,
  reply_id uuid not null,
  invitation_id uuid not null,
  person_id uuid not null,
  need coming_need not null,
  primary key (municipality_id, reply_id, need),
  foreign key (municipality_id, reply_id) references invitation_reply
);

create index reply_need_invitation on reply_need (municipality_id, invitation_id);

alter table reply_need enable row level security;

alter table reply_need force row level security;

create policy see on reply_need for select using (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid
  and case when (
    current_setting('app.scope', true) = 'all'
    or (current_setting('app.scope', true) = 'files' and strpos(current_setting('app.files_' || left(person_id::text, 2), true), person_id::text) > 0)
    or invitation_id = nullif(current_setting('app.invitation_id', true), '')::uuid
  ) then true else false end
);

create policy add on reply_need for insert with check (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid and (
    current_setting('app.scope', true) = 'all'
    or (current_setting('app.scope', true) = 'files' and strpos(current_setting('app.files_' || left(person_id::text, 2), true), person_id::text) > 0)
    or invitation_id = nullif(current_setting('app.invitation_id', true), '')::uuid
  )
);

grant select, insert on reply_need to samenspel_app;

-- A place at a date, without a name: so that everybody can be told how many are left. The order of asking is the waiting
-- list; who stands within the capacity has a place, and whoever gives theirs up moves the next one up.
create table seat (
  municipality_id uuid not null,
  id uuid not null,
  date_id uuid not null,
  invitation_id uuid,
  asked_at timestamptz not null,
  was_waiting boolean not null,
  told_at timestamptz,
  told_by uuid references account,
  released_at timestamptz,
  primary key (municipality_id, id),
  foreign key (municipality_id, date_id) references activity_date
);

create index seat_date on seat (municipality_id, date_id);

create unique index seat_invitation on seat (municipality_id, invitation_id) where released_at is null;

alter table seat enable row level security;

alter table seat force row level security;

create policy see on seat for select using (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid
  and case when current_setting('app.scope', true) <> 'figures' then true else false end
);

create policy add on seat for insert with check (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid and (
    current_setting('app.scope', true) in ('all', 'files') or invitation_id is null
    or invitation_id = nullif(current_setting('app.invitation_id', true), '')::uuid
  )
);

create policy change on seat for update using (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid and (
    current_setting('app.scope', true) in ('all', 'files')
    or invitation_id = nullif(current_setting('app.invitation_id', true), '')::uuid
  )
);

grant select, insert, update on seat to samenspel_app;

-- Somebody without a file who signed up at the public page: a name, and a number to call.
create table sign_up (
  municipality_id uuid not null,
  id uuid not null,
  date_id uuid not null,
  seat_id uuid not null,
  name text not null check (length(btrim(name)) > 0),
  phone text not null default '',
  likeness text not null,
  signed_at timestamptz not null,
  ended_at timestamptz,
  primary key (municipality_id, id),
  foreign key (municipality_id, date_id) references activity_date,
  foreign key (municipality_id, seat_id) references seat
);

create unique index sign_up_once on sign_up (municipality_id, date_id, likeness) where ended_at is null;

alter table sign_up enable row level security;

alter table sign_up force row level security;

create policy see on sign_up for select using (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid
  and case when current_setting('app.scope', true) in ('all', 'files') then true else false end
);

create policy add on sign_up for insert with check (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid and current_setting('app.scope', true) <> 'figures'
);

create policy change on sign_up for update using (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid and current_setting('app.scope', true) in ('all', 'files')
);

create policy remove on sign_up for delete using (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid and current_setting('app.scope', true) in ('all', 'files')
);

grant select, insert, update, delete on sign_up to samenspel_app;

-- A link without account: the hash of its token, until its last day. The front door finds the invitation by it.
create table invitation_link (
  municipality_id uuid not null,
  id uuid not null,
  invitation_id uuid not null,
  activity_id uuid not null,
  token_hash text not null,
  last_day date not null,
  ended_at timestamptz,
  primary key (municipality_id, id),
  unique (municipality_id, invitation_id),
  unique (municipality_id, token_hash),
  foreign key (municipality_id, invitation_id) references invitation
);

create index invitation_link_token on invitation_link (token_hash);

alter table invitation_link enable row level security;

alter table invitation_link force row level security;

create policy see on invitation_link for select to samenspel_app using (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid
  and case when current_setting('app.scope', true) in ('all', 'files') then true else false end
);

create policy add on invitation_link for insert to samenspel_app with check (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid and current_setting('app.scope', true) in ('all', 'files')
);

create policy change on invitation_link for update to samenspel_app using (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid and current_setting('app.scope', true) in ('all', 'files')
);

grant select, insert, update on invitation_link to samenspel_app;

create policy front on invitation_link for select to samenspel_front using (true);

grant select on invitation_link to samenspel_front;

-- A link shows its own activity, also when that is not public.
alter policy see on activity using (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid
  and case when is_public or current_setting('app.scope', true) in ('all', 'files')
    or id = nullif(current_setting('app.activity_id', true), '')::uuid then true else false end
);

-- A link shows its own activity, also when that is not public.
alter policy see on activity_date using (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid
  and case when is_public or current_setting('app.scope', true) in ('all', 'files')
    or activity_id = nullif(current_setting('app.activity_id', true), '')::uuid then true else false end
);
