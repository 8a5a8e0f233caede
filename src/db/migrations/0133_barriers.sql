-- What somebody needs to come to a date, as a task (MS-11): who takes it, by when, what was arranged or why it cannot be.
-- Its state is read from these columns; whether the person came stands in attendance.
create table barrier (
  municipality_id uuid not null,
  id uuid not null,
  invitation_id uuid not null,
  person_id uuid not null,
  date_id uuid not null,
  need coming_need not null,
  words text not null default '',
  named_at timestamptz not null,
  due_on date not null,
  taker_id uuid references account,
  taken_at timestamptz,
  arranged text check (arranged <> ''),
  impossible text check (impossible <> ''),
  settled_at timestamptz,
  settled_by uuid references account,
  ended_at timestamptz,
  primary key (municipality_id, id),
  unique (municipality_id, invitation_id, need),
  foreign key (municipality_id, invitation_id) references invitation,
  foreign key (municipality_id, date_id) references activity_date,
  check (arranged is null or impossible is null),
  check ((settled_at is null) = (arranged is null and impossible is null))
);

create index barrier_date on barrier (municipality_id, date_id);

create index barrier_person on barrier (municipality_id, person_id);

-- What Today asks: what is open, by its last day; of one colleague, and what nobody took.
create index barrier_open on barrier (municipality_id, due_on, id) where settled_at is null and ended_at is null;

create index barrier_taken on barrier (municipality_id, taker_id, due_on) where settled_at is null and ended_at is null;

-- Answers that stand already ask for the same.
insert into barrier (municipality_id, id, invitation_id, person_id, date_id, need, words, named_at, due_on)
select n.municipality_id, gen_random_uuid(), n.invitation_id, n.person_id, i.date_id, n.need, r.words, r.at, case
    when n.need in ('other_time', 'other_theme') then (r.at at time zone 'Europe/Amsterdam')::date + 14
    else greatest((r.at at time zone 'Europe/Amsterdam')::date, d.day - 1) end
from (
  select municipality_id, reply_id, invitation_id, person_id, need from reply_need
  union all
  select x.municipality_id, x.id, x.invitation_id, x.person_id, 'own_words' from invitation_reply x
  where x.answer = 'needs' and not exists (
    select from reply_need o where o.municipality_id = x.municipality_id and o.reply_id = x.id)
) n
join invitation_reply r on r.municipality_id = n.municipality_id and r.id = n.reply_id and r.answer = 'needs'
join invitation i on i.municipality_id = n.municipality_id and i.id = n.invitation_id and i.ended_at is null
join activity_date d on d.municipality_id = i.municipality_id and d.id = i.date_id
where not exists (select from invitation_reply l where l.municipality_id = r.municipality_id
  and l.invitation_id = r.invitation_id and l.turn > r.turn);

alter table barrier enable row level security;

alter table barrier force row level security;

create policy see on barrier for select using (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid
  and case when (
    current_setting('app.scope', true) = 'all'
    or (current_setting('app.scope', true) = 'files' and strpos(current_setting('app.files_' || left(person_id::text, 2), true), person_id::text) > 0)
    or invitation_id = nullif(current_setting('app.invitation_id', true), '')::uuid
  ) then true else false end
);

-- An answer by link names and withdraws needs as well.
create policy add on barrier for insert with check (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid and (
    current_setting('app.scope', true) = 'all'
    or (current_setting('app.scope', true) = 'files' and strpos(current_setting('app.files_' || left(person_id::text, 2), true), person_id::text) > 0)
    or invitation_id = nullif(current_setting('app.invitation_id', true), '')::uuid
  )
);

create policy change on barrier for update using (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid and (
    current_setting('app.scope', true) = 'all'
    or (current_setting('app.scope', true) = 'files' and strpos(current_setting('app.files_' || left(person_id::text, 2), true), person_id::text) > 0)
    or invitation_id = nullif(current_setting('app.invitation_id', true), '')::uuid
  )
);

grant select, insert, update on barrier to samenspel_app;
