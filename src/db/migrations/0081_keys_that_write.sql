-- Keys were made to read with; one that may also add and change is made so on purpose.
alter table api_token add column may_write boolean not null default false;
