import { useLingui } from '@lingui/react/macro'
import { Link, useNavigate } from '@tanstack/react-router'
import { EntryForm } from '../../shared/form/EntryForm.tsx'
import { FormField } from '../../shared/form/FormField.tsx'
import { SubmitButton } from '../../shared/form/SubmitButton.tsx'
import { useEntryForm } from '../../shared/form/use-entry-form.ts'
import { formatList } from '../../shared/formats.ts'
import { Button } from '../../ui/Button.tsx'
import { Fact, Facts } from '../../ui/Facts.tsx'
import { Actions } from '../../ui/Rows.tsx'
import { Say } from '../../ui/Say.tsx'
import { Select } from '../../ui/TextInput.tsx'
import { paths } from '../paths.ts'
import { useCustomer } from '../use-customer.ts'
import css from './contacts.module.css'
import type { Card, Cards } from './queries.ts'
import { useDeleteCard } from './use-delete-card.ts'
import { useRoleNames } from './use-lines.ts'

type HandOverProps = { account: number; card: Card; cards: Cards }

/** Before a contact with domain roles is deleted: which they are, and who takes them. A registrant changes elsewhere first. */
export function HandOver({ account, card, cards }: HandOverProps) {
  const { t } = useLingui()
  const navigate = useNavigate()
  const { person } = useCustomer().session
  const deleteCard = useDeleteCard(account)
  const entry = useEntryForm({
    start: { handOverTo: 'main-user' },
    save: ({ handOverTo }) => deleteCard(card, handOverTo),
    saved: () => undefined,
  })
  const registrantOf = card.roles.filter(({ role }) => role === 'registrant').map(({ domain }) => domain)
  const back = () => void navigate({ to: paths.contact(account, card.id), search: {} })
  return (
    <EntryForm
      entry={entry}
      label={t`Delete ${card.name}`}
      guard="none"
      failed={t`${card.name} was not deleted`}
    >
      <header className={css.who}>
        <h2 tabIndex={-1} data-contact="">{t`Before ${card.name} is deleted`}</h2>
      </header>
      <p className={css.lead}>{t`These roles in your domains need somebody else.`}</p>
      <Held card={card} />
      {registrantOf.length > 0 ? (
        <div className={css.refused}>
          <Say tone="warn" title={t`The registrant has to change first`}>
            <p>
              {t`${card.name} is the registrant of ${formatList(registrantOf)}. Choose another one and have the change confirmed; then this contact can be deleted.`}{' '}
              <Link to={paths.domains(account)}>{t`Change roles`}</Link>
            </p>
          </Say>
        </div>
      ) : (
        <FormField name="handOverTo" label={t`Hand the roles over to`}>
          <Select {...entry.form.register('handOverTo')}>
            <option value="main-user">{t`You, ${person.name}`}</option>
            {cards.items
              .filter(({ id }) => id !== card.id)
              .map(({ id, name, email }) => (
                <option key={id} value={id}>
                  {name}, {email}
                </option>
              ))}
          </Select>
        </FormField>
      )}
      <Actions>
        {registrantOf.length === 0 && (
          <SubmitButton pending={t`Deleting…`}>{t`Hand over and delete`}</SubmitButton>
        )}
        <Button onClick={back}>{t`Do not delete`}</Button>
      </Actions>
    </EntryForm>
  )
}

function Held({ card: { roles } }: { card: Card }) {
  const nameOf = useRoleNames()
  const byDomain = Map.groupBy(roles, ({ domain }) => domain)
  return (
    <Facts>
      {[...byDomain].map(([domain, held]) => (
        <Fact key={domain} name={domain}>
          {held.map(({ role }) => (
            <p key={role}>{nameOf(role)}</p>
          ))}
        </Fact>
      ))}
    </Facts>
  )
}
