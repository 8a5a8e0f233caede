-- Two roles that own nothing: one for work inside a municipality, one for the front door (signing in).
do $$ begin
  if not exists (select from pg_roles where rolname = 'samenspel_app') then
    create role samenspel_app nologin nosuperuser nobypassrls;
  end if;
exception when duplicate_object or unique_violation then null;
end $$;

do $$ begin
  if not exists (select from pg_roles where rolname = 'samenspel_front') then
    create role samenspel_front nologin nosuperuser nobypassrls;
  end if;
exception when duplicate_object or unique_violation then null;
end $$;

do $$ begin
  if not pg_has_role(current_user, 'samenspel_app', 'member') then
    execute format('grant samenspel_app to %I', current_user);
  end if;
  if not pg_has_role(current_user, 'samenspel_front', 'member') then
    execute format('grant samenspel_front to %I', current_user);
  end if;
end $$;

grant usage on schema public to samenspel_app, samenspel_front;
