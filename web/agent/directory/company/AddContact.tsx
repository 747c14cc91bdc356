import { useLingui } from '@lingui/react/macro'
import { Link } from '@tanstack/react-router'
import type { CompanyAnswer } from '../../../../server/modules/directory/wire.ts'
import type { ContactsAnswer } from '../../../../server/modules/lists/wire.ts'
import { api } from '../../../shared/api.ts'
import { toast } from '../../../shared/toasts.ts'
import type { Choice } from '../../../ui/ComboBox.tsx'
import { Field } from '../../../ui/Field.tsx'
import { paths } from '../../paths.ts'
import { told } from '../contact/told.ts'
import { useMemberships } from '../membership/use-memberships.ts'
import { RecordPicker } from '../record/RecordPicker.tsx'
import css from './company.module.css'

/** Puts a contact into the company: one who exists, or a new one. */
export function AddContact({ company }: { company: CompanyAnswer }) {
  const { t } = useLingui()
  const { put } = useMemberships()
  const add = ({ id, label }: Choice) =>
    told(async () => {
      await put({ contactId: Number(id), companyId: company.id }, {})
      toast(t`${label} now belongs to ${company.name}`)
    })
  return (
    <div className={css.add}>
      <Field label={t`Add a contact`} layout="stacked">
        <RecordPicker
          aria-label={t`Add a contact`}
          kind="contact"
          find={findContacts}
          onPick={(choice) => void add(choice)}
        />
      </Field>
      <Link to={paths.newContact()} search={{ company: company.id }}>{t`New contact of this company`}</Link>
    </div>
  )
}

async function findContacts(q: string, signal: AbortSignal): Promise<Choice[]> {
  const { items } = await api.get<ContactsAnswer>('/api/agent/contacts', {
    signal,
    query: { q, limit: 8 },
  })
  return items.map(({ id, name, email, phone }) => ({
    id: String(id),
    label: name,
    detail: email ?? phone ?? '',
  }))
}
