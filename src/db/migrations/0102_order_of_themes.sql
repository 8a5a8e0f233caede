-- The order in which a municipality offers its themes; 0 for those that nobody put in a place, in order of their names.
alter table theme add column place integer not null default 0;
