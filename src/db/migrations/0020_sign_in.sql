-- Access can end at once, in the middle of the last day (PRIV-18).
alter table membership add column ended_at timestamptz;

-- A guess of a password and a guess of a code are slowed down apart (AUTH-02).
alter table sign_in_attempt add column step text not null default 'password' check (step in ('password', 'code'));

grant update on sign_in_attempt to samenspel_front;

create index sign_in_attempt_at on sign_in_attempt (at);

-- A form that came in after its session had run out; what was typed is sealed, and gone after a day (F19).
create table held_form (
  id uuid primary key,
  account_id uuid not null references account,
  municipality_id uuid not null references municipality,
  path text not null check (path like '/%'),
  sealed_fields text not null,
  held_at timestamptz not null
);

create index held_form_account on held_form (account_id);

create index held_form_at on held_form (held_at);

grant select, insert, delete on held_form to samenspel_front;

-- Signing in happens before a municipality is known, and leaves its trace in each where the account works.
create policy front on audit_row for insert to samenspel_front with check (action like 'accounts.%');

grant insert on audit_row to samenspel_front;
