import { useLingui } from '@lingui/react/macro'
import type { ReactNode } from 'react'
import type { TrailEntryAnswer } from '../../../server/modules/trail/wire.ts'
import { formatList, languageName } from '../../shared/formats.ts'
import { type Category, type DomainRole, useCategoryWords, useRoleWords } from '../../shared/routing-words.ts'
import { policyWords } from '../settings/categories/policy-words.ts'
import { useEndingName } from '../settings/domain-endings/use-ending-name.ts'
import { mailWords } from '../settings/mail-texts/mail-words.ts'

type MailSettingWords = {
  /** Which of them it is. */
  about: string
  label: (field: string) => string
  shown: (field: string, value: unknown) => ReactNode
}

/** What a setting of mail and domains is called, its parts and their values in words; null for any other subject. */
export function useMailSettingWords({ subject, facts }: TrailEntryAnswer): MailSettingWords | null {
  const { t, i18n } = useLingui()
  const categoryWords = useCategoryWords()
  const roleWords = useRoleWords()
  const endingName = useEndingName()
  const labels: Record<string, string> = {
    policy: t`Policy`,
    isOffered: t`Offered`,
    roles: t`Roles`,
    needs: t`What they need`,
    confirmations: t`Change of registrant`,
    answerDays: t`Days to answer`,
    lockDays: t`Days of lock`,
    verificationDays: t`Days to verify`,
    reminderDays: t`Reminders`,
    source: t`Source`,
    sourceDate: t`Read on`,
    name: t`Name`,
    subject: t`Subject`,
    body: t`Text`,
    format: t`Written in`,
    actionLabel: t`Button`,
    reason: t`Last line`,
    address: t`Address`,
    furtherAddresses: t`Further addresses`,
    displayName: t`Sender’s name`,
    signatures: t`Signatures`,
    category: t`Category`,
    unknownSenders: t`Unknown senders`,
  }
  const unknownSenders = {
    accept: t`become contacts`,
    hold: t`are held`,
    refuse: t`are refused by mail`,
  }
  const aboutOf = (): string | null => {
    if (subject.kind === 'category') return categoryWords(facts.category as Category)
    if (subject.kind === 'domain-ending') return endingName(String(facts.ending ?? ''))
    if (subject.kind === 'department') return String(facts.name ?? '')
    if (subject.kind === 'dkim-key') return String(facts.selector ?? '')
    if (subject.kind !== 'mail-template') return null
    const mail = i18n._(mailWords(String(facts.event)))
    return facts.language ? `${mail} · ${languageName(String(facts.language))}` : mail
  }
  const shown = (field: string, value: unknown): ReactNode => {
    if (value === null || value === undefined || value === '') return undefined
    if (field === 'policy') return i18n._(policyWords[value as keyof typeof policyWords].name)
    if (field === 'category') return categoryWords(value as Category)
    if (field === 'unknownSenders') return unknownSenders[value as keyof typeof unknownSenders]
    if (field === 'signatures') return Object.values(value).join(' · ')
    if (field === 'confirmations')
      return value === 'both' ? t`old and new confirm` : t`at once, both are told`
    if (typeof value === 'boolean') return value ? t`yes` : t`no`
    if (field === 'roles') return formatList((value as DomainRole[]).map(roleWords))
    if (field === 'needs')
      return Object.entries(value as Record<DomainRole, string[]>)
        .map(([role, needs]) => `${roleWords(role as DomainRole)} (${needs.length})`)
        .join(', ')
    return Array.isArray(value) ? value.join(', ') : String(value)
  }
  const about = aboutOf()
  return about === null ? null : { about, label: (field) => labels[field] ?? field, shown }
}
