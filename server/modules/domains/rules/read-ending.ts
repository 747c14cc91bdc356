import type { Problem } from '../../../lib/errors.ts'
import { readDateOnly } from '../../../lib/pure/date-only.ts'
import { readOneLine } from '../../../lib/pure/one-line.ts'
import { type DomainEnding, domainRoles, facts } from '../types.ts'
import type { DomainEndingBody } from '../wire.ts'

type Settings = Omit<DomainEnding, 'id' | 'version'>
const longestSource = 2000
const mostDays = 365

/** What an ending asks for with the parts that are named; every problem at once. */
export function readEnding(
  draft: DomainEndingBody,
  before: Settings,
): { ending: Settings; problems: Problem[] } {
  const problems: Problem[] = []
  const report = (path: string, code: string, params?: Problem['params']): void => {
    problems.push({ path, code, ...(params ? { params } : {}) })
  }
  const given = Object.fromEntries(
    Object.entries(draft).filter(([, value]) => value !== undefined),
  ) as Partial<Settings>
  const merged: Settings = { ...before, ...given }
  const isNumberOf = (days: number, least: number): boolean => days >= least && days <= mostDays
  if (!merged.roles.includes('registrant')) report('roles', 'ending.no-registrant')
  if (!isNumberOf(merged.answerDays, 1)) report('answerDays', 'ending.answer-days', { max: mostDays })
  if (!isNumberOf(merged.lockDays, 0)) report('lockDays', 'ending.lock-days', { max: mostDays })
  const { verificationDays, reminderDays } = merged
  if (verificationDays !== null && !isNumberOf(verificationDays, 1))
    report('verificationDays', 'ending.verification-days', { max: mostDays })
  const isLate = (day: number): boolean => day < 1 || (verificationDays !== null && day >= verificationDays)
  if (reminderDays.some(isLate) || new Set(reminderDays).size < reminderDays.length)
    report('reminderDays', 'ending.reminder-days')
  const source = readOneLine(merged.source, longestSource)
  if (!source.ok) problems.push({ path: 'source', ...source.fault })
  else if (source.value === '') report('source', 'ending.no-source')
  const sourceDate = readDateOnly(merged.sourceDate)
  if (!sourceDate.ok) problems.push({ path: 'sourceDate', ...sourceDate.fault })
  return {
    problems,
    ending: {
      ...merged,
      roles: domainRoles.filter((role) => merged.roles.includes(role)),
      needs: Object.fromEntries(
        domainRoles.flatMap((role) => {
          const needed = facts.filter((fact) => merged.needs[role]?.includes(fact))
          return needed.length > 0 && merged.roles.includes(role) ? [[role, needed]] : []
        }),
      ),
      reminderDays: verificationDays === null ? [] : [...reminderDays].sort((a, b) => a - b),
      source: source.ok ? source.value : merged.source,
      sourceDate: sourceDate.ok ? sourceDate.value : merged.sourceDate,
    },
  }
}

/** An ending as it is compared: '.COM.MX' is 'com.mx', and IDN become ASCII. Null: it is none. */
export function readEndingName(typed: string): string | null {
  const text = typed.trim().toLowerCase().replace(/^\./, '')
  if (text === '' || text.length > 200 || /[\s:/?#@\\[\]%]/u.test(text)) return null
  const ascii = URL.parse(`http://example.${text}`)?.hostname.slice('example.'.length) ?? ''
  const isEnding = /^[a-z0-9-]+(\.[a-z0-9-]+)*$/.test(ascii) && !/^\d+$/.test(ascii.split('.').at(-1) ?? '')
  return isEnding ? ascii : null
}
