-- The approach of a municipality as it was adopted, whole, one row per version; never changed and never removed.
create table approach_version (
  municipality_id uuid not null references municipality,
  number integer not null check (number > 0),
  id uuid not null,
  approach jsonb not null,
  purpose text not null check (length(btrim(purpose)) > 0),
  adopted_on date not null,
  adopted_at timestamptz not null,
  adopted_by uuid references account,
  primary key (municipality_id, number)
);

alter table approach_version enable row level security;

alter table approach_version force row level security;

create policy tenancy on approach_version
  using (municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid)
  with check (municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid);

grant select, insert on approach_version to samenspel_app;


-- What a coordinator is changing and has not adopted yet: one per municipality.
create table approach_draft (
  municipality_id uuid not null references municipality,
  approach jsonb not null,
  version integer not null default 1,
  changed_at timestamptz not null,
  changed_by uuid references account,
  primary key (municipality_id)
);

alter table approach_draft enable row level security;

alter table approach_draft force row level security;

create policy tenancy on approach_draft
  using (municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid)
  with check (municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid);

grant select, insert, update, delete on approach_draft to samenspel_app;
