create type role as enum ('coordinator', 'case_worker', 'interviewer', 'policy_officer', 'administrator');

create table account (
  id uuid primary key,
  email text not null check (email = lower(email)),
  name text not null check (length(btrim(name)) > 0),
  password_hash text,
  totp_seed text,
  totp_confirmed_at timestamptz,
  totp_last_step integer,
  language text not null default 'nl',
  created_at timestamptz not null default now(),
  deactivated_at timestamptz
);

create unique index account_email on account (email);

-- Inside a municipality only the name of a colleague is of use, never what they sign in with.
grant select (id, name, email, deactivated_at, totp_confirmed_at) on account to samenspel_app;

grant select, insert, update on account to samenspel_front;

create table recovery_code (
  account_id uuid not null references account,
  code_hash text not null,
  used_at timestamptz,
  primary key (account_id, code_hash)
);

grant select, insert, update, delete on recovery_code to samenspel_front;

create table membership (
  municipality_id uuid not null references municipality,
  id uuid not null,
  account_id uuid not null references account,
  organisation_id uuid,
  role role not null,
  area_team_id uuid,
  first_day date not null,
  last_day date check (last_day >= first_day),
  primary key (municipality_id, id),
  foreign key (municipality_id, organisation_id) references organisation,
  foreign key (municipality_id, area_team_id) references area_team
);

create index membership_account on membership (account_id);

alter table membership enable row level security;

alter table membership force row level security;

create policy tenancy on membership to samenspel_app
  using (municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid)
  with check (municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid);

create policy front on membership to samenspel_front using (true) with check (true);

grant select, insert, update on membership to samenspel_app, samenspel_front;

create table session (
  id uuid primary key,
  account_id uuid not null references account,
  token_hash text not null unique,
  municipality_id uuid references municipality,
  second_factor_at timestamptz,
  started_at timestamptz not null,
  seen_at timestamptz not null,
  ended_at timestamptz,
  device text not null default '',
  address text not null default ''
);

create index session_account on session (account_id) where ended_at is null;

grant select, insert, update, delete on session to samenspel_front;

create table sign_in_attempt (
  id uuid primary key,
  email_hash text not null,
  address_hash text not null,
  at timestamptz not null,
  succeeded boolean not null
);

create index sign_in_attempt_email on sign_in_attempt (email_hash, at);

create index sign_in_attempt_address on sign_in_attempt (address_hash, at);

grant select, insert, delete on sign_in_attempt to samenspel_front;

create table joining_link (
  id uuid primary key,
  account_id uuid not null references account,
  purpose text not null check (purpose in ('join', 'reset')),
  token_hash text not null unique,
  made_by uuid references account,
  expires_at timestamptz not null,
  used_at timestamptz
);

grant select, insert, update, delete on joining_link to samenspel_front;

create table api_token (
  id uuid primary key,
  account_id uuid not null references account,
  municipality_id uuid not null references municipality,
  name text not null,
  token_hash text not null unique,
  created_at timestamptz not null,
  expires_on date not null,
  revoked_at timestamptz
);

grant select, insert, update on api_token to samenspel_front;
