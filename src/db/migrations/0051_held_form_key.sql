-- The municipality stands in every key, so that the table can be distributed by it.
alter table held_form drop constraint held_form_pkey;

alter table held_form add primary key (municipality_id, id);
