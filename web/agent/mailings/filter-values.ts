import type { AccountFilter } from '../../../server/modules/notices/wire.ts'

export type FilterValues = {
  companies: { id: number; name: string }[]
  language: '' | 'es' | 'en'
  services: '' | 'with' | 'without'
  serviceStatuses: NonNullable<AccountFilter['serviceStatuses']>
  domains: '' | 'with' | 'without'
  domainStatuses: NonNullable<AccountFilter['domainStatuses']>
  domainEndings: string[]
}

export const noFilter: FilterValues = {
  companies: [],
  language: '',
  services: '',
  serviceStatuses: [],
  domains: '',
  domainStatuses: [],
  domainEndings: [],
}

/** What the server is asked; states and endings count only where services or domains are wanted. */
export function filterOf(values: FilterValues): AccountFilter {
  const { companies, language, services, serviceStatuses, domains, domainStatuses, domainEndings } = values
  const endings = domainEndings.map((ending) => ending.replace(/^\./, ''))
  return {
    ...(companies.length > 0 ? { companyIds: companies.map(({ id }) => id) } : {}),
    ...(language ? { language } : {}),
    ...(services ? { hasServices: services === 'with' } : {}),
    ...(services === 'with' && serviceStatuses.length > 0 ? { serviceStatuses } : {}),
    ...(domains ? { hasDomains: domains === 'with' } : {}),
    ...(domains === 'with' && domainStatuses.length > 0 ? { domainStatuses } : {}),
    ...(domains === 'with' && endings.length > 0 ? { domainEndings: endings } : {}),
  }
}
