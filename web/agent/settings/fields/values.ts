import type { FieldAnswer, FieldBody } from '../../../../server/modules/fields/wire.ts'
import type { Problem } from '../../../shared/api.ts'
import { formValueOf, wireValueOf } from '../../../shared/fields/form-values.ts'

type Texts = { es: string; en: string }
export type ChoiceValue = { optionId: number | null; es: string; en: string; isArchived: boolean }

/** A definition as it stands in its form. A default is text: of a tick 'yes' or 'no', of a new choice its place. */
export type DefinitionValues = {
  type: string
  labels: Texts
  customerLabels: Texts
  help: Texts
  requiredForAgents: boolean
  requiredForCustomers: boolean
  visibleToCustomers: boolean
  editableByCustomers: boolean
  isUnique: boolean
  isFilterable: boolean
  defaultValue: string
  options: ChoiceValue[]
}

const textsOf = ({ es = '', en = '' }: Partial<Texts>): Texts => ({ es, en })

export const emptyDefinition: DefinitionValues = {
  type: 'text',
  labels: textsOf({}),
  customerLabels: textsOf({}),
  help: textsOf({}),
  requiredForAgents: false,
  requiredForCustomers: false,
  visibleToCustomers: false,
  editableByCustomers: false,
  isUnique: false,
  isFilterable: false,
  defaultValue: '',
  options: [],
}

export function definitionValues(field: FieldAnswer): DefinitionValues {
  return {
    type: field.type,
    labels: textsOf(field.labels),
    customerLabels: textsOf(field.customerLabels),
    help: textsOf(field.help),
    requiredForAgents: field.requiredForAgents,
    requiredForCustomers: field.requiredForCustomers,
    visibleToCustomers: field.visibleToCustomers,
    editableByCustomers: field.editableByCustomers,
    isUnique: field.isUnique,
    isFilterable: field.isFilterable,
    defaultValue: field.hasOwnDefault ? defaultInForm(field) : '',
    options: field.options.map(({ id, labels, isArchived }) => ({ optionId: id, ...labels, isArchived })),
  }
}

function defaultInForm({ type, defaultValue }: FieldAnswer): string {
  if (type === 'checkbox') return defaultValue === true ? 'yes' : 'no'
  if (type === 'postal-address') return String((defaultValue as { country?: string }).country ?? '')
  return String(formValueOf({ type }, defaultValue))
}

/** What the form says, as it is sent; of a new field everything, else what differs. */
export function definitionBody(values: DefinitionValues, before: DefinitionValues): FieldBody {
  const parts: FieldBody = {
    labels: values.labels,
    customerLabels: values.customerLabels,
    help: values.help,
    requiredForAgents: values.requiredForAgents,
    requiredForCustomers: values.requiredForCustomers,
    visibleToCustomers: values.visibleToCustomers,
    editableByCustomers: values.editableByCustomers,
    isUnique: values.isUnique,
    isFilterable: values.isFilterable,
    defaultValue: defaultOnWire(values),
    ...(values.type === 'dropdown' ? { options: values.options.map(optionOnWire) } : {}),
  }
  const isChanged = (key: string) =>
    JSON.stringify(values[key as keyof DefinitionValues]) !==
    JSON.stringify(before[key as keyof DefinitionValues])
  return Object.fromEntries(Object.entries(parts).filter(([key]) => isChanged(key)))
}

const optionOnWire = ({ optionId, es, en, isArchived }: ChoiceValue) => ({
  ...(optionId === null ? {} : { id: optionId }),
  labels: { es, en },
  isArchived,
})

function defaultOnWire({ type, defaultValue }: DefinitionValues): unknown {
  if (defaultValue === '') return null
  if (type === 'checkbox') return defaultValue === 'yes'
  if (type === 'postal-address') return { country: defaultValue }
  return wireValueOf({ type }, defaultValue)
}

/** Problems of a choice stand at its text. */
export function placeOfProblem({ path }: Problem): string {
  const [, at, language] = /^options\.(\d+)(?:\.labels\.(es|en))?$/.exec(path) ?? []
  return at === undefined ? path : `options.${at}.${language ?? 'es'}`
}
