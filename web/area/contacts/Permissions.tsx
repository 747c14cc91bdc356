import { useLingui } from '@lingui/react/macro'
import { useFormContext, useWatch } from 'react-hook-form'
import { FormFieldGroup } from '../../shared/form/FormField.tsx'
import { type Category, useCategoryWords } from '../../shared/routing-words.ts'
import { Rows } from '../../ui/Rows.tsx'
import { Status } from '../../ui/Status.tsx'
import { Checkbox } from '../../ui/Tick.tsx'
import css from './contacts.module.css'
import type { Card } from './queries.ts'
import { useCategoryLines } from './use-lines.ts'
import { type CardValues, tickedIn } from './values.ts'

type PermissionsProps = { offered: Category[]; card: Card | null }

/** *Permissions and notifications*: what the contact receives and may ask about. Nothing ticked is allowed, and said. */
export function Permissions({ offered, card }: PermissionsProps) {
  const { t } = useLingui()
  return (
    <Rows title={t`Permissions and notifications`}>
      <p className={css.lead}>
        {t`Tick what you want this contact to receive, or to settle with support by mail. You get a copy too.`}
      </p>
      <FormFieldGroup name="categories" label={t`Permissions and notifications`} layout="bare">
        {offered.map((category) => (
          <Permission key={category} category={category} card={card} />
        ))}
      </FormFieldGroup>
      <NothingTicked hasRoles={(card?.roles.length ?? 0) > 0} />
    </Rows>
  )
}

function Permission({ category, card }: { category: Category; card: Card | null }) {
  const { t } = useLingui()
  const { register } = useFormContext<CardValues>()
  const wordOf = useCategoryWords()
  const lineOf = useCategoryLines()
  const hint = (
    <>
      {lineOf(category)}
      {card?.declined.includes(category) && (
        <span className={css.declined}>
          <Status shape="cross" tone="warn">
            {t`Declined by ${card.name}: these mails are not sent, ticked or not.`}
          </Status>
        </span>
      )}
    </>
  )
  return (
    <Checkbox className={css.permission} hint={hint} {...register(`categories.${category}`)}>
      <b>{wordOf(category)}</b>
    </Checkbox>
  )
}

/** Said while it is so, and announced when it becomes so. */
function NothingTicked({ hasRoles }: { hasRoles: boolean }) {
  const { t } = useLingui()
  const categories = useWatch<CardValues, 'categories'>({ name: 'categories' })
  const isNothing = tickedIn({ categories } as CardValues).length === 0
  return (
    <p role="status" className={css.nothing}>
      {isNothing && (
        <Status shape="ring">
          {hasRoles
            ? t({
                message: 'Nothing is ticked: no mail will be received but that of the domain roles below.',
                comment: 'third person',
              })
            : t({
                message:
                  'Nothing is ticked: no mail will be received, unless about domains with a role of this contact.',
                comment: 'third person',
              })}
        </Status>
      )}
    </p>
  )
}
