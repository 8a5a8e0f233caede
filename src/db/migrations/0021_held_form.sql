-- A kept form is read and erased at work, by its own account in the municipality it was typed for (F19).
alter table held_form enable row level security;

alter table held_form force row level security;

create policy front on held_form to samenspel_front using (true) with check (true);

create policy own on held_form to samenspel_app
  using (municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid and account_id = nullif(current_setting('app.user_id', true), '')::uuid);

grant select, delete on held_form to samenspel_app;
