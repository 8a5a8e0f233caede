create table region (
  id uuid primary key,
  slug text not null unique,
  name text not null
);

grant select on region to samenspel_app, samenspel_front;

create table municipality (
  id uuid primary key,
  region_id uuid not null references region,
  slug text not null unique,
  cbs_code text not null unique check (cbs_code ~ '^\d{4}$'),
  name text not null,
  approach_key text not null
);

grant select on municipality to samenspel_app, samenspel_front;

create table area_team (
  municipality_id uuid not null references municipality,
  id uuid not null,
  name text not null,
  primary key (municipality_id, id),
  unique (municipality_id, name)
);

alter table area_team enable row level security;

alter table area_team force row level security;

create policy tenancy on area_team
  using (municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid)
  with check (municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid);

grant select, insert, update, delete on area_team to samenspel_app;


create table village (
  municipality_id uuid not null references municipality,
  id uuid not null,
  name text not null,
  area_team_id uuid,
  primary key (municipality_id, id),
  unique (municipality_id, name),
  foreign key (municipality_id, area_team_id) references area_team
);

alter table village enable row level security;

alter table village force row level security;

create policy tenancy on village
  using (municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid)
  with check (municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid);

grant select, insert, update, delete on village to samenspel_app;


create table organisation (
  municipality_id uuid not null references municipality,
  id uuid not null,
  name text not null,
  kind text not null,
  primary key (municipality_id, id),
  unique (municipality_id, name)
);

alter table organisation enable row level security;

alter table organisation force row level security;

create policy tenancy on organisation
  using (municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid)
  with check (municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid);

grant select, insert, update, delete on organisation to samenspel_app;

