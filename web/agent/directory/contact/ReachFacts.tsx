import { useLingui } from '@lingui/react/macro'
import type { ContactAnswer } from '../../../../server/modules/directory/wire.ts'
import { formatDay } from '../../../shared/formats.ts'
import { CopyButton } from '../../../ui/CopyButton.tsx'
import { Status } from '../../../ui/Status.tsx'
import { VisuallyHidden } from '../../../ui/VisuallyHidden.tsx'
import { useAgent } from '../../use-agent.ts'
import { Address } from '../Address.tsx'
import { EmailsField } from '../form/EmailsField.tsx'
import { PhonesField } from '../form/PhonesField.tsx'
import type { PhoneKind } from '../form/values.ts'
import css from '../record/record.module.css'
import { BelieveAddress } from './BelieveAddress.tsx'
import { EditableFact } from './EditableFact.tsx'

type Email = ContactAnswer['emails'][number]

/** Each address with its standing; the first is the primary one. All are edited together. */
export function EmailsFact({ contact }: { contact: ContactAnswer }) {
  const { t } = useLingui()
  const { emails } = contact
  if (emails.length === 0)
    return (
      <EditableFact contact={contact} name={t`E-mail`} value={null} field={<EmailsField layout="bare" />} />
    )
  return emails.map((email) => (
    <EditableFact
      key={email.address}
      contact={contact}
      name={email.isPrimary ? t`E-mail` : t`Other e-mail`}
      value={<Address text={email.address} />}
      notes={
        <>
          <Standing email={email} />
          {email.suppressedAt && <BelieveAddress contactId={contact.id} address={email.address} />}
        </>
      }
      actions={<Copy text={email.address} label={t`Copy e-mail`} />}
      field={<EmailsField layout="bare" />}
    />
  ))
}

export function PhoneFact({
  contact,
  kind,
  name,
}: {
  contact: ContactAnswer
  kind: PhoneKind
  name: string
}) {
  const { t } = useLingui()
  const typed = contact[kind]
  const e164 = contact[kind === 'mobilePhone' ? 'mobilePhoneE164' : 'workPhoneE164']
  return (
    <EditableFact
      contact={contact}
      name={name}
      value={typed}
      notes={e164 && e164 !== typed?.replace(/\s/g, '') && <p className="meta">{e164}</p>}
      actions={typed && <Copy text={e164 ?? typed} label={t`Copy phone`} />}
      field={<PhonesField layout="bare" />}
    />
  )
}

function Standing({ email }: { email: Email }) {
  const { t } = useLingui()
  const { session } = useAgent()
  const { isPrimary, verifiedAt, suppressedAt, suppressedBecause } = email
  const verified = verifiedAt
    ? t`verified on ${formatDay(verifiedAt, session.person.timeZone)}`
    : t`not verified`
  return (
    <>
      <p className="meta">{[isPrimary ? t`primary` : '', verified].filter(Boolean).join(', ')}</p>
      {suppressedAt && (
        <p>
          <Status shape="triangle">{t`Nothing is sent to it`}</Status>{' '}
          <span className="meta">
            {suppressedBecause
              ? t`since ${formatDay(suppressedAt, session.person.timeZone)}: “${suppressedBecause}”`
              : t`since ${formatDay(suppressedAt, session.person.timeZone)}`}
          </span>
        </p>
      )}
    </>
  )
}

function Copy({ text, label }: { text: string; label: string }) {
  return (
    <span className={css.copy}>
      <CopyButton look="quiet" text={text}>
        <VisuallyHidden>{label}</VisuallyHidden>
      </CopyButton>
    </span>
  )
}
