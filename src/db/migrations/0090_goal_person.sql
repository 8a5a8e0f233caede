-- Whose plan a goal stands on, one row for each person. The same as goal.person_ids, where the lock looks; here an index
-- finds it. PostgreSQL may not ask `person_ids && …` of a row before the row's policy has let it through, so it read
-- every goal, action and result of the municipality for the plan of one person (decision 0063).
create table goal_person (
  municipality_id uuid not null,
  person_id uuid not null,
  goal_id uuid not null,
  primary key (municipality_id, person_id, goal_id),
  foreign key (municipality_id, goal_id) references goal
);

create index goal_person_goal on goal_person (municipality_id, goal_id);

insert into goal_person (municipality_id, person_id, goal_id)
select distinct g.municipality_id, one.person_id, g.id from goal g cross join unnest(g.person_ids) as one (person_id);

alter table goal_person enable row level security;

alter table goal_person force row level security;

create policy see on goal_person for select using (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid and (
    current_setting('app.scope', true) = 'all'
    or (current_setting('app.scope', true) = 'files' and strpos(current_setting('app.files_' || left(person_id::text, 2), true), person_id::text) > 0)
  )
);

create policy add on goal_person for insert with check (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid and (
    current_setting('app.scope', true) = 'all'
    or (current_setting('app.scope', true) = 'files' and strpos(current_setting('app.files_' || left(person_id::text, 2), true), person_id::text) > 0)
  )
);

create policy remove on goal_person for delete using (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid and (
    current_setting('app.scope', true) = 'all'
    or (current_setting('app.scope', true) = 'files' and strpos(current_setting('app.files_' || left(person_id::text, 2), true), person_id::text) > 0)
  )
);

grant select, insert, delete on goal_person to samenspel_app;

-- These served the question that could not use them.
drop index goal_persons;

drop index plan_action_persons;
