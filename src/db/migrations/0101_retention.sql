-- What stands in an own field goes when its months after closing are over, with all that it said before. Only the
-- installation itself erases, as nobody: no person at a page or with a key can.
create policy remove on own_field_value for delete using (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid
  and current_setting('app.scope', true) = 'all'
  and current_setting('app.user_id', true) = '00000000-0000-0000-0000-000000000000'
);

grant delete on own_field_value to samenspel_app;

drop policy remove on person_field_change;

create policy remove on person_field_change for delete using (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid
  and current_setting('app.scope', true) = 'all'
  and current_setting('app.user_id', true) = '00000000-0000-0000-0000-000000000000'
  and field like 'own.%'
);

grant delete on person_field_change to samenspel_app;
