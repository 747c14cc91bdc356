/**
 * What fills the tables, in its order. `chance(n, salt)` is a number from 0 up to 1 that is always the same for a record:
 * what one statement draws, another draws again.
 */
export const statements: readonly string[] = [
  `create function pg_temp.chance(number bigint, salt integer) returns double precision
   language sql immutable parallel safe as $$
     select (hashint8extended(number, salt) & 2147483647) / 2147483648.0::double precision
   $$`,

  `insert into fields (record, key, type, is_standard, position, labels)
   values
     ('contact', 'bench_plan', 'dropdown', false, 100, '{"es": "Plan", "en": "Plan"}'),
     ('contact', 'bench_score', 'number', false, 101, '{"es": "Puntos", "en": "Score"}'),
     ('contact', 'bench_since', 'date', false, 102, '{"es": "Cliente desde", "en": "Customer since"}'),
     ('contact', 'bench_newsletter', 'checkbox', false, 103, '{"es": "Boletín", "en": "Newsletter"}')`,

  `insert into options (field_id, position, labels)
   select fields.id, place, jsonb_build_object('es', 'Plan ' || place, 'en', 'Plan ' || place)
   from fields, generate_series(1, 8) place
   where fields.key = 'bench_plan'`,

  // A third are people of companies nowhere named; of the others many belong to few companies.
  `create temp table drawn as
   select n,
          :firstContactId + n as id,
          pool.name, pool.folded, pool.sort_key,
          case when pg_temp.chance(n, 2) < 0.6
            then 1 + floor(:companies * pg_temp.chance(n, 3) ^ 3)::integer
          end as company,
          case when pg_temp.chance(n, 4) > 0.11 then pool.local || '.' || n end as local,
          pg_temp.chance(n, 5) as at_host,
          case
            when pg_temp.chance(n, 6) < 0.56 then 'es-MX'
            when pg_temp.chance(n, 6) < 0.86 then 'es-ES'
            when pg_temp.chance(n, 6) < 0.93 then 'en'
            when pg_temp.chance(n, 6) < 0.97 then 'ca'
            when pg_temp.chance(n, 6) < 0.99 then 'pt-BR'
            when pg_temp.chance(n, 6) < 0.9995 then 'fr'
            else 'eu'
          end as language,
          case when pg_temp.chance(n, 7) < 0.5 or pg_temp.chance(n, 4) <= 0.11
            then lpad(floor(pg_temp.chance(n, 8) * 1e8)::text, 8, '0')
          end as mobile,
          case when pg_temp.chance(n, 9) < 0.33 then lpad(floor(pg_temp.chance(n, 10) * 1e7)::text, 7, '0') end as work,
          case when pg_temp.chance(n, 11) < 0.2 then 'CLI-' || lpad(n::text, 7, '0') end as external_id,
          now() - interval '1800 days' * pg_temp.chance(n, 12) ^ 0.7 as created_at,
          pg_temp.chance(n, 13) as changed
   from generate_series(1, :contacts) n
   join name_pool pool on pool.place = 1 + floor(pg_temp.chance(n, 1) * (select count(*) from name_pool))::integer`,

  `create temp table mailed as
   select n, id, 0 as position, local || '@' || case
            when company is not null and at_host < 0.75 then (select domain from company_pool where place = company)
            else (array['correo.example', 'buzon.example', 'postal.example', 'mensajes.example'])[1 + floor(at_host * 4)::integer]
          end as address
   from drawn
   where local is not null
   union all
   select n, id, 1, local || '@otro.example'
   from drawn
   where local is not null and pg_temp.chance(n, 14) < 0.06`,

  `insert into companies (id, life, name, folded_name, sort_name, search_text, description, origin, health_score_id,
     account_tier_id, industry_id, renewal_date, created_at, updated_at)
   select :firstCompanyId + place, 'live', name, folded, sort_key, folded || ' ' || domain,
          case when pg_temp.chance(place, 20) < 0.3 then 'Cliente desde hace años' end,
          'import',
          (select options.id from options join fields on fields.id = field_id and key = 'health_score'
           where pg_temp.chance(company_pool.place, 21) < 0.7 and options.position = 1 + floor(pg_temp.chance(company_pool.place, 22) * 3)),
          (select options.id from options join fields on fields.id = field_id and key = 'account_tier'
           where pg_temp.chance(company_pool.place, 23) < 0.7 and options.position = 1 + floor(pg_temp.chance(company_pool.place, 24) * 3)),
          (select options.id from options join fields on fields.id = field_id and key = 'industry'
           where pg_temp.chance(company_pool.place, 25) < 0.8 and options.position = 1 + floor(pg_temp.chance(company_pool.place, 26) * 59)),
          case when pg_temp.chance(place, 27) < 0.7 then current_date + floor(pg_temp.chance(place, 28) * 730)::integer end,
          now() - interval '1800 days' * pg_temp.chance(place, 29),
          now() - interval '1800 days' * pg_temp.chance(place, 29) * pg_temp.chance(place, 30)
   from company_pool`,

  `insert into company_mail_domains (domain, company_id, typed, position, created_at)
   select domain, :firstCompanyId + place, domain, 0, now()
   from company_pool`,

  `insert into people (id, kind)
   select id, 'contact'
   from drawn`,

  `insert into contacts (id, life, name, sort_name, search_text, job_title, work_phone, work_phone_e164, mobile_phone,
     mobile_phone_e164, language, time_zone, tags, postal_address, external_id, custom, origin, created_at, updated_at)
   select drawn.id, 'live', name, sort_key,
          concat_ws(' ', folded, addresses.all_of_them, '52443' || work, '5255' || mobile, lower(external_id)),
          case when pg_temp.chance(n, 40) < 0.5 then (array['Contabilidad', 'Administración', 'Dirección', 'Sistemas', 'Webmaster',
            'Compras', 'Recepción', 'Diseño', 'Jefe de tecnología', 'Asesoría fiscal'])[1 + floor(10 * pg_temp.chance(n, 41) ^ 2)::integer] end,
          '443 ' || work, '+52443' || work, '55 ' || mobile, '+5255' || mobile,
          language,
          case when language in ('es-ES', 'ca', 'eu', 'fr') then 'Europe/Madrid' else 'America/Mexico_City' end,
          case when pg_temp.chance(n, 42) < 0.35 then
            (select array_agg(distinct tag) from unnest(array[
              (array['hosting', 'dominios', 'vip', 'facturación', 'moroso', 'revendedor', 'año nuevo', 'pyme', 'piloto', 'agencia',
                'prensa', 'beta', 'feria 2025', 'ñandú', 'rara', 'única'])[1 + floor(16 * pg_temp.chance(n, 43) ^ 3)::integer],
              case when pg_temp.chance(n, 44) < 0.3 then (array['hosting', 'dominios', 'vip', 'soporte', 'correo', 'legal', 'baja', 'web'])
                [1 + floor(8 * pg_temp.chance(n, 45) ^ 3)::integer] end]) tag where tag is not null)
            else '{}' end,
          case when pg_temp.chance(n, 46) < 0.5 then jsonb_build_object(
            'country', (array['MX', 'ES', 'CO', 'AR', 'US', 'PE', 'CL', 'PT', 'FR', 'AD'])[1 + floor(10 * pg_temp.chance(n, 47) ^ 4)::integer],
            'city', (array['Ciudad de México', 'León', 'Mérida', 'Cádiz', 'Logroño', 'Málaga', 'A Coruña', 'Bilbao'])
              [1 + floor(8 * pg_temp.chance(n, 48))::integer]) end,
          external_id,
          case when pg_temp.chance(n, 49) < 0.4 then jsonb_strip_nulls(jsonb_build_object(
            (select id from fields where key = 'bench_plan'),
              (select min(options.id) from options join fields on fields.id = field_id and key = 'bench_plan') + floor(8 * pg_temp.chance(n, 50) ^ 2)::integer,
            (select id from fields where key = 'bench_score'), floor(1000 * pg_temp.chance(n, 51))::integer,
            (select id from fields where key = 'bench_since'),
              case when pg_temp.chance(n, 52) < 0.5 then (date '2015-01-01' + floor(4000 * pg_temp.chance(n, 53))::integer)::text end,
            (select id from fields where key = 'bench_newsletter'), case when pg_temp.chance(n, 54) < 0.3 then true end)) else '{}' end,
          (array['import', 'agent', 'api'])[1 + floor(3 * pg_temp.chance(n, 55) ^ 2)::integer],
          created_at,
          created_at + (now() - created_at) * changed
   from drawn
   left join (
     select id, string_agg(address, ' ' order by position) as all_of_them
     from mailed
     group by id
   ) addresses on addresses.id = drawn.id`,

  `insert into addresses (address, first_seen_at, suppressed_at, suppressed_because)
   select address, now(),
          case when pg_temp.chance(n, 60) < 0.01 then now() end,
          case when pg_temp.chance(n, 60) < 0.01 then '550 5.1.1 no such user' end
   from mailed`,

  `insert into claims (address, person_id, typed, is_primary, position, created_at)
   select address, id, address, position = 0, position, now()
   from mailed`,

  `insert into access (person_id, invited_at, activated_at, password_hash, password_set_at)
   select id, now(),
          case when pg_temp.chance(n, 61) < 0.15 then now() end,
          case when pg_temp.chance(n, 61) < 0.15 then 'none' end,
          case when pg_temp.chance(n, 61) < 0.15 then now() end
   from drawn
   where pg_temp.chance(n, 61) < 0.2`,

  `insert into contact_blocks (contact_id, at)
   select id, now()
   from drawn
   where pg_temp.chance(n, 62) < 0.003`,

  `insert into memberships (contact_id, company_id, is_primary, sees_company_tickets, created_at, sort_name)
   select contacts.id, member.company_id, member.is_primary, member.sees_tickets, now(), contacts.sort_name
   from (
     select id, :firstCompanyId + company as company_id, true as is_primary, pg_temp.chance(n, 63) < 0.1 as sees_tickets
     from drawn
     where company is not null
     union all
     select id, :firstCompanyId + second, false, false
     from (select id, company, 1 + floor(:companies * pg_temp.chance(n, 65))::integer as second from drawn where pg_temp.chance(n, 64) < 0.05) more
     where company is not null and second <> company
   ) member
   join contacts using (id)`,

  `select setval('person_ids', :firstContactId + :contacts + 1)`,
  `select setval(pg_get_serial_sequence('companies', 'id'), :firstCompanyId + :companies + 1)`,
]
