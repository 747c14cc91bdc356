-- Mail that was written before a mail server was set can leave once there is one.

create index deliveries_kept on deliveries (message_id, position) where state = 'kept';
comment on index deliveries_kept is 'mail kept while no SMTP was set: how much, how old, and sending it';
