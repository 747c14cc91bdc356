-- Reads show by settings that each process keeps: under this number, which every request is told of.

alter table workspace add column settings_version bigint not null default 1;
comment on column workspace.settings_version is
  'raised with whatever changes in this row, in definitions of fields, in their choices or in which are archived';

create function raise_settings_version() returns trigger language plpgsql as $$
begin
  new.settings_version := old.settings_version + 1;
  return new;
end $$;

create trigger workspace_settings_version before update on workspace
for each row when (old.* is distinct from new.*)
execute function raise_settings_version();

create function settings_changed() returns trigger language plpgsql as $$
begin
  update workspace set settings_version = settings_version + 1;
  return null;
end $$;

create trigger fields_settings_version after insert or update or delete on fields
for each statement execute function settings_changed();
create trigger options_settings_version after insert or update or delete on options
for each statement execute function settings_changed();
create trigger field_archivals_settings_version after insert or update or delete on field_archivals
for each statement execute function settings_changed();
