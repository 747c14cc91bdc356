import { plural } from '@lingui/core/macro'
import { useLingui } from '@lingui/react/macro'
import { Link } from '@tanstack/react-router'
import { type ReactNode, use } from 'react'
import { Controller, useFormContext, useWatch } from 'react-hook-form'
import { readMailDomain } from '../../../../server/lib/pure/mail-domain.ts'
import type { Problem } from '../../../shared/api.ts'
import { EntryContext, useFieldId } from '../../../shared/form/entry-context.ts'
import { formatList, formatNumber } from '../../../shared/formats.ts'
import { Field, type FieldLayout } from '../../../ui/Field.tsx'
import { TagInput } from '../../../ui/TagInput.tsx'
import { Checkbox } from '../../../ui/Tick.tsx'
import { paths } from '../../paths.ts'
import css from './company-form.module.css'
import { type MailDomainCheck, useMailDomains } from './use-mail-domains.ts'
import type { CompanyValues } from './values.ts'

type MailDomainsFieldProps = {
  label: ReactNode
  layout?: FieldLayout
  /** The company that has the domains, when it exists. */
  company?: { id: number; mailDomains: string[] } | undefined
}

/** Mail domains as chips. Below: what is wrong with each, and how many contacts the new ones would bring. */
export function MailDomainsField({ label, layout, company }: MailDomainsFieldProps) {
  const { t } = useLingui()
  const { control } = useFormContext<CompanyValues>()
  const domains = useWatch<CompanyValues, 'mailDomains'>({ name: 'mailDomains' })
  const { checks, matching } = useMailDomains(domains, company?.id)
  const { problems } = use(EntryContext)
  const wrong = checks.filter(({ problem }) => problem !== null)
  const atSaving = wrong.length > 0 ? [] : problems.filter(({ path }) => path === 'mailDomains')
  const said = [
    ...wrong.flatMap(({ typed, problem }) => (problem ? [{ key: typed, domain: typed, problem }] : [])),
    ...atSaving.map((problem) => ({ key: problem.message, domain: undefined, problem })),
  ]
  const id = useFieldId('mailDomains')
  return (
    <Field
      id={id}
      label={label}
      layout={layout}
      below={
        <>
          <Matching checks={checks} matching={matching} before={company?.mailDomains ?? []} />
          {company && <Removed domains={domains} before={company.mailDomains} />}
        </>
      }
      hint={t`A comma, a space or Enter adds each`}
      error={
        said.length > 0 &&
        said.map(({ key, domain, problem }) => (
          <span className={css.wrong} key={key}>
            <Wrong domain={domain} problem={problem} />
          </span>
        ))
      }
    >
      <Controller
        name="mailDomains"
        control={control}
        render={({ field }) => (
          <TagInput {...field} bySpace keyOf={asciiOf} wrong={wrong.map(({ typed }) => typed)} />
        )}
      />
    </Field>
  )
}

type Said = Pick<Problem, 'code' | 'message'> & { params?: Record<string, unknown> | undefined }

/** The server's sentence; who has the domain is a link. */
function Wrong({ domain, problem }: { domain: string | undefined; problem: Said }) {
  const { t } = useLingui()
  const { id, name } = problem.params ?? {}
  const holder = typeof id === 'number' && <Link to={paths.company(id)}>{String(name)}</Link>
  // Most sentences name the domain themselves.
  const isNamed = !domain || problem.message.includes(domain)
  return (
    <>
      {!isNamed && <b>{`${domain}: `}</b>}
      {holder ? (
        <>
          {t`this domain belongs to`} {holder}
        </>
      ) : (
        problem.message
      )}
    </>
  )
}

/** "42 contactos tienen su dirección en papelera.example", and whether they become the company's. */
function Matching({
  checks,
  matching,
  before,
}: {
  checks: MailDomainCheck[]
  matching: number
  before: string[]
}) {
  const { t } = useLingui()
  const { register } = useFormContext<CompanyValues>()
  const fresh = checks.filter(
    ({ typed, problem, matching }) => !problem && matching > 0 && !before.some((own) => isSame(own, typed)),
  )
  const count = fresh.length > 0 ? matching : 0
  const number = formatNumber(count)
  const where = formatList(fresh.map(({ typed }) => typed))
  const words = t`${plural(count, { one: `Associate the contact with an address at ${where}`, other: `Associate the ${number} contacts with an address at ${where}` })}`
  return (
    <div role="status" className={css.matching}>
      {count > 0 && (
        <Checkbox
          {...register('associateMatching')}
          hint={t`They see their own tickets only, until told otherwise. It can be undone.`}
        >
          {words}
        </Checkbox>
      )}
    </div>
  )
}

/** Taking a domain away takes nobody out of the company. */
function Removed({ domains, before }: { domains: string[]; before: string[] }) {
  const { t } = useLingui()
  const gone = before.filter((own) => !domains.some((domain) => isSame(own, domain)))
  const which = formatList(gone)
  return (
    <p role="status" className={css.removed}>
      {gone.length > 0 && t`Without ${which}, the contacts already in the company stay in it.`}
    </p>
  )
}

function asciiOf(typed: string): string {
  const reading = readMailDomain(typed)
  return reading.ok ? reading.value.ascii : typed.toLowerCase()
}

const isSame = (one: string, other: string) => asciiOf(one) === asciiOf(other)
