-- Names are found as people write them who leave signs out: "obrien" for O'Brien, "sa de cv" for S.A. de C.V. The search
-- text holds such words of names without their signs, too.

-- What lib/pure/without-signs.ts does, by the same pattern. Not strict, so that it is taken into the statements.
create function without_signs(folded text) returns text
language sql immutable parallel safe as $$
  select case
    when folded !~ '[''&·.-]' or strpos(folded, '@') > 0 then folded
    else regexp_replace(
      folded,
      '''|(?<=[^\u0001-\u0040\u005b-\u0060\u007b-\u007f])[&·-](?=[^\u0001-\u0040\u005b-\u0060\u007b-\u007f])'
      || '|(?<=(?<![^\u0001-\u002f\u003a-\u0040\u005b-\u0060\u007b-\u007f])[^\u0001-\u0040\u005b-\u0060\u007b-\u007f]{1,2})\.(?=[^\u0001-\u0040\u005b-\u0060\u007b-\u007f]{1,2}(?![^\u0001-\u002f\u003a-\u0040\u005b-\u0060\u007b-\u007f]))'
      || '|(?<=(?<![^\u0001-\u002f\u003a-\u0040\u005b-\u0060\u007b-\u007f])[^\u0001-\u0040\u005b-\u0060\u007b-\u007f])\.(?= [^\u0001-\u0040\u005b-\u0060\u007b-\u007f]\.)'
      || '|(?<=(?<![^\u0001-\u002f\u003a-\u0040\u005b-\u0060\u007b-\u007f])[^\u0001-\u0040\u005b-\u0060\u007b-\u007f]\.) (?=[^\u0001-\u0040\u005b-\u0060\u007b-\u007f]\.)'
      || '|(?<=(?<![^\u0001-\u002f\u003a-\u0040\u005b-\u0060\u007b-\u007f])[^\u0001-\u0040\u005b-\u0060\u007b-\u007f]{1,2}\. ?[^\u0001-\u0040\u005b-\u0060\u007b-\u007f]{1,2})\.(?![^\u0001-\u002f\u003a-\u0040\u005b-\u0060\u007b-\u007f])',
      '', 'g')
  end
$$;
comment on function without_signs(text) is 'a folded name as who leaves signs out writes it; a test holds it against the program''s own';

-- Only who has signs in a name is written anew; what a program of the version before writes meanwhile, when it is saved
-- again. Nobody has changed: version, time of the last change and trail stay.
create temp table plain_words as
select named.record,
       named.id,
       named.is_live,
       named.updated_at,
       plain.word,
       min(named.part * 10000 + plain.place) as place,
       min(case when named.part > 1 then 2 when plain.place > 1 then 1 else 0 end)::smallint as standing
from (
  select 'contact' as record, id, life = 'live' as is_live, updated_at, part, fold_text(part_name) as name
  from contacts
  cross join lateral unnest(array[name, given_names, family_names]) with ordinality as parts (part_name, part)
  where concat_ws(' ', name, given_names, family_names) ~ '[''‘’‛´`′ʼ&·ŀĿ.‐‑‒–—―−-]'
    and life <> 'erased'
  union all
  select 'company', id, life = 'live', updated_at, 1, folded_name
  from companies
  where folded_name ~ '[''&·.-]'
    and life <> 'erased'
) named
cross join lateral string_to_table(without_signs(named.name), ' ') with ordinality as plain (word, place)
where plain.word <> ''
  and strpos(' ' || named.name, ' ' || plain.word) = 0
group by 1, 2, 3, 4, 5;
analyze plain_words;

update contacts
set search_text = search_text || ' ' || added.words
from (
  select contacts.id, string_agg(plain_words.word, ' ' order by plain_words.place) as words
  from plain_words
  join contacts on contacts.id = plain_words.id
  where plain_words.record = 'contact'
    and strpos(' ' || contacts.search_text, ' ' || plain_words.word) = 0
  group by contacts.id
) added
where contacts.id = added.id;

update companies
set search_text = search_text || ' ' || added.words
from (
  select companies.id, string_agg(plain_words.word, ' ' order by plain_words.place) as words
  from plain_words
  join companies on companies.id = plain_words.id
  where plain_words.record = 'company'
    and strpos(' ' || companies.search_text, ' ' || plain_words.word) = 0
  group by companies.id
) added
where companies.id = added.id;
-- Index entries wait in a list that each search reads through: a third more work for each, until a vacuum comes.
select gin_clean_pending_list('contacts_search'), gin_clean_pending_list('companies_search');

-- The lists for one and two letters follow the trail, which says nothing of this.
insert into search_tops (record, prefix, record_id, standing, touched_at)
select record, prefix, id, standing, updated_at
from (
  select record,
         left(word, length) as prefix,
         id,
         min(standing) as standing,
         updated_at,
         row_number() over (
           partition by record, left(word, length)
           order by min(standing), updated_at desc, id desc
         ) as place
  from plain_words
  cross join generate_series(1, 2) as length
  where is_live
    and char_length(word) >= length
  group by record, left(word, length), id, updated_at
) beginning
where place <= 40
on conflict (record, prefix, record_id) do update
set standing = least(search_tops.standing, excluded.standing);

delete from search_tops
using (
  select record,
         prefix,
         record_id,
         row_number() over (partition by record, prefix order by standing, touched_at desc, record_id desc) as place
  from search_tops
) placed
where search_tops.record = placed.record
  and search_tops.prefix = placed.prefix
  and search_tops.record_id = placed.record_id
  and placed.place > 40;
drop table plain_words;
