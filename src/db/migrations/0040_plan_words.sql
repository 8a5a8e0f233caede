-- Every own text on the plan has a second field, in the newcomer's language, that a person fills.
alter table goal add column dream_translated text not null default '';

alter table plan_action add column result_translated text not null default '';

alter table interim_result add column body_translated text not null default '';

alter table interim_result add column translated_language text not null default '';

alter table interim_result add column version integer not null default 1;

grant update (body_translated, translated_language, version) on interim_result to samenspel_app;

-- An action can come straight from a talk and keeps its origin, as a goal does.
alter table plan_action add column own_word_id uuid;

alter table plan_action add column conversation_id uuid;

alter table plan_action add column question_key text not null default '';

create index goal_conversation on goal (municipality_id, conversation_id) where conversation_id is not null;

create index plan_agreement_plan on plan_agreement (municipality_id, plan_id, agreed_on);

create index interim_result_goal on interim_result (municipality_id, goal_id);

create index deviation_goal on deviation (municipality_id, goal_id);

-- Figures count plans and agreements; what stands in a plan is no figure.
drop policy see on goal;

create policy see on goal for select using (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid and (
    current_setting('app.scope', true) = 'all'
    or (current_setting('app.scope', true) = 'files' and (person_ids && string_to_array(nullif(current_setting('app.file_ids', true), ''), ',')::uuid[]))
  )
);

drop policy see on plan_action;

create policy see on plan_action for select using (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid and (
    current_setting('app.scope', true) = 'all'
    or (current_setting('app.scope', true) = 'files' and (person_ids && string_to_array(nullif(current_setting('app.file_ids', true), ''), ',')::uuid[]))
  )
);

drop policy see on interim_result;

create policy see on interim_result for select using (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid and (
    current_setting('app.scope', true) = 'all'
    or (current_setting('app.scope', true) = 'files' and (person_ids && string_to_array(nullif(current_setting('app.file_ids', true), ''), ',')::uuid[]))
  )
);

drop policy see on plan_version;

create policy see on plan_version for select using (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid and (
    current_setting('app.scope', true) = 'all'
    or (current_setting('app.scope', true) = 'files' and (person_id = any(string_to_array(nullif(current_setting('app.file_ids', true), ''), ',')::uuid[])))
  )
);

drop policy see on deviation;

create policy see on deviation for select using (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid and (
    current_setting('app.scope', true) = 'all'
    or (current_setting('app.scope', true) = 'files' and (person_ids && string_to_array(nullif(current_setting('app.file_ids', true), ''), ',')::uuid[]))
  )
);
