import { useLingui } from '@lingui/react/macro'
import { useNavigate } from '@tanstack/react-router'
import { useController, useWatch } from 'react-hook-form'
import type { ReleasedAnswer } from '../../../../server/modules/intake/wire.ts'
import { EntryForm } from '../../../shared/form/EntryForm.tsx'
import { SubmitButton } from '../../../shared/form/SubmitButton.tsx'
import { useEntryForm } from '../../../shared/form/use-entry-form.ts'
import { toast } from '../../../shared/toasts.ts'
import { Button } from '../../../ui/Button.tsx'
import { Say } from '../../../ui/Say.tsx'
import { Checkbox } from '../../../ui/Tick.tsx'
import { paths } from '../../paths.ts'
import css from '../incoming.module.css'
import type { HeldMail } from '../queries.ts'
import { bodyOf, type DecideValues, startOf } from './decide-values.ts'
import { isProven } from './is-proven.ts'
import { useHeldChanges } from './use-held-changes.ts'
import { Whereto } from './Whereto.tsx'

/** What becomes of it. Releasing puts somebody's name on it, so that it says whose, where, and who will read it. */
export function Decide({ mail }: { mail: HeldMail }) {
  const { t } = useLingui()
  const navigate = useNavigate()
  const { discard, release } = useHeldChanges()
  const entry = useEntryForm<DecideValues, ReleasedAnswer>({
    start: startOf(mail),
    save: (values) => release(mail.id, bodyOf(values, mail)),
    saved: ({ ticketId }) => {
      toast(t`Mail released`)
      void navigate({ to: ticketId === null ? paths.held() : paths.ticket(ticketId) })
    },
    fieldOf: ({ path }) => (path === 'ticketId' ? 'otherTicket' : path),
  })
  const discardIt = async () => {
    if (await discard([mail.id])) await navigate({ to: paths.held(), ignoreBlocker: true })
  }
  const name = nameOf(mail)
  return (
    <section aria-labelledby="decide">
      <h2 id="decide">{t`What to do with it`}</h2>
      {mail.from && mail.authentication && !withoutAuthor.includes(mail.reason.code) ? (
        <EntryForm entry={entry} label={t`What to do with it`} guard="none" failed={t`It was not released`}>
          <Whereto mail={mail} />
          <Remember mail={mail} />
          <Consequence mail={mail} />
          <div className={css.buttons}>
            <SubmitButton pending={t`Releasing…`}>{t`Release as a message of ${name}`}</SubmitButton>
            <Button onClick={() => void discardIt()}>{t`Discard`}</Button>
          </div>
        </EntryForm>
      ) : (
        <>
          <p>{t`It cannot be released: a message needs somebody who wrote it.`}</p>
          <div className={css.buttons}>
            <Button onClick={() => void discardIt()}>{t`Discard`}</Button>
          </div>
        </>
      )}
      <p className="meta">
        {t`Discarded, nobody hears of it: neither whoever sent it nor whoever has the address. It can be undone for 30 days.`}
      </p>
    </section>
  )
}

/** Nobody can be taken for who wrote it. */
const withoutAuthor = ['no-author', 'several-authors', 'unreadable']

/** Under whose name it would stand. */
export function nameOf({ claims, from }: HeldMail): string {
  return claims?.name ?? (from?.name || from?.address || '…')
}

/** What was authenticated, if anything, can be believed of this address from now on. */
function Remember({ mail: { rememberable, from, authentication, reason } }: { mail: HeldMail }) {
  const { t } = useLingui()
  const address = from?.address ?? ''
  const isElsewhere = reason.code === 'written-elsewhere'
  if (authentication && isProven(authentication) && !isElsewhere) return null
  if (rememberable.length === 0)
    return (
      <p className={`${css.remember} meta`}>
        {t`This mail proved nothing that could be remembered: the next one from ${address} will wait again.`}
      </p>
    )
  return (
    <div className={css.remember}>
      {rememberable.map((each) => (
        <RememberOne
          key={`${each.method} ${each.domain}`}
          address={address}
          isElsewhere={isElsewhere}
          {...each}
        />
      ))}
    </div>
  )
}

function RememberOne({
  address,
  method,
  domain,
  isElsewhere,
}: {
  address: string
  /** It is proven, if not as written to us: then that is what is believed. */
  isElsewhere: boolean
  method: 'dkim' | 'spf'
  domain: string
}) {
  const { t } = useLingui()
  const { field } = useController<DecideValues, 'remember'>({ name: 'remember' })
  const key = `${method} ${domain}`
  if (isElsewhere)
    return (
      <Checkbox
        checked={field.value === key}
        onChange={({ target }) => field.onChange(target.checked ? key : '')}
        hint={
          method === 'dkim'
            ? t`Whoever gets a mail of ${address} can then hand it on, and it counts as written to you.`
            : t`Whoever sends from the servers of ${domain} can then hand on mail of ${address}.`
        }
      >
        {method === 'dkim'
          ? t`From now on take mail of ${address} that ${domain} signs, whoever it names`
          : t`From now on take mail of ${address} that comes from ${domain}, whoever it names`}
      </Checkbox>
    )
  return (
    <Checkbox
      checked={field.value === key}
      onChange={({ target }) => field.onChange(target.checked ? key : '')}
      hint={
        method === 'dkim'
          ? t`Whoever can sign as ${domain} can then write as ${address}.`
          : t`Whoever sends from the servers of ${domain} can then write as ${address}.`
      }
    >
      {method === 'dkim'
        ? t`From now on trust ${address} when ${domain} signs it (DKIM)`
        : t`From now on trust ${address} when it comes from ${domain} (SPF)`}
    </Checkbox>
  )
}

/** What pressing the button does, said before it is pressed. */
function Consequence({ mail }: { mail: HeldMail }) {
  const { t } = useLingui()
  const { whereto, otherTicket } = useWatch() as DecideValues
  const name = nameOf(mail)
  const isAgent = mail.claims?.kind === 'agent'
  const ticket = whereto === 'ticket' ? mail.ticket?.id : otherTicket
  const what =
    whereto === 'new'
      ? t`A ticket opens with ${name} as who asks, and answers go to ${mail.from?.address ?? ''}.`
      : t`It joins ticket ${ticket || '…'} under the name of ${name}, who takes part from then on and gets what is written there.`
  return (
    <Say tone="warn" title={t`Releasing cannot be undone`}>
      <p>{what}</p>
      {!mail.claims && <p>{t`Nobody here has that address: a new contact is made of it.`}</p>}
      {isAgent && <p>{t`The address is an agent’s: customers will read it as an answer of ${name}.`}</p>}
      <p>{t`Whoever gets copies receives them at once, and reads them as written by ${name}.`}</p>
    </Say>
  )
}
