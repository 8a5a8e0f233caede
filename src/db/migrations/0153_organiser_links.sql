-- Who organises an activity keeps it by a link, without account: the texts, the dates, and how many were there.
create table organiser_link (
  municipality_id uuid not null,
  id uuid not null,
  activity_id uuid not null,
  token_hash text not null,
  last_day date not null,
  made_at timestamptz not null,
  made_by uuid not null references account,
  ended_at timestamptz,
  primary key (municipality_id, id),
  unique (municipality_id, activity_id),
  unique (municipality_id, token_hash),
  foreign key (municipality_id, activity_id) references activity
);

create index organiser_link_token on organiser_link (token_hash);

alter table organiser_link enable row level security;

alter table organiser_link force row level security;

create policy see on organiser_link for select to samenspel_app using (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid
  and case when current_setting('app.scope', true) in ('all', 'files') then true else false end
);

create policy add on organiser_link for insert to samenspel_app with check (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid
  and current_setting('app.scope', true) in ('all', 'files')
);

create policy change on organiser_link for update to samenspel_app using (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid
  and current_setting('app.scope', true) in ('all', 'files')
);

grant select, insert, update on organiser_link to samenspel_app;

create policy front on organiser_link for select to samenspel_front using (true);

grant select on organiser_link to samenspel_front;

-- app.activity_id lets a link look at one activity; only app.kept_activity_id, that of its organiser, lets it write there.
create policy keep on activity for update using (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid
  and id = nullif(current_setting('app.kept_activity_id', true), '')::uuid
);

create policy keep on activity_date for update using (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid
  and activity_id = nullif(current_setting('app.kept_activity_id', true), '')::uuid
);

-- What an organiser counted has no account behind it. A link sees the number that a colleague wrote down, and does not
-- change it.
alter table date_count alter column written_by drop not null;

create policy see_kept on date_count for select using (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid
  and case when exists (
    select from activity_date d where d.municipality_id = date_count.municipality_id and d.id = date_count.date_id
      and d.activity_id = nullif(current_setting('app.kept_activity_id', true), '')::uuid
  ) then true else false end
);

create policy add_kept on date_count for insert with check (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid
  and written_by is null and exists (
    select from activity_date d where d.municipality_id = date_count.municipality_id and d.id = date_count.date_id
      and d.activity_id = nullif(current_setting('app.kept_activity_id', true), '')::uuid
  )
);

create policy change_kept on date_count for update using (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid
  and written_by is null and exists (
    select from activity_date d where d.municipality_id = date_count.municipality_id and d.id = date_count.date_id
      and d.activity_id = nullif(current_setting('app.kept_activity_id', true), '')::uuid
  )
);
