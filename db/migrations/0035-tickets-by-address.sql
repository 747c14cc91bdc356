-- Programs ask for the tickets of an address; and whether one is still named is asked when a person is erased.

create index tickets_of_address on tickets (requester_address, last_message_at desc, id desc) where requester_address is not null;
comment on index tickets_of_address is 'the tickets of an address; whether an address is still named';
