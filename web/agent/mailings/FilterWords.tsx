import { plural } from '@lingui/core/macro'
import { useLingui } from '@lingui/react/macro'
import type { AccountFilter } from '../../../server/modules/notices/wire.ts'
import { formatList, languageName } from '../../shared/formats.ts'
import { domainStatusWords, serviceStatusWords } from './status-words.ts'

/** Which accounts a mailing was for, in words. */
export function FilterWords({ filter }: { filter: AccountFilter }): string {
  const { t, i18n } = useLingui()
  const { accountIds, companyIds, language, hasServices, hasDomains } = filter
  const services = filter.serviceStatuses?.map((status) => i18n._(serviceStatusWords[status])) ?? []
  const domains = filter.domainStatuses?.map((status) => i18n._(domainStatusWords[status])) ?? []
  const endings = filter.domainEndings?.map((ending) => `.${ending}`) ?? []
  const accounts = accountIds?.length ?? 0
  const companies = companyIds?.length ?? 0
  const withServices = hasServices ? t`with services` : t`without services`
  const withDomains = hasDomains ? t`with domains` : t`without domains`
  const parts = [
    accounts > 0 && t`${plural(accounts, { one: '# chosen account', other: '# chosen accounts' })}`,
    companies > 0 && t`${plural(companies, { one: 'of # company', other: 'of # companies' })}`,
    language && languageName(language),
    services.length > 0 ? t`a service that is ${orOf(services)}` : hasServices !== undefined && withServices,
    domains.length > 0
      ? t`a domain that is ${orOf(domains)}`
      : endings.length === 0 && hasDomains !== undefined && withDomains,
    endings.length > 0 && formatList(endings),
  ].filter(Boolean)
  return parts.length === 0 ? t`All open accounts` : parts.join(' · ')
}

const orOf = (words: string[]) => words.join(' / ')
