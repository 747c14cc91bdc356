-- Companies whole: their mail domains, the four extra fields of the plan, where they came from, what finds them.

-- A domain belongs to one company (product rule 3): the primary key is that promise.
create table company_mail_domains (
  domain text primary key check (char_length(domain) between 3 and 253 and domain !~ '[^a-z0-9.-]'),
  company_id bigint not null references companies (id) on delete cascade,
  typed text not null,
  position smallint not null,
  created_at timestamptz not null
);
create index company_mail_domains_of_company on company_mail_domains (company_id, position);
comment on column company_mail_domains.domain is 'in ASCII, lower case: the form in which domains are compared';
comment on index company_mail_domains_of_company is 'the mail domains of a company, in their order';

-- Defaults are for the version before this one, whose only companies are sample data.
alter table companies
  add column search_text text not null default '',
  add column origin text not null default 'sample' check (origin in ('agent', 'api', 'import', 'sample')),
  add column defaults_applied text[] not null default '{}',
  add column health_score_id bigint references options (id) on delete restrict,
  add column account_tier_id bigint references options (id) on delete restrict,
  add column industry_id bigint references options (id) on delete restrict,
  add column renewal_date date;
update companies set search_text = folded_name;
create index companies_search on companies using gin (search_text gin_trgm_ops) where life = 'live';
create index companies_samples on companies (id) where origin = 'sample' and life = 'live';
comment on index companies_search is 'fragments of name and mail domains, folded';
comment on index companies_samples is 'whether sample data is there, and its removal';

-- Who was associated by a mail domain leaves for the company that names a subdomain of it; who was put there stays.
alter table memberships add column by_domain text;
comment on column memberships.by_domain is 'the mail domain that associated the contact; null: somebody did';

-- The end of a domain read backwards is a prefix: a company''s domain finds the addresses at it and below it.
create index claims_by_domain on claims ((reverse(split_part(address, '@', 2))) collate "C");
comment on index claims_by_domain is 'whose address is at a mail domain or at a subdomain of it';

insert into options (field_id, position, labels)
select fields.id, industries.position, json_build_object('es', industries.es, 'en', industries.en)::jsonb
from fields
cross join (values
  (1, 'Automotriz', 'Automotive'),
  (2, 'Bienes de consumo duraderos y ropa', 'Consumer Durables and Apparel'),
  (3, 'Servicios diversos al consumidor', 'Diversified Consumer Services'),
  (4, 'Hoteles, restaurantes y ocio', 'Hotels, Restaurants and Leisure'),
  (5, 'Bienes de consumo', 'Consumer Goods'),
  (6, 'Artículos duraderos para el hogar', 'Household Durables'),
  (7, 'Productos de ocio', 'Leisure Products'),
  (8, 'Textiles, ropa y artículos de lujo', 'Textiles, Apparel and Luxury Goods'),
  (9, 'Servicios educativos', 'Education Services'),
  (10, 'Servicios familiares', 'Family Services'),
  (11, 'Servicios especializados al consumidor', 'Specialized Consumer Services'),
  (12, 'Medios de comunicación', 'Media'),
  (13, 'Distribuidores', 'Distributors'),
  (14, 'Comercio especializado', 'Specialty Retail'),
  (15, 'Bebidas', 'Beverages'),
  (16, 'Productos alimenticios', 'Food Products'),
  (17, 'Comercio de alimentos y productos básicos', 'Food and Staples Retailing'),
  (18, 'Productos de cuidado personal', 'Personal Products'),
  (19, 'Tabaco', 'Tobacco'),
  (20, 'Compañías de gas', 'Gas Utilities'),
  (21, 'Bancos', 'Banks'),
  (22, 'Mercados de capitales', 'Capital Markets'),
  (23, 'Servicios financieros diversos', 'Diversified Financial Services'),
  (24, 'Seguros', 'Insurance'),
  (25, 'Inmobiliaria', 'Real Estate'),
  (26, 'Equipos y suministros médicos', 'Health Care Equipment and Supplies'),
  (27, 'Proveedores y servicios de salud', 'Health Care Providers and Services'),
  (28, 'Biotecnología', 'Biotechnology'),
  (29, 'Farmacéutica', 'Pharmaceuticals'),
  (30, 'Servicios profesionales', 'Professional Services'),
  (31, 'Industria aeroespacial y de defensa', 'Aerospace and Defense'),
  (32, 'Carga aérea y logística', 'Air Freight and Logistics'),
  (33, 'Aerolíneas', 'Airlines'),
  (34, 'Servicios y suministros comerciales', 'Commercial Services and Supplies'),
  (35, 'Construcción e ingeniería', 'Construction and Engineering'),
  (36, 'Equipo eléctrico', 'Electrical Equipment'),
  (37, 'Conglomerados industriales', 'Industrial Conglomerates'),
  (38, 'Maquinaria', 'Machinery'),
  (39, 'Transporte marítimo', 'Marine'),
  (40, 'Transporte por carretera y ferrocarril', 'Road and Rail'),
  (41, 'Compañías comerciales y distribuidores', 'Trading Companies and Distributors'),
  (42, 'Transporte', 'Transportation'),
  (43, 'Software y servicios de internet', 'Internet Software and Services'),
  (44, 'Servicios de informática', 'IT Services'),
  (45, 'Software', 'Software'),
  (46, 'Equipos de comunicaciones', 'Communications Equipment'),
  (47, 'Equipos, instrumentos y componentes electrónicos', 'Electronic Equipment, Instruments and Components'),
  (48, 'Hardware, almacenamiento y periféricos', 'Technology Hardware, Storage and Peripherals'),
  (49, 'Productos para la construcción', 'Building Materials'),
  (50, 'Productos químicos', 'Chemicals'),
  (51, 'Envases y embalajes', 'Containers and Packaging'),
  (52, 'Metales y minería', 'Metals and Mining'),
  (53, 'Papel y productos forestales', 'Paper and Forest Products'),
  (54, 'Servicios diversos de telecomunicaciones', 'Diversified Telecommunication Services'),
  (55, 'Telecomunicaciones inalámbricas', 'Wireless Telecommunication Services'),
  (56, 'Electricidad renovable', 'Renewable Electricity'),
  (57, 'Compañías eléctricas', 'Electric Utilities'),
  (58, 'Servicios públicos', 'Utilities'),
  (59, 'Otra', 'Other')
) as industries (position, es, en)
where fields.record = 'company'
  and fields.key = 'industry';
