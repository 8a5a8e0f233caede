-- A change of lead has a reason; the first lead of a file takes over from nobody.
alter table lead_change drop constraint lead_change_reason_check;

alter table lead_change add constraint lead_change_reason_check check (from_account_id is null or length(btrim(reason)) > 0);
