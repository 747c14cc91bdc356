import { useLingui } from '@lingui/react/macro'
import { Link } from '@tanstack/react-router'
import { useFormContext } from 'react-hook-form'
import type { ProfileAnswer } from '../../../server/modules/accounts/wire.ts'
import type { OwnFieldAnswer } from '../../../server/modules/fields/wire.ts'
import { useFieldLabel } from '../../shared/fields/field-label.ts'
import { FieldGroup } from '../../ui/Field.tsx'
import { paths } from '../paths.ts'
import { useCustomer } from '../use-customer.ts'
import { EditableField } from './EditableField.tsx'
import css from './profile.module.css'
import { useValueWords } from './use-value-words.ts'
import type { ProfileValues } from './values.ts'

/** One field of one's own data: to be written, or only read, as its definition says. */
export function ProfileField({ field, profile }: { field: OwnFieldAnswer; profile: ProfileAnswer }) {
  const { getValues } = useFormContext<ProfileValues>()
  const { t } = useLingui()
  const label = useFieldLabel()
  const words = useValueWords()
  const { workspace } = useCustomer().session
  if (field.type === 'addresses') return <Emails label={label(field)} emails={profile.emails ?? []} />
  if (field.isEditable) return <EditableField field={field} label={label(field)} />
  return (
    <FieldGroup label={label(field)} hint={t`Only ${workspace.name} can change it.`}>
      <p className={css.read}>{words(field, getValues()) || t`empty`}</p>
    </FieldGroup>
  )
}

/** The addresses are also what one signs in with, so they change elsewhere, with the password. */
function Emails({ label, emails }: { label: string; emails: NonNullable<ProfileAnswer['emails']> }) {
  const { t } = useLingui()
  return (
    <FieldGroup label={label}>
      <ul className={css.read}>
        {emails.map(({ address, isPrimary, verifiedAt }) => (
          <li key={address}>
            {address}{' '}
            <span className="meta">
              {isPrimary && emails.length > 1 && t`primary`} {!verifiedAt && t`not verified`}
            </span>
          </li>
        ))}
      </ul>
      <p>
        <Link to={paths.security()} search={{ change: 'email' }}>{t`Change the e-mail`}</Link>
      </p>
    </FieldGroup>
  )
}
