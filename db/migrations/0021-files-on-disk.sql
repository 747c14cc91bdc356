-- Mail as it came and attachments: content in the folder of files, a row for each (decision 67).

create table stored_files (
  hash bytea primary key check (octet_length(hash) = 32),
  size bigint not null check (size >= 0),
  stored_at timestamptz not null
);
comment on table stored_files is 'content under DATA_DIR/files by its SHA-256: written and flushed before the row is';
