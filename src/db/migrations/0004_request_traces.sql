-- Who saw or did what (PRIV-05). The app role may add rows and nothing else.
create table audit_row (
  municipality_id uuid not null,
  at timestamptz not null,
  id uuid not null,
  account_id uuid,
  roles text not null,
  action text not null,
  result text not null check (result in ('ok', 'refused', 'not_found')),
  object_kind text not null default '',
  object_id uuid,
  person_ids uuid[] not null default '{}',
  ground text not null default '',
  origin text not null,
  trace_id text not null,
  primary key (municipality_id, at, id)
) partition by range (at);

create table audit_row_other partition of audit_row default;

create index audit_row_persons on audit_row using gin (person_ids);

alter table audit_row enable row level security;

alter table audit_row force row level security;

create policy add on audit_row for insert with check (municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid);

grant insert on audit_row to samenspel_app;

-- One answer per form shown: a double click or a retry gets the first answer again (F9).
create table form_receipt (
  municipality_id uuid not null references municipality,
  account_id uuid not null references account,
  token uuid not null,
  location text,
  at timestamptz not null,
  primary key (municipality_id, account_id, token)
);

alter table form_receipt enable row level security;

alter table form_receipt force row level security;

create policy own on form_receipt
  using (municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid and account_id = nullif(current_setting('app.user_id', true), '')::uuid)
  with check (municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid and account_id = nullif(current_setting('app.user_id', true), '')::uuid);

grant select, insert, update, delete on form_receipt to samenspel_app;


-- What is typed and not yet sent, so that no text is lost (F19).
create table draft (
  municipality_id uuid not null references municipality,
  account_id uuid not null references account,
  key text not null check (length(key) <= 200),
  field text not null check (length(field) <= 100),
  body text not null,
  saved_at timestamptz not null,
  primary key (municipality_id, account_id, key, field)
);

alter table draft enable row level security;

alter table draft force row level security;

create policy own on draft
  using (municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid and account_id = nullif(current_setting('app.user_id', true), '')::uuid)
  with check (municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid and account_id = nullif(current_setting('app.user_id', true), '')::uuid);

grant select, insert, update, delete on draft to samenspel_app;

