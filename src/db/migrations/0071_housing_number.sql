-- The number of people that the State asks the municipality to house in a half-year. The lead (positive) or backlog
-- (negative) from before is entered for the first half-year only; later ones follow from the results.
create table housing_number (
  municipality_id uuid not null references municipality,
  year integer not null check (year between 2000 and 2100),
  half integer not null check (half in (1, 2)),
  asked integer not null check (asked between 0 and 100000),
  carried integer check (carried between -100000 and 100000),
  written_at timestamptz not null,
  written_by uuid not null references account,
  primary key (municipality_id, year, half)
);

alter table housing_number enable row level security;

alter table housing_number force row level security;

create policy see on housing_number for select using (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid
);

create policy add on housing_number for insert with check (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid and current_setting('app.scope', true) = 'all'
);

create policy change on housing_number for update using (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid and current_setting('app.scope', true) = 'all'
);

grant select, insert, update on housing_number to samenspel_app;
