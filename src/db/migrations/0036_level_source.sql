-- How the levels of a talk are known is said once per talk, also before the first level is written.
alter table conversation add column level_source level_source not null default 'worker';
