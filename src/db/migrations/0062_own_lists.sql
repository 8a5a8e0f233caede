-- Words that a municipality adds itself. An entry ends with a last day and stays; what was recorded holds its words.
create type own_list as enum ('contact_kind', 'absence', 'cancellation', 'move', 'declined', 'lead_change');

create table own_list_entry (
  municipality_id uuid not null references municipality,
  id uuid not null,
  list own_list not null,
  name jsonb not null,
  counts_as contact_kind,
  place integer not null,
  first_day date not null,
  last_day date check (last_day >= first_day),
  written_at timestamptz not null,
  written_by uuid references account,
  primary key (municipality_id, id),
  check ((list = 'contact_kind') = (counts_as is not null))
);

alter table own_list_entry enable row level security;

alter table own_list_entry force row level security;

create policy tenancy on own_list_entry
  using (municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid)
  with check (municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid);

grant select, insert, update on own_list_entry to samenspel_app;

-- The own word for this kind, as it was when it was written; '' is the product's own name of the kind.
alter table contact_moment add column kind_words text not null default '';
