-- Lists of contacts and companies: text folded in the database, and the indexes by which lists are sorted and filtered.

-- What lib/pure/fold-text.ts does, for columns that are not kept folded: a filter compares them without accents and case.
-- Letters beyond those that decompose are translated one by one, so that no locale of a server has a say in it.
create function fold_text(given text) returns text
language sql immutable strict parallel safe as $$
  select btrim(regexp_replace(regexp_replace(
    replace(replace(replace(replace(
      translate(
        normalize(lower(normalize(translate(given, '‘’‛´`′ʼ‐‑‒–—―−', '''''''''''''''-------'), NFKD)), NFKD),
        'ABCDEFGHIJKLMNOPQRSTUVWXYZΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩАБВГДЕЖЗИКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯЂЄЅІЈЉЊЋЏØĐÐŁĦŦŊøđðłħŧŋıĸƒς',
        'abcdefghijklmnopqrstuvwxyzαβγδεζηθικλμνξοπρστυφχψωабвгдежзиклмнопрстуфхцчшщъыьэюяђєѕіјљњћџoddlhtnoddlhtnikfσ'
      ),
      'ß', 'ss'), 'æ', 'ae'), 'œ', 'oe'), 'þ', 'th'),
    '[\u0300-\u036f\u0485\u0486\u0591-\u05c7\u064b-\u0655\u0670\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20f0\u3099\u309a\ufe20-\ufe2d\u00ad\u034f\u061c\u0640\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0]+', '', 'g'),
    '[\s\u0001-\u0020\u007f-\u009f]+', ' ', 'g'))
$$;
comment on function fold_text(text) is 'the folding of search, for Latin, Greek and Cyrillic texts; a test holds it against the program''s own';

create index contacts_by_creation on contacts (created_at, id) where life = 'live';
create index contacts_by_change on contacts (updated_at, id) where life = 'live';
create index contacts_by_language on contacts (language) where life = 'live';
create index contacts_by_country on contacts ((postal_address ->> 'country')) where life = 'live';
create index contacts_by_tag on contacts using gin (tags) where life = 'live';
comment on index contacts_by_creation is 'the list by creation, paged by key; contacts made in some days';
comment on index contacts_by_change is 'the list by last change, paged by key; contacts changed in some days; recent values to choose from';
comment on index contacts_by_language is 'filter by language';
comment on index contacts_by_country is 'filter by country';
comment on index contacts_by_tag is 'filter by tags';

create index access_by_state on access (state, person_id);
create index addresses_suppressed on addresses (address) where suppressed_at is not null;
comment on index access_by_state is 'filter by access: who is invited, who is active';
comment on index addresses_suppressed is 'filter by bouncing addresses';

create index companies_by_name on companies (sort_name, id) where life = 'live';
create index companies_by_creation on companies (created_at, id) where life = 'live';
create index companies_by_change on companies (updated_at, id) where life = 'live';
create index companies_by_renewal on companies ((coalesce(renewal_date, date 'infinity')), id) where life = 'live';
comment on index companies_by_name is 'the list in Spanish order, paged by key';
comment on index companies_by_creation is 'the list by creation, paged by key';
comment on index companies_by_change is 'the list by last change, paged by key';
comment on index companies_by_renewal is 'the list by renewal, paged by key, those without a date last';
