import { plural } from '@lingui/core/macro'
import { useLingui } from '@lingui/react/macro'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { CompanyListItem, ContactListItem, ListFieldAnswer } from '../../../server/modules/lists/wire.ts'
import {
  countryName,
  formatAgo,
  formatDay,
  formatMoment,
  formatNumber,
  languageName,
} from '../../shared/formats.ts'
import { Icon } from '../../ui/Icon.tsx'
import { Status } from '../../ui/Status.tsx'
import { AccessStatus } from '../directory/AccessStatus.tsx'
import { paths } from '../paths.ts'
import type { Column } from './columns.ts'
import css from './list.module.css'

/** What stands in a cell of the list of contacts. */
export function useContactCell(): (item: ContactListItem, column: Column) => ReactNode {
  const { t } = useLingui()
  const value = useValueCell()
  return (item, column) => {
    switch (column.path) {
      case 'email':
        return (
          <>
            <span className="soft cut">{item.email}</span>
            {item.isEmailSuppressed && <Status shape="triangle">{t`gets no mail`}</Status>}
          </>
        )
      case 'company':
        return <CompanyCell item={item} />
      case 'phone':
        return <span className="soft cut">{item.phone}</span>
      case 'access':
        return <AccessStatus access={item.access} />
      case 'updatedAt':
        return <When at={item.updatedAt} />
      case 'tags':
        return <span className="soft cut">{item.tags.join(', ')}</span>
      case 'jobTitle':
        return <span className="soft cut">{item.jobTitle}</span>
      default:
        return value(item.values[column.path], column)
    }
  }
}

/** What stands in a cell of the list of companies. */
export function useCompanyCell(): (item: CompanyListItem, column: Column) => ReactNode {
  const { t } = useLingui()
  const value = useValueCell()
  return (item, column) => {
    switch (column.path) {
      case 'mailDomains':
        return <span className="soft cut">{item.mailDomains.join(', ')}</span>
      case 'contacts': {
        const { value: count, isExact } = item.contacts
        return (
          <span className="num">
            {isExact ? formatNumber(count) : `> ${formatNumber(count)}`}
            <span className="only-phone"> {t`${plural(count, { one: 'contact', other: 'contacts' })}`}</span>
          </span>
        )
      }
      case 'updatedAt':
        return <When at={item.updatedAt} />
      default:
        return value(item.values[column.path], column)
    }
  }
}

function CompanyCell({ item: { company, companyCount } }: { item: ContactListItem }) {
  const { t } = useLingui()
  if (!company) return null
  return (
    <span className={css.companyCell}>
      <Link className="cut" to={paths.company(company.id)}>
        {company.name}
      </Link>
      {company.seesCompanyTickets && <Icon name="ticket" label={t`sees all the company’s tickets`} />}
      {companyCount > 1 && <span className="meta num">+{formatNumber(companyCount - 1)}</span>}
    </span>
  )
}

export function When({ at }: { at: string }) {
  return (
    <time className="meta" dateTime={at} title={formatMoment(at)}>
      {formatAgo(at, { now: new Date() })}
    </time>
  )
}

/** Any value by the type of its field. */
export function useValueCell(): (value: unknown, column: Column) => ReactNode {
  const words = useValueWords()
  return (value, { field, path }) => {
    if (value === null || value === undefined || !field) return null
    if (field.type === 'moment') return <When at={String(value)} />
    const isNumber = field.type === 'number' || field.type === 'date' || path === 'externalId'
    return <span className={`soft cut ${isNumber ? 'num' : ''}`}>{words(field, value)}</span>
  }
}

/** A value in words: of a choice its label, of a code its name. */
export function useValueWords(): (
  field: Pick<ListFieldAnswer, 'type' | 'path' | 'options'>,
  value: unknown,
) => string {
  const { t, i18n } = useLingui()
  const language = i18n.locale === 'es' ? 'es' : 'en'
  return function words(field, value): string {
    if (Array.isArray(value)) return value.map((each) => words(field, each)).join(', ')
    if (typeof value === 'boolean') return value ? t`Yes` : t`No`
    if (typeof value === 'object' && value !== null && 'name' in value) return String(value.name)
    const option = field.options?.find((each) => String(each.value) === String(value))
    if (option) return option.labels[language]
    if (field.path === 'language') return languageName(String(value))
    if (field.path === 'country') return countryName(String(value))
    if (field.type === 'date' || field.type === 'moment')
      return formatDay(`${String(value).slice(0, 10)}T00:00:00Z`, 'UTC')
    if (typeof value === 'number') return formatNumber(value, { maximumSignificantDigits: 17 })
    return String(value)
  }
}
