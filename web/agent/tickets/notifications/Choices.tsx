import { useLingui } from '@lingui/react/macro'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { NotificationChoices } from '../../../../server/modules/tickets/wire.ts'
import { api } from '../../../shared/api.ts'
import { toast } from '../../../shared/toasts.ts'
import { Ledger } from '../../../ui/Ledger.tsx'
import { Rows } from '../../../ui/Rows.tsx'
import { Checkbox } from '../../../ui/Tick.tsx'
import { told } from '../../directory/contact/told.ts'
import css from './notifications.module.css'
import { choicesPath, choicesQuery } from './queries.ts'

type Choice = NotificationChoices['choices'][number]

/** Of what this agent hears, on screen and by mail. A tick holds at once. */
export function Choices() {
  const { t } = useLingui()
  const queryClient = useQueryClient()
  const { data } = useQuery(choicesQuery)
  if (!data) return null
  const words = {
    assigned: t`A ticket is assigned to me`,
    new: t`A ticket is opened`,
    replied: t`A customer answers in a ticket of mine`,
  }
  const save = (choice: Choice) =>
    told(async () => {
      const now = await api.put<NotificationChoices>(choicesPath, { choices: [choice] })
      queryClient.setQueryData(choicesQuery.queryKey, now)
      toast(t`Saved`)
    })
  return (
    <div className={css.preferences}>
      <Rows title={t`What to tell me`}>
        <Ledger caption={t`What to tell me`} className={css.choices}>
          <thead>
            <tr>
              <th scope="col">{t`When`}</th>
              <th scope="col">{t`On screen`}</th>
              <th scope="col">{t`By mail`}</th>
            </tr>
          </thead>
          <tbody>
            {data.choices.map((choice) => {
              const when = words[choice.event]
              return (
                <tr key={choice.event}>
                  <th scope="row">{when}</th>
                  <td>
                    <Checkbox
                      aria-label={t`${when}: on screen`}
                      checked={choice.onScreen}
                      onChange={({ target }) => void save({ ...choice, onScreen: target.checked })}
                    />
                  </td>
                  <td>
                    <Checkbox
                      aria-label={t`${when}: by mail`}
                      checked={choice.byMail}
                      onChange={({ target }) => void save({ ...choice, byMail: target.checked })}
                    />
                  </td>
                </tr>
              )
            })}
          </tbody>
        </Ledger>
      </Rows>
    </div>
  )
}
