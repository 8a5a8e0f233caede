-- A matching dinner (MS-14): newcomers and residents at tables over rounds. Guests are introduced by the one name by which they
-- want to be called; who sits where is a row without a name.
create table buddy_dinner (
  municipality_id uuid not null references municipality,
  id uuid not null,
  round_id uuid not null,
  name text not null check (length(btrim(name)) > 0),
  day date not null,
  tables integer not null check (tables between 1 and 60),
  rounds integer not null check (rounds between 1 and 6),
  seated_at timestamptz,
  made_by uuid not null references account,
  primary key (municipality_id, id),
  foreign key (municipality_id, round_id) references buddy_round
);

alter table buddy_dinner enable row level security;

alter table buddy_dinner force row level security;

create policy see on buddy_dinner for select using (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid
  and case when (
    current_setting('app.scope', true) = 'all'
    or id = nullif(current_setting('app.dinner_id', true), '')::uuid
  ) then true else false end
);

create policy add on buddy_dinner for insert with check (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid and (
    current_setting('app.scope', true) = 'all'
  )
);

create policy change on buddy_dinner for update using (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid and (
    current_setting('app.scope', true) = 'all'
  )
);

grant select, insert, update on buddy_dinner to samenspel_app;

create table buddy_dinner_newcomer (
  municipality_id uuid not null,
  id uuid not null,
  dinner_id uuid not null,
  person_id uuid not null,
  newcomer_id uuid not null,
  called text not null,
  primary key (municipality_id, id),
  unique (municipality_id, dinner_id, newcomer_id),
  foreign key (municipality_id, dinner_id) references buddy_dinner,
  foreign key (municipality_id, newcomer_id) references buddy_newcomer
);

alter table buddy_dinner_newcomer enable row level security;

alter table buddy_dinner_newcomer force row level security;

create policy see on buddy_dinner_newcomer for select using (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid
  and case when (
    current_setting('app.scope', true) = 'all'
    or (current_setting('app.scope', true) = 'files' and strpos(current_setting('app.files_' || left(person_id::text, 2), true), person_id::text) > 0)
    or dinner_id = nullif(current_setting('app.dinner_id', true), '')::uuid
  ) then true else false end
);

create policy add on buddy_dinner_newcomer for insert with check (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid and (
    current_setting('app.scope', true) = 'all'
    or (current_setting('app.scope', true) = 'files' and strpos(current_setting('app.files_' || left(person_id::text, 2), true), person_id::text) > 0)
  )
);

create policy remove on buddy_dinner_newcomer for delete using (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid and (
    current_setting('app.scope', true) = 'all'
    or (current_setting('app.scope', true) = 'files' and strpos(current_setting('app.files_' || left(person_id::text, 2), true), person_id::text) > 0)
  )
);

grant select, insert, delete on buddy_dinner_newcomer to samenspel_app;

create table buddy_dinner_local (
  municipality_id uuid not null,
  id uuid not null,
  dinner_id uuid not null,
  local_id uuid not null,
  called text not null,
  primary key (municipality_id, id),
  unique (municipality_id, dinner_id, local_id),
  foreign key (municipality_id, dinner_id) references buddy_dinner,
  foreign key (municipality_id, local_id) references buddy_local
);

alter table buddy_dinner_local enable row level security;

alter table buddy_dinner_local force row level security;

create policy see on buddy_dinner_local for select using (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid
  and case when (
    current_setting('app.scope', true) = 'all'
    or dinner_id = nullif(current_setting('app.dinner_id', true), '')::uuid
  ) then true else false end
);

create policy add on buddy_dinner_local for insert with check (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid and (
    current_setting('app.scope', true) = 'all'
  )
);

create policy remove on buddy_dinner_local for delete using (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid and (
    current_setting('app.scope', true) = 'all'
  )
);

grant select, insert, delete on buddy_dinner_local to samenspel_app;

-- Rounds and tables are counted from 1.
create table buddy_dinner_seat (
  municipality_id uuid not null,
  dinner_id uuid not null,
  guest_id uuid not null,
  round integer not null,
  place integer not null,
  primary key (municipality_id, dinner_id, guest_id, round),
  foreign key (municipality_id, dinner_id) references buddy_dinner
);

alter table buddy_dinner_seat enable row level security;

alter table buddy_dinner_seat force row level security;

create policy see on buddy_dinner_seat for select using (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid
  and case when (
    current_setting('app.scope', true) = 'all'
    or dinner_id = nullif(current_setting('app.dinner_id', true), '')::uuid
  ) then true else false end
);

create policy add on buddy_dinner_seat for insert with check (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid and (
    current_setting('app.scope', true) = 'all'
  )
);

create policy remove on buddy_dinner_seat for delete using (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid and (
    current_setting('app.scope', true) = 'all'
  )
);

grant select, insert, delete on buddy_dinner_seat to samenspel_app;

-- Whom a guest would like to see again: for the coordinator and for the guest alone; the other hears of it when both said so.
create table buddy_dinner_tap (
  municipality_id uuid not null,
  dinner_id uuid not null,
  from_guest uuid not null,
  to_guest uuid not null,
  at timestamptz not null,
  primary key (municipality_id, dinner_id, from_guest, to_guest),
  foreign key (municipality_id, dinner_id) references buddy_dinner
);

alter table buddy_dinner_tap enable row level security;

alter table buddy_dinner_tap force row level security;

create policy see on buddy_dinner_tap for select using (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid
  and case when (
    current_setting('app.scope', true) = 'all'
    or (dinner_id = nullif(current_setting('app.dinner_id', true), '')::uuid and from_guest = nullif(current_setting('app.guest_id', true), '')::uuid)
  ) then true else false end
);

create policy add on buddy_dinner_tap for insert with check (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid and (
    current_setting('app.scope', true) = 'all'
    or (dinner_id = nullif(current_setting('app.dinner_id', true), '')::uuid and from_guest = nullif(current_setting('app.guest_id', true), '')::uuid)
  )
);

create policy remove on buddy_dinner_tap for delete using (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid and (
    current_setting('app.scope', true) = 'all'
    or (dinner_id = nullif(current_setting('app.dinner_id', true), '')::uuid and from_guest = nullif(current_setting('app.guest_id', true), '')::uuid)
  )
);

grant select, insert, delete on buddy_dinner_tap to samenspel_app;
