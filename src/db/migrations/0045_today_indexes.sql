-- What today asks of thousands of people at once: the newest contact of each, and whether a plan was agreed.
create index contact_moment_professional on contact_moment (municipality_id, person_id, at desc)
  where kind <> 'social' and (not is_appointment or outcome = 'came');

create index contact_moment_social on contact_moment (municipality_id, person_id, at desc)
  where kind = 'social' and (not is_appointment or outcome = 'came');

create index plan_agreement_person on plan_agreement (municipality_id, person_id);

create index conversation_held on conversation (municipality_id, person_id, held_on) where held_on is not null;
