import { foldText } from '../../../../lib/pure/fold-text.ts'
import type { Field, Option } from '../../../../modules/fields/index.ts'
import { fieldName, fieldNamed } from './field-names.ts'

type Language = 'es' | 'en'

/** Custom values by the names of this door; choices as the workspace calls them, and null where there is none. */
export function customShape(
  custom: Readonly<Record<string, unknown>>,
  fields: readonly Field[],
  language: Language,
): Record<string, unknown> {
  return Object.fromEntries(
    waysToShow(fields, language).map(({ id, name, labels }) => {
      const value = custom[id] ?? null
      return [name, labels ? (labels.get(value) ?? null) : value]
    }),
  )
}

type Way = { id: number; name: string; labels: Map<unknown, string> | null }

/** How the values of each custom field are shown: found out once for definitions by which many records are shown. */
function waysToShow(fields: readonly Field[], language: Language): readonly Way[] {
  const known = ways[language].get(fields)
  if (known) return known
  const found = fields
    .filter((field) => !field.isStandard && !field.isArchived)
    .map((field) => ({
      id: field.id,
      name: fieldName(field) ?? field.key,
      labels:
        field.type === 'dropdown'
          ? new Map(field.options.map(({ id, labels }) => [id, labels[language]]))
          : null,
    }))
  ways[language].set(fields, found)
  return found
}

type Ways = WeakMap<readonly Field[], readonly Way[]>
const ways: Record<Language, Ways> = { es: new WeakMap(), en: new WeakMap() }

/**
 * Custom values by the ids of ours, choices by what they are called in any language. What names no field keeps a name that
 * none has, so that it is refused.
 */
export function customDraft(
  given: Readonly<Record<string, unknown>>,
  fields: readonly Field[],
): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(given).map(([name, value]) => {
      const field = fieldNamed(fields, name)
      if (!field || field.isArchived) return [`${unknown}${name}`, value]
      if (field.type !== 'dropdown' || value === null || value === '') return [String(field.id), value]
      return [String(field.id), optionMeant(field, value)?.id ?? { no: 'choice' }]
    }),
  )
}

/** No id looks like this. */
const unknown = '?'

/** The name of a custom field that a problem of the room is about; undefined where it is about none. */
export function customName(path: string, fields: readonly Field[]): string | undefined {
  const [, of] = /^custom\.(.+)$/s.exec(path) ?? []
  if (of === undefined) return undefined
  const field = fields.find(({ id, isStandard }) => !isStandard && String(id) === of)
  return field ? (fieldName(field) ?? field.key) : of.replace(unknown, '')
}

/** The choice that is called so, in any language; one still offered before one that is not. */
export function optionMeant(field: Field | undefined, label: unknown): Option | undefined {
  const called = optionsMeant(field, label)
  return called.find(({ isArchived }) => !isArchived) ?? called[0]
}

/** The same, where several are called so. Clients write "Happy" for what is "happy" here. */
export function optionsMeant(field: Field | undefined, label: unknown): Option[] {
  if (typeof label !== 'string') return []
  const options = field?.options ?? []
  const same = options.filter(({ labels }) => labels.es === label || labels.en === label)
  if (same.length > 0) return same
  const folded = foldText(label)
  return options.filter(({ labels }) => foldText(labels.es) === folded || foldText(labels.en) === folded)
}

/** What a choice is called. */
export function labelOf(field: Field | undefined, id: unknown, language: Language): string | null {
  return field?.options.find((option) => option.id === id)?.labels[language] ?? null
}
