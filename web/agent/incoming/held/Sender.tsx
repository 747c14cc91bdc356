import { useLingui } from '@lingui/react/macro'
import { Link } from '@tanstack/react-router'
import { formatMoment } from '../../../shared/formats.ts'
import { Fact, Facts } from '../../../ui/Facts.tsx'
import { Rows } from '../../../ui/Rows.tsx'
import { Status } from '../../../ui/Status.tsx'
import { paths } from '../../paths.ts'
import { useAgent } from '../../use-agent.ts'
import { Checks } from '../Checks.tsx'
import css from '../incoming.module.css'
import type { HeldMail } from '../queries.ts'
import { useViaWords } from '../use-via-words.ts'
import { isProven } from './is-proven.ts'

/** Whom a mail says it is from, and beside it what was found out: the first is anybody's to write. */
export function Sender({ mail }: { mail: HeldMail }) {
  const { t } = useLingui()
  const viaWords = useViaWords()
  const { timeZone } = useAgent().session.person
  const { from, department, ticket, to, cc, receivedAt, via } = mail
  return (
    <Rows title={t`Who sent it`}>
      <Facts>
        <Fact name={t`It says`}>
          {mail.reason.code === 'several-authors' ? (
            <Authors mail={mail} />
          ) : from ? (
            <>
              <b>{from.name || from.address}</b>{' '}
              {from.name && <span className={css.address}>{from.address}</span>}
            </>
          ) : (
            t`It does not say`
          )}
        </Fact>
        {from && mail.reason.code !== 'several-authors' && (
          <Fact name={t`That address`}>
            <Claims mail={mail} />
          </Fact>
        )}
        <Fact name={t`Proof`}>
          <Verdict mail={mail} />
          {mail.authentication && !mail.authentication.fault && (
            <Checks authentication={mail.authentication} />
          )}
        </Fact>
        <Fact name={t`To`}>{[...to, ...cc].map(({ address }) => address).join(', ') || '…'}</Fact>
        {department && <Fact name={t`Department`}>{department.name}</Fact>}
        {ticket && (
          <Fact name={t`Names the ticket`}>
            <Link to={paths.ticket(ticket.id)}>
              {ticket.id} · {ticket.subject}
            </Link>
            <p className="meta">
              {t`Whoever has a copy of that ticket, forwarded ones too, can answer it: that proves nobody.`}
            </p>
          </Fact>
        )}
        <Fact name={t`Came`}>
          {formatMoment(receivedAt, timeZone)} · {viaWords(via)}
        </Fact>
      </Facts>
    </Rows>
  )
}

/** Several at once, as the header has them: none of them is taken for the author. */
function Authors({ mail: { headers } }: { mail: HeldMail }) {
  return headers
    .filter(({ name }) => name.toLowerCase() === 'from')
    .map(({ value }) => (
      <span key={value} className={css.under}>
        {value}
      </span>
    ))
}

/** Who has the address today: whose name the mail would carry. */
function Claims({ mail: { claims } }: { mail: HeldMail }) {
  const { t } = useLingui()
  if (!claims) return t`Nobody here has it.`
  const { kind, id, name, isBlocked } = claims
  return (
    <>
      {kind === 'contact' ? <Link to={paths.contact(id)}>{name}</Link> : <b>{name}</b>}{' '}
      <span className="meta">{kind === 'contact' ? t`contact` : t`agent`}</span>{' '}
      {isBlocked && <Status shape="square">{t`Blocked`}</Status>}
    </>
  )
}

function Verdict({ mail }: { mail: HeldMail }) {
  const { t } = useLingui()
  const { from, authentication, rememberable, reason } = mail
  const address = from?.address ?? '…'
  if (!authentication || authentication.fault)
    return <Status shape="triangle">{t`Nothing could be checked.`}</Status>
  if (reason.code === 'several-authors')
    return (
      <p className={css.verdict}>
        <Status shape="cross">{t`Not proven: of several senders none can be.`}</Status>
      </p>
    )
  if (reason.code === 'written-elsewhere')
    return (
      <p className={css.verdict}>
        <Status shape="half">{t`Proven: whoever ${address} belongs to wrote it. Not proven: that it was written to you.`}</Status>
        <span className={css.under}>
          {t`Anybody who got it could have handed it on. Where an address named in it is one of yours, add it to the further addresses of its department.`}
        </span>
      </p>
    )
  if (isProven(authentication))
    return (
      <p className={css.verdict}>
        <Status shape="full">{t`Proven: it was sent by whoever ${address} belongs to.`}</Status>
      </p>
    )
  const [only] = rememberable
  return (
    <p className={css.verdict}>
      <Status shape="cross">{t`Not proven: anybody can write ${address} as the sender.`}</Status>
      {only && (
        <span className={css.under}>
          {address.endsWith(`@${only.domain}`)
            ? t`What is proven: it came from ${only.domain}.`
            : t`What is proven: it came from ${only.domain}, which is not the domain of that address.`}
        </span>
      )}
    </p>
  )
}
