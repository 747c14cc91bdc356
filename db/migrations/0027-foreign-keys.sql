-- Keys in the forms in which other products' clients send theirs, where a key may be used from, and the two foreign doors.

alter table api_keys
  add column identifier text unique check (identifier ~ '^[0-9a-f]{32}$'),
  add column legacy_hash bytea check (octet_length(legacy_hash) = 32),
  add column access_key_hash bytea check (octet_length(access_key_hash) = 32),
  add column allowed_networks cidr[] check (cardinality(allowed_networks) <= 100),
  add constraint api_keys_whmcs_whole check (
    (identifier is null) = (legacy_hash is null) and (identifier is null) = (access_key_hash is null)
  );
comment on column api_keys.identifier is 'a key in WHMCS''s form: never secret, comes with the secret; null: a key that comes alone';
comment on column api_keys.legacy_hash is 'SHA-256 of the hexadecimal MD5 of the secret, which old WHMCS clients send instead of it';
comment on column api_keys.access_key_hash is 'SHA-256 of what lets a request in from outside allowed_networks';
comment on column api_keys.allowed_networks is 'where it may be used from; null: anywhere; empty: nowhere without the access key';

alter table workspace
  add column freshdesk_door boolean not null default true,
  add column whmcs_door boolean not null default true;
comment on column workspace.freshdesk_door is 'whether /api/v2 answers Freshdesk''s clients';
comment on column workspace.whmcs_door is 'whether /includes/api.php answers WHMCS''s clients';
