-- A municipality has its own rhythm: a moment is called after its months, so that its name outlives the approach.
alter table conversation alter column moment type text using moment::text;

alter table conversation add constraint conversation_moment check (moment ~ '^(start|unplanned|m[1-9][0-9]{0,2})$');

alter table talk_moment_event alter column moment type text using moment::text;

alter table talk_moment_event add constraint talk_moment_event_moment check (moment ~ '^(start|unplanned|m[1-9][0-9]{0,2})$');

drop type talk_moment;

-- A goal keeps its heading in the words it had, also when the approach does without that heading later.
alter table goal add column frame_heading jsonb;
