import { useLingui } from '@lingui/react/macro'
import { useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import type { Restored } from '../../../../server/modules/upkeep/wire.ts'
import { ApiProblem, api } from '../../../shared/api.ts'
import { formatDay, formatMoment } from '../../../shared/formats.ts'
import { toast } from '../../../shared/toasts.ts'
import { Button, buttonClass } from '../../../ui/Button.tsx'
import { Ledger } from '../../../ui/Ledger.tsx'
import { isFor } from '../../feature.ts'
import { paths } from '../../paths.ts'
import { useAgent } from '../../use-agent.ts'
import css from './deleted.module.css'
import type { DeletedContact } from './queries.ts'

/** Deleted contacts, a row each. */
export function DeletedRows({ items }: { items: DeletedContact[] }) {
  const { t } = useLingui()
  return (
    <Ledger caption={t`Deleted contacts`} className={css.deleted}>
      <thead>
        <tr>
          <th scope="col">{t`Contact`}</th>
          <th scope="col">{t`Deleted`}</th>
          <th scope="col">{t`Can be brought back`}</th>
          <th scope="col">
            <span className="visually-hidden">{t`What can be done`}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {items.map((contact) => (
          <Row key={contact.id} contact={contact} />
        ))}
      </tbody>
    </Ledger>
  )
}

function Row({ contact }: { contact: DeletedContact }) {
  const { t } = useLingui()
  const { session } = useAgent()
  const restore = useRestore()
  const { id, name, email, deletedAt, deletedBy, until } = contact
  const { timeZone } = session.person
  const mayRestore = isFor(session, { permission: 'undo.write' })
  const mayErase = isFor(session, { permission: 'contacts.erase' })
  return (
    <tr>
      <th scope="row" className={css.who}>
        <Link to={paths.contact(id)}>{name}</Link>
        {email && <span className={`${css.under} meta`}>{email}</span>}
      </th>
      <td>
        <span className={css.label} aria-hidden="true">{`${t`Deleted`} `}</span>
        {formatMoment(deletedAt, timeZone)}
        {deletedBy && <span className={`${css.under} meta`}>{deletedBy.name}</span>}
      </td>
      <td>
        <span className={css.label} aria-hidden="true">{`${t`Can be brought back`} `}</span>
        {until ? t`until ${formatDay(until, timeZone)}` : t`not any more`}
      </td>
      <td>
        <div className={css.acts}>
          {mayRestore && until && (
            <Button
              icon="undo"
              aria-label={t`Bring back: ${name}`}
              onClick={() => void restore(contact)}
            >{t`Bring back`}</Button>
          )}
          {mayErase && (
            <Link
              className={buttonClass('plain')}
              to={paths.eraseContact(id)}
              aria-label={t`Erase for good: ${name}`}
            >{t`Erase for good…`}</Link>
          )}
        </div>
      </td>
    </tr>
  )
}

/** Gives a contact back and leads to her; what another has by now is named. */
function useRestore() {
  const { t } = useLingui()
  const navigate = useNavigate()
  const queryClient = useQueryClient()
  return async ({ id, name }: DeletedContact): Promise<void> => {
    try {
      const { leftOut } = await api.post<Restored>(`/api/agent/contacts/${id}/restoration`)
      const left = leftOut.map(({ message }) => message).join('. ')
      toast(left ? t`${name} is back, but not all of it: ${left}` : t`${name} is back`)
      await queryClient.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'session' })
      await navigate({ to: paths.contact(id) })
    } catch (problem) {
      if (!(problem instanceof ApiProblem)) throw problem
      toast(problem.problems.map(({ message }) => message).join('. ') || problem.message)
    }
  }
}
