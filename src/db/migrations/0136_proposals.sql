-- Who could be invited to what is looked for per village, and what is known of them per person.
create index person_village on person (municipality_id, village_id);

create index conversation_theme_person on conversation_theme (municipality_id, person_id);

create index reply_need_person on reply_need (municipality_id, person_id);
