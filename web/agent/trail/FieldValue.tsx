import { useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { type PostalAddress, postalLines } from '../../../server/lib/pure/postal-address.ts'
import { networkName, type SocialNetwork } from '../../../server/lib/pure/social-handles.ts'
import type { ContactCompany } from '../../../server/modules/directory/wire.ts'
import { useFieldWords } from '../../shared/fields/FieldValue.tsx'
import { countryName, languageName } from '../../shared/formats.ts'
import { timeZoneName } from '../../shared/time-zone-name.ts'
import { type FieldsOf, fieldsQueryOf } from './field-labels.ts'

/** A field's value in words, from its form on the wire; undefined for nothing. */
export function useFieldValue(record: FieldsOf = 'contact'): (field: string, value: unknown) => ReactNode {
  const { t } = useLingui()
  const words = useFieldWords()
  const { data } = useQuery(fieldsQueryOf(record))
  const companiesWords = (companies: ContactCompany[]): string =>
    companies
      .map(({ name, isPrimary, seesCompanyTickets }) =>
        [
          name,
          ...(isPrimary ? [t`primary`] : []),
          ...(seesCompanyTickets ? [t`sees all its tickets`] : []),
        ].join(' · '),
      )
      .join(', ')
  return (field, value) => {
    if (isNothing(value)) return undefined
    const definition = data?.items.find(({ path }) => path === field)
    if (definition && definedTypes.includes(definition.type)) return words(definition, value)
    if (field === 'avatar') return t`a picture`
    if (typeof value === 'boolean') return value ? t`yes` : t`no`
    if (field === 'postalAddress') return addressWords(value as PostalAddress)
    if (field === 'socialHandles') return handleWords(value as Partial<Record<SocialNetwork, string>>)
    if (field === 'companies') return companiesWords(value as ContactCompany[])
    if (field === 'language') return languageName(String(value))
    if (field === 'timeZone') return timeZoneName(String(value), new Date())
    if (Array.isArray(value)) return value.join(', ')
    return typeof value === 'object' ? JSON.stringify(value) : String(value)
  }
}

/** What the definition says how to write: a choice by its label, a day in the reader's order. */
const definedTypes = ['dropdown', 'date', 'number', 'checkbox']

function isNothing(value: unknown): boolean {
  if (value === null || value === undefined || value === '') return true
  return typeof value === 'object' && Object.values(value).every(isNothing)
}

function addressWords(address: PostalAddress): string {
  const country = address.country ? [countryName(address.country)] : []
  return [...postalLines({ ...nowhere, ...address }), ...country].join(', ')
}

const nowhere: PostalAddress = {
  street1: null,
  street2: null,
  street3: null,
  city: null,
  state: null,
  postcode: null,
  country: null,
  block: null,
}

function handleWords(handles: Partial<Record<SocialNetwork, string | null>>): string {
  return Object.entries(handles)
    .filter(([, handle]) => handle)
    .map(([network, handle]) => `${networkName(network as SocialNetwork)}: ${handle}`)
    .join(', ')
}
