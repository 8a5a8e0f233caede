-- A talk keeps its wall time: a day and, when agreed, a clock time in Europe/Amsterdam.
alter table conversation drop column planned_at;

alter table conversation add column planned_on date;

alter table conversation add column planned_time time;

alter table conversation add constraint conversation_has_day check (planned_on is not null or held_on is not null);

create index conversation_planned on conversation (municipality_id, planned_on) where held_on is null and cancelled_on is null;

create unique index language_level_talk on language_level (municipality_id, conversation_id, skill) where conversation_id is not null;

-- Figures count talks, themes and moments; what was said, marked, corrected or agreed is no figure.
drop policy see on conversation_answer;

create policy see on conversation_answer for select using (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid and (
    current_setting('app.scope', true) = 'all'
    or (current_setting('app.scope', true) = 'files' and (person_id = any(string_to_array(nullif(current_setting('app.file_ids', true), ''), ',')::uuid[]) or person_id = any(string_to_array(nullif(current_setting('app.talk_ids', true), ''), ',')::uuid[])))
  )
);

drop policy see on conversation_mark;

create policy see on conversation_mark for select using (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid and (
    current_setting('app.scope', true) = 'all'
    or (current_setting('app.scope', true) = 'files' and (person_id = any(string_to_array(nullif(current_setting('app.file_ids', true), ''), ',')::uuid[]) or person_id = any(string_to_array(nullif(current_setting('app.talk_ids', true), ''), ',')::uuid[])))
  )
);

drop policy see on conversation_correction;

create policy see on conversation_correction for select using (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid and (
    current_setting('app.scope', true) = 'all'
    or (current_setting('app.scope', true) = 'files' and (person_id = any(string_to_array(nullif(current_setting('app.file_ids', true), ''), ',')::uuid[]) or person_id = any(string_to_array(nullif(current_setting('app.talk_ids', true), ''), ',')::uuid[])))
  )
);
