import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import { useLingui } from '@lingui/react/macro'

/** The types that a custom field may have, in the order in which they are offered. */
export const customTypes = [
  'text',
  'paragraph',
  'number',
  'checkbox',
  'date',
  'dropdown',
  'phone',
  'url',
] as const
export type CustomType = (typeof customTypes)[number]

const words: Record<string, MessageDescriptor> = {
  text: msg`Text`,
  paragraph: msg`Paragraph`,
  number: msg`Number`,
  checkbox: msg`Checkbox`,
  date: msg`Date`,
  dropdown: msg`Dropdown`,
  phone: msg`Phone`,
  url: msg`Web address`,
  name: msg`Name`,
  addresses: msg`E-mail addresses`,
  language: msg`Language`,
  'time-zone': msg`Time zone`,
  country: msg`Country`,
  'postal-address': msg`Postal address`,
  tags: msg`Tags`,
  handles: msg`Social IDs`,
  domains: msg`Mail domains`,
  image: msg`Picture`,
}

export function useTypeWords(): (type: string) => string {
  const { i18n } = useLingui()
  return (type) => (words[type] ? i18n._(words[type]) : type)
}

export const mayBeUnique = (type: string): boolean => ['text', 'number', 'url'].includes(type)
export const mayBeIndexed = (type: string): boolean =>
  ['number', 'checkbox', 'date', 'dropdown'].includes(type)

const withoutDefault = ['name', 'emails', 'work_phone', 'mobile_phone', 'external_id', 'mail_domains']

/** Whether a default makes sense: none of what names one record, none of what is no single value. */
export function mayHaveDefault(field: { key: string; type: string; isStandard: boolean }): boolean {
  if (field.isStandard && withoutDefault.includes(field.key)) return false
  return !['name', 'addresses', 'tags', 'handles', 'domains', 'image', 'country'].includes(field.type)
}
