-- An action of a plan may be one that exists already: taking part in an activity (AK-10).
alter table plan_action add column activity_id uuid;

alter table plan_action add foreign key (municipality_id, activity_id) references activity;

create index plan_action_activity on plan_action (municipality_id, activity_id) where activity_id is not null;
