-- Foreign clients ask of every object when it was made and last changed.

alter table fields
  add column created_at timestamptz not null default now(),
  add column updated_at timestamptz not null default now();
