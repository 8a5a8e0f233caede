-- Appointments of which nobody said how they went are asked of a caseload: few people, whatever else they have had.
create index contact_moment_open_person on contact_moment (municipality_id, person_id)
  where is_appointment and outcome is null;
