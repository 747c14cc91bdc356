import { useLingui } from '@lingui/react/macro'
import { Ledger } from '../../ui/Ledger.tsx'
import { Status, type StatusShape } from '../../ui/Status.tsx'
import css from './incoming.module.css'
import type { HeldMail } from './queries.ts'

type Authentication = NonNullable<HeldMail['authentication']>
type Result = Authentication['spf']['result']

/** What each check found, and for which domain: one that passes for another domain proves nothing of the sender. */
export function Checks({ authentication: { dmarc, spf, dkim, by } }: { authentication: Authentication }) {
  const { t } = useLingui()
  return (
    <>
      <Ledger caption={t`What was checked`} className={css.checks}>
        <thead>
          <tr>
            <th scope="col">{t`Check`}</th>
            <th scope="col">{t`Result`}</th>
            <th scope="col">{t`Domain`}</th>
          </tr>
        </thead>
        <tbody>
          <Row name="DMARC" result={dmarc.result} domain={dmarc.domain} isAligned>
            <Policy policy={dmarc.policy} />
          </Row>
          <Row name="SPF" {...spf} />
          {dkim.length === 0 && <Row name="DKIM" result="none" domain={null} isAligned={false} />}
          {dkim.map((each) => (
            <Row key={`${each.domain} ${each.result}`} name="DKIM" {...each} />
          ))}
        </tbody>
      </Ledger>
      {by === 'trusted-server' && (
        <p className="meta">{t`Told by the mail server of the mailbox, which the workspace trusts.`}</p>
      )}
    </>
  )
}

type RowProps = {
  name: string
  result: Result
  domain: string | null
  isAligned: boolean
  children?: React.ReactNode
}

function Row({ name, result, domain, isAligned, children }: RowProps) {
  const { t } = useLingui()
  const words = useResultWords(name)
  const isOfAnother = result === 'pass' && !isAligned
  return (
    <tr>
      <th scope="row">{name}</th>
      <td>
        <Status shape={isOfAnother ? 'half' : shapes[result]}>
          {isOfAnother ? t`passes for another domain` : words(result)}
        </Status>
      </td>
      <td className={css.domain}>
        {domain}
        {children}
      </td>
    </tr>
  )
}

const shapes: Record<Result, StatusShape> = {
  pass: 'full',
  fail: 'cross',
  softfail: 'cross',
  policy: 'cross',
  neutral: 'ring',
  none: 'ring',
  temperror: 'triangle',
  permerror: 'triangle',
}

function useResultWords(name: string): (result: Result) => string {
  const { t } = useLingui()
  const words: Record<Result, string> = {
    pass: t`passes`,
    fail: t`fails`,
    softfail: t`fails softly`,
    neutral: t`says nothing`,
    none: name === 'DKIM' ? t`not signed` : t`not published`,
    temperror: t`its DNS did not answer`,
    permerror: t`wrongly published`,
    policy: t`not accepted`,
  }
  return (result) => words[result]
}

/** What the domain asks to be done with mail that fails. */
function Policy({ policy }: { policy: Authentication['dmarc']['policy'] }) {
  const { t } = useLingui()
  if (policy === null) return null
  const words = {
    none: t`asks for nothing`,
    quarantine: t`asks to hold what fails`,
    reject: t`asks to reject what fails`,
  }
  return <span className={`${css.under} meta`}>{words[policy]}</span>
}
