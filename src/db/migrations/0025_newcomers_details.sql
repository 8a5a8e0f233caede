-- The version of the person that a change led to: who edits an older version sees which fields were changed since.
alter table person_field_change add column version integer not null default 1;

-- A person has one lead at a time; a change of lead ends the earlier row.
create unique index file_team_member_lead on file_team_member (municipality_id, person_id)
  where is_lead and last_day is null;

create unique index household_member_now on household_member (municipality_id, person_id) where last_day is null;

create index contact_moment_shared on contact_moment (municipality_id, shared_id);

create index lead_change_person on lead_change (municipality_id, person_id);

create index lead_change_from on lead_change (municipality_id, from_account_id) where seen_by_from_at is null;

create index lead_change_to on lead_change (municipality_id, to_account_id) where seen_by_to_at is null;

-- The notice is for both: who handed over may no longer have the file, and still says "seen".
create policy notice on lead_change for update using (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid
  and current_setting('app.scope', true) <> 'none'
  and (from_account_id = nullif(current_setting('app.user_id', true), '')::uuid or to_account_id = nullif(current_setting('app.user_id', true), '')::uuid)
);
