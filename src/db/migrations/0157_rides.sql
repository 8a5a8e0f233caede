-- Going along to one date of an activity: who offers seats, and who sits where.
create type ride_means as enum ('driver', 'village_car', 'bicycle', 'bus');

-- A car, bicycles to lend, or a word about the bus. The first name and number of a driver are for who rides along.
create table ride_offer (
  municipality_id uuid not null,
  id uuid not null,
  date_id uuid not null,
  means ride_means not null,
  seats integer check (seats > 0),
  driver_name text not null default '',
  driver_phone text not null default '',
  village_id uuid,
  note text not null default '',
  offered_at timestamptz not null,
  offered_by uuid not null references account,
  ended_at timestamptz,
  primary key (municipality_id, id),
  foreign key (municipality_id, date_id) references activity_date,
  foreign key (municipality_id, village_id) references village,
  check ((means = 'bus') = (seats is null)),
  check ((means = 'bus') = (village_id is null)),
  check (means <> 'driver' or driver_name <> '')
);

create index ride_offer_date on ride_offer (municipality_id, date_id);

alter table ride_offer enable row level security;

alter table ride_offer force row level security;

create policy see on ride_offer for select using (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid
  and case when current_setting('app.scope', true) in ('all', 'files') then true else false end
);

create policy add on ride_offer for insert with check (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid
  and current_setting('app.scope', true) in ('all', 'files')
);

create policy change on ride_offer for update using (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid
  and current_setting('app.scope', true) in ('all', 'files')
);

create policy remove on ride_offer for delete using (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid
  and current_setting('app.scope', true) = 'all'
);

grant select, insert, update, delete on ride_offer to samenspel_app;

-- A seat that is taken, without a name: so that a colleague counts seats of people whose files are not theirs.
create table ride_seat (
  municipality_id uuid not null,
  id uuid not null,
  offer_id uuid not null,
  taken_at timestamptz not null,
  released_at timestamptz,
  primary key (municipality_id, id),
  foreign key (municipality_id, offer_id) references ride_offer
);

create index ride_seat_offer on ride_seat (municipality_id, offer_id);

alter table ride_seat enable row level security;

alter table ride_seat force row level security;

create policy see on ride_seat for select using (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid
  and case when current_setting('app.scope', true) in ('all', 'files') then true else false end
);

create policy add on ride_seat for insert with check (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid
  and current_setting('app.scope', true) in ('all', 'files')
);

create policy change on ride_seat for update using (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid
  and current_setting('app.scope', true) in ('all', 'files')
);

create policy remove on ride_seat for delete using (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid
  and current_setting('app.scope', true) = 'all'
);

grant select, insert, update, delete on ride_seat to samenspel_app;

-- Who rides along with whom, agreed by a colleague. The driver knows them by this first name.
create table ride (
  municipality_id uuid not null,
  id uuid not null,
  date_id uuid not null,
  offer_id uuid not null,
  seat_id uuid not null,
  person_id uuid not null,
  called text not null,
  place text not null,
  at time not null,
  agreed_at timestamptz not null,
  agreed_by uuid not null references account,
  ended_at timestamptz,
  primary key (municipality_id, id),
  foreign key (municipality_id, date_id) references activity_date,
  foreign key (municipality_id, offer_id) references ride_offer,
  foreign key (municipality_id, seat_id) references ride_seat,
  foreign key (municipality_id, person_id) references person
);

create unique index ride_once on ride (municipality_id, date_id, person_id) where ended_at is null;

create index ride_person on ride (municipality_id, person_id);

alter table ride enable row level security;

alter table ride force row level security;

create policy see on ride for select using (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid
  and case when (
    current_setting('app.scope', true) = 'all'
    or (current_setting('app.scope', true) = 'files' and strpos(current_setting('app.files_' || left(person_id::text, 2), true), person_id::text) > 0)
  ) then true else false end
);

create policy add on ride for insert with check (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid
  and (
    current_setting('app.scope', true) = 'all'
    or (current_setting('app.scope', true) = 'files' and strpos(current_setting('app.files_' || left(person_id::text, 2), true), person_id::text) > 0)
  )
);

create policy change on ride for update using (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid
  and (
    current_setting('app.scope', true) = 'all'
    or (current_setting('app.scope', true) = 'files' and strpos(current_setting('app.files_' || left(person_id::text, 2), true), person_id::text) > 0)
  )
);

create policy remove on ride for delete using (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid
  and current_setting('app.scope', true) = 'all'
);

grant select, insert, update, delete on ride to samenspel_app;

-- A link without account: of a driver, who sees own passengers, or of who rides along, who sees the driver.
create table ride_link (
  municipality_id uuid not null,
  id uuid not null,
  activity_id uuid not null,
  offer_id uuid not null,
  ride_id uuid,
  token_hash text not null,
  last_day date not null,
  ended_at timestamptz,
  primary key (municipality_id, id),
  unique nulls not distinct (municipality_id, offer_id, ride_id),
  unique (municipality_id, token_hash),
  foreign key (municipality_id, offer_id) references ride_offer,
  foreign key (municipality_id, ride_id) references ride
);

create index ride_link_token on ride_link (token_hash);

alter table ride_link enable row level security;

alter table ride_link force row level security;

create policy see on ride_link for select to samenspel_app using (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid
  and case when current_setting('app.scope', true) in ('all', 'files') then true else false end
);

create policy add on ride_link for insert to samenspel_app with check (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid
  and current_setting('app.scope', true) in ('all', 'files')
);

create policy change on ride_link for update to samenspel_app using (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid
  and current_setting('app.scope', true) in ('all', 'files')
);

create policy remove on ride_link for delete to samenspel_app using (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid
  and current_setting('app.scope', true) = 'all'
);

grant select, insert, update, delete on ride_link to samenspel_app;

create policy front on ride_link for select to samenspel_front using (true);

grant select on ride_link to samenspel_front;

-- A driver: own offer, and who rides along in it.
create policy by_driver on ride_offer for select using (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid
  and case when id = nullif(current_setting('app.ride_offer_id', true), '')::uuid then true else false end
);

create policy stop_by_driver on ride_offer for update using (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid
  and id = nullif(current_setting('app.ride_offer_id', true), '')::uuid
);

create policy by_driver on ride for select using (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid
  and case when offer_id = nullif(current_setting('app.ride_offer_id', true), '')::uuid then true else false end
);

-- Who rides along: own ride and its driver, and nobody else in the car.
create policy by_passenger on ride for select using (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid
  and case when id = nullif(current_setting('app.ride_id', true), '')::uuid then true else false end
);

create policy by_passenger on ride_offer for select using (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid
  and case when id = nullif(current_setting('app.ride_with_id', true), '')::uuid then true else false end
);
