import { useLingui } from '@lingui/react/macro'
import type { RegistrantChangeAnswer } from '../../../../server/modules/domains/wire.ts'
import { api } from '../../../shared/api.ts'
import { formatDay, formatList } from '../../../shared/formats.ts'
import { toast } from '../../../shared/toasts.ts'
import { Button } from '../../../ui/Button.tsx'
import { Status } from '../../../ui/Status.tsx'
import { told } from '../../directory/contact/told.ts'
import { useAgent } from '../../use-agent.ts'
import { useAccountStale } from '../record/use-account-changed.ts'

type WaitingChangeProps = { change: RegistrantChangeAnswer; accountId: number; mayWrite: boolean }

/** A change of registrant that waits: for whom, until when, and the way to withdraw it. */
export function WaitingChange({ change, accountId, mayWrite }: WaitingChangeProps) {
  const { t } = useLingui()
  const { session } = useAgent()
  const stale = useAccountStale()
  const until = formatDay(change.answerUntil, session.person.timeZone)
  const asked = formatList(
    change.confirmations.filter(({ answer }) => answer === null).map(({ email }) => email),
  )
  const unreached = formatList(
    change.confirmations
      .filter(({ answer, isSuppressed }) => answer === null && isSuppressed)
      .map(({ email }) => email),
  )
  const withdraw = () =>
    told(async () => {
      await api.delete(`/api/agent/registrant-changes/${change.id}`)
      await stale(accountId)
      toast(t`The change was withdrawn; both sides are told`)
    })
  return (
    <>
      <Status shape="diamond">{t`Registrant will be ${change.new.name}`}</Status>
      <span className="meta">
        {change.askedAt
          ? t`waits for ${asked} until ${until}`
          : t`is asked another day: too many changes today`}
      </span>
      {unreached !== '' && <Status shape="cross">{t`cannot be asked: ${unreached} does not exist`}</Status>}
      {mayWrite && (
        <Button
          look="link"
          aria-label={t`Withdraw the change of ${change.domain}`}
          onClick={() => void withdraw()}
        >{t`Withdraw`}</Button>
      )}
    </>
  )
}
