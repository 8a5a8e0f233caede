-- Where a village lies, to say how far people come, and whom one can ask about what is on there.
alter table village
  add column latitude double precision check (latitude between -90 and 90),
  add column longitude double precision check (longitude between -180 and 180),
  add column contact_name text not null default '',
  add column contact_phone text not null default '',
  add check ((latitude is null) = (longitude is null));
