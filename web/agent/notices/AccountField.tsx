import { useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { useController } from 'react-hook-form'
import { FormField } from '../../shared/form/FormField.tsx'
import { Button } from '../../ui/Button.tsx'
import { RecordPicker } from '../directory/record/RecordPicker.tsx'
import css from './notices.module.css'
import { accountQuery, findAccounts } from './queries.ts'

/** The account that it is for: found by any scrap, then shown with its main user. */
export function AccountField() {
  const { t } = useLingui()
  const { field } = useController<{ account: number | null }, 'account'>({ name: 'account' })
  return (
    <FormField name="account" label={t`Account`}>
      {field.value === null ? (
        <RecordPicker
          aria-label={t`Account`}
          kind="account"
          find={findAccounts}
          onPick={({ id }) => field.onChange(Number(id))}
        />
      ) : (
        <Chosen id={field.value} onChange={() => field.onChange(null)} />
      )}
    </FormField>
  )
}

function Chosen({ id, onChange }: { id: number; onChange: () => void }) {
  const { t } = useLingui()
  const { data, error } = useQuery(accountQuery(id))
  return (
    <span className={css.chosen}>
      <span>
        <b>{data?.name ?? error?.message ?? '…'}</b>
        {data && <span className={`${css.under} meta`}>{data.mainUser.name}</span>}
      </span>
      <Button look="link" onClick={onChange}>{t`Another account`}</Button>
    </span>
  )
}
