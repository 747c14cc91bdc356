import { foldText } from '../../../../lib/pure/fold-text.ts'
import { timeZones } from '../../../../lib/pure/time-zones.ts'
import { categoryNames } from '../../../../modules/delivery/index.ts'
import type { Field } from '../../../../modules/fields/index.ts'
import { optionsMeant } from '../shapes/custom-values.ts'
import { fieldNamed } from '../shapes/field-names.ts'
import { languagesNamed } from '../shapes/languages.ts'
import { priorityCodes, statusCodes } from '../shapes/ticket-codes.ts'
import { railsZoneOf, zoneOfRails } from '../shapes/time-zones.ts'
import type { Meaning } from './as-tree.ts'

/** What a query may ask of contacts: the documented fields, and custom ones of four types. */
export const contactMeaning = (fields: readonly Field[]) => (name: string) =>
  documented(contactMeanings, name) ?? customMeaning(fields, name)

/** The same of companies. */
export const companyMeaning = (fields: readonly Field[]) => (name: string) =>
  documented(companyMeanings, name) ?? customMeaning(fields, name)

/** The same of tickets, which have no custom fields here. */
export const ticketMeaning = (name: string): Meaning | undefined => documented(ticketMeanings, name)

type Meanings = Readonly<Record<string, Meaning>>

const documented = (meanings: Meanings, name: string): Meaning | undefined =>
  Object.hasOwn(meanings, name) ? meanings[name] : undefined

/** Clients send a + unencoded, which arrives as a space: no address has one. */
export const plusOf = (text: string): string => text.trim().replaceAll(' ', '+')
/** The same at the front of a phone. */
export const phoneOf = (text: string): string => text.replace(/^ +(?=\d)/, '+')

/** Every zone that is answered by the same name as this one leads to. */
function zonesNamed(name: string): string[] {
  const shown = railsZoneOf(zoneOfRails(name))
  return timeZones().filter((zone) => railsZoneOf(zone) === shown)
}

/** A ticket's type is its category, by its name in any language. */
function categoriesNamed(name: string): string[] {
  const wanted = foldText(name)
  return Object.values(categoryNames).flatMap((names) =>
    Object.entries(names).flatMap(([category, shown]) => (foldText(shown) === wanted ? [category] : [])),
  )
}

function byCode(codes: Readonly<Record<string, number>>): Record<number, string> {
  return Object.fromEntries(Object.entries(codes).map(([value, code]) => [code, value]))
}

const moments: Meanings = {
  created_at: { kind: 'moment', path: 'createdAt' },
  updated_at: { kind: 'moment', path: 'updatedAt' },
}

const contactMeanings: Meanings = {
  ...moments,
  active: { kind: 'truth', path: 'isActivated' },
  company_id: { kind: 'id', path: 'company' },
  twitter_id: { kind: 'text', path: 'handle.x' },
  email: { kind: 'text', path: 'address', meant: (text) => [plusOf(text)] },
  phone: { kind: 'text', path: 'workNumber', meant: (text) => [phoneOf(text)] },
  mobile: { kind: 'text', path: 'mobileNumber', meant: (text) => [phoneOf(text)] },
  tag: { kind: 'text', path: 'tags' },
  language: { kind: 'text', path: 'language', meant: languagesNamed },
  time_zone: { kind: 'text', path: 'timeZone', meant: zonesNamed },
}

const companyMeanings: Meanings = { ...moments, domain: { kind: 'text', path: 'mailDomains' } }

const ticketMeanings: Meanings = {
  ...moments,
  agent_id: { kind: 'id', path: 'assignee' },
  group_id: { kind: 'id', path: 'department' },
  priority: { kind: 'ranked', path: 'priority', values: byCode(priorityCodes) },
  status: { kind: 'ranked', path: 'status', values: byCode(statusCodes) },
  type: { kind: 'text', path: 'category', meant: categoriesNamed },
  tag: { kind: 'text', path: 'tags' },
}

function customMeaning(fields: readonly Field[], name: string): Meaning | undefined {
  const field = fieldNamed(fields, name)
  if (!field || field.isArchived) return undefined
  const { path, type } = field
  switch (type) {
    case 'text':
      return { kind: 'text', path }
    case 'number':
      return { kind: 'number', path }
    case 'checkbox':
      return { kind: 'truth', path }
    case 'dropdown':
      return {
        kind: 'text',
        path,
        meant: (label) => optionsMeant(field, label).map(({ id }) => id),
      }
    default:
      return undefined
  }
}
