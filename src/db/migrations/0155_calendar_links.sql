-- The calendar of one newcomer, to subscribe to by a secret link: what they are invited to, with title, time and place.
create table calendar_link (
  municipality_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  token_hash text not null,
  last_day date not null,
  made_at timestamptz not null,
  made_by uuid not null references account,
  ended_at timestamptz,
  primary key (municipality_id, id),
  unique (municipality_id, person_id),
  unique (municipality_id, token_hash),
  foreign key (municipality_id, person_id) references person
);

create index calendar_link_token on calendar_link (token_hash);

alter table calendar_link enable row level security;

alter table calendar_link force row level security;

create policy see on calendar_link for select to samenspel_app using (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid
  and case when (
    current_setting('app.scope', true) = 'all'
    or (current_setting('app.scope', true) = 'files' and strpos(current_setting('app.files_' || left(person_id::text, 2), true), person_id::text) > 0)
  ) then true else false end
);

create policy add on calendar_link for insert to samenspel_app with check (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid
  and (
    current_setting('app.scope', true) = 'all'
    or (current_setting('app.scope', true) = 'files' and strpos(current_setting('app.files_' || left(person_id::text, 2), true), person_id::text) > 0)
  )
);

create policy change on calendar_link for update to samenspel_app using (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid
  and (
    current_setting('app.scope', true) = 'all'
    or (current_setting('app.scope', true) = 'files' and strpos(current_setting('app.files_' || left(person_id::text, 2), true), person_id::text) > 0)
  )
);

grant select, insert, update on calendar_link to samenspel_app;

create policy front on calendar_link for select to samenspel_front using (true);

grant select on calendar_link to samenspel_front;

-- Such a link shows the invitations of its person (all their ids, when files were merged) and the dates they are for.
create policy by_calendar on invitation for select using (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid
  and case when strpos(current_setting('app.calendar_person_ids', true), person_id::text) > 0 then true else false end
);

create policy by_calendar on invitation_reply for select using (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid
  and case when strpos(current_setting('app.calendar_person_ids', true), person_id::text) > 0 then true else false end
);

create policy by_calendar on activity_date for select using (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid
  and case when strpos(current_setting('app.linked_date_ids', true), id::text) > 0 then true else false end
);

create policy by_calendar on activity for select using (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid
  and case when strpos(current_setting('app.linked_activity_ids', true), id::text) > 0 then true else false end
);
