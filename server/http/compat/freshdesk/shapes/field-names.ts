import type { Field, FieldRecord } from '../../../../modules/fields/index.ts'

/** What the default fields of this door are called, by the keys of ours; ours without an entry are not among its fields. */
export const defaultNames: Readonly<Record<FieldRecord, Readonly<Record<string, string>>>> = {
  contact: {
    name: 'name',
    job_title: 'job_title',
    emails: 'email',
    work_phone: 'phone',
    mobile_phone: 'mobile',
    social_handles: 'twitter_id',
    postal_address: 'address',
    time_zone: 'time_zone',
    language: 'language',
    tags: 'tag_names',
    about: 'description',
    external_id: 'unique_external_id',
  },
  company: {
    name: 'name',
    description: 'description',
    notes: 'note',
    mail_domains: 'domains',
    health_score: 'health_score',
    account_tier: 'account_tier',
    renewal_date: 'renewal_date',
    industry: 'industry',
  },
}

/** Names that a custom field would otherwise share with a default one. */
const taken: Readonly<Record<FieldRecord, ReadonlySet<string>>> = {
  contact: new Set([
    ...Object.values(defaultNames.contact),
    ...['company_name', 'company_id', 'tags', 'other_emails', 'facebook_id', 'avatar', 'active'],
  ]),
  company: new Set([...Object.values(defaultNames.company), 'custom_fields']),
}

type Named = Pick<Field, 'record' | 'key' | 'isStandard'>

/**
 * What a field is called here: a custom one after its label, as "Test Field" is `test_field`, with `custom_` before it
 * where a default field has that name. Null for a default field that this door does not have.
 */
export function fieldName({ record, key, isStandard }: Named): string | null {
  if (isStandard) return defaultNames[record][key] ?? null
  const plain = key.replace(/^cf_/, '')
  // Twice the prefix parts a field that is really called so from one that shares a default field's name.
  return taken[record].has(plain) || taken[record].has(plain.replace(/^(?:custom_)+/, ''))
    ? `custom_${plain}`
    : plain
}

/** The custom field of a name among those of one record. */
export const fieldNamed = <Of extends Named>(fields: readonly Of[], name: string): Of | undefined =>
  fields.find((field) => !field.isStandard && fieldName(field) === name)
