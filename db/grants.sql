-- What the program's role may do, said again after every migration. :program is the role's quoted name.
grant usage on schema public to :program;
grant select, insert, update, delete on all tables in schema public to :program;
grant usage, select, update on all sequences in schema public to :program;
revoke update, delete, truncate on trail_entries, trail_values from :program;
revoke insert, update, delete, truncate on schema_migrations from :program;
revoke update, delete, truncate on mail_templates from :program;
grant update (sealed_body) on mail_templates to :program;
revoke execute on function blank_trail_values(text, bigint) from public;
grant execute on function blank_trail_values(text, bigint) to :program;
revoke execute on function blank_trail_values_with(text, bigint, text[]) from public;
grant execute on function blank_trail_values_with(text, bigint, text[]) to :program;
revoke execute on function blank_mail_texts(bigint[]) from public;
grant execute on function blank_mail_texts(bigint[]) to :program;
