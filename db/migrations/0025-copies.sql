-- Copies of what is written in tickets: from a department, answerable, threaded, with attachments.

alter table messages
  add column department_id bigint references departments (id) on delete restrict,
  add column sender_name text check (char_length(sender_name) between 1 and 1000),
  add column in_reply_to text check (char_length(in_reply_to) between 3 and 1000),
  add column is_automatic boolean not null default true,
  add column is_answer boolean not null default false;
comment on column messages.department_id is 'whose address it is from and answers go to; null: MAIL_FROM';
comment on column messages.sender_name is 'who wrote it, as the From header says beside the workspace';
comment on column messages.in_reply_to is 'Message-ID of the mail that it answers, so that it stands below it in the reader''s program';
comment on column messages.is_automatic is 'nobody wrote it: marked so (RFC 3834)';
comment on column messages.is_answer is 'automatic, in answer to a mail: auto-replied, with an empty return path';

create table message_attachments (
  message_id bigint not null references messages (id) on delete cascade,
  position smallint not null,
  hash bytea not null references stored_files (hash) on delete restrict,
  name text not null check (char_length(name) between 1 and 1000),
  media_type text not null,
  size bigint not null,
  primary key (message_id, position)
);
create index message_attachments_of_file on message_attachments (hash);
comment on index message_attachments_of_file is 'whether content is still in use';
comment on column deliveries.header_message_id is 'message.position.uuid@host, fixed at the first attempt: a repeat is recognised by mail programs, an answer names what it answers';
