-- When a goal comes onto the plan of others of the household, what hangs on it comes along.
grant update (person_ids) on interim_result to samenspel_app;

grant update (person_ids) on deviation to samenspel_app;

alter table plan_version alter column changes drop default;
