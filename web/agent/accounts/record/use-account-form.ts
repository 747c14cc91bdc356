import { useRef } from 'react'
import type { AccountAnswer, AccountDraft } from '../../../../server/modules/accounts/wire.ts'
import { useEntryForm } from '../../../shared/form/use-entry-form.ts'
import { type Outcome, useRecordChange } from '../../directory/record/use-record-change.ts'
import { type AccountValues, draftOf, placeOfProblem, valuesOf } from '../form/account-values.ts'
import { useAccountChanged } from './use-account-changed.ts'

/** A form over an account as it was read: what was changed in it is saved, from that version. */
export function useAccountForm(account: AccountAnswer, onDone: (outcome: Outcome<AccountAnswer>) => void) {
  const read = useRef({ account, values: valuesOf(account) }).current
  const changed = useAccountChanged()
  const change = useRecordChange<AccountAnswer, AccountDraft>({
    path: `/api/agent/accounts/${account.id}`,
    read: read.account,
    changed,
    onDone,
  })
  const entry = useEntryForm<AccountValues, void>({
    start: read.values,
    save: (values) => change.send(draftOf(values, read.values), read.account.version),
    saved: () => undefined,
    fieldOf: placeOfProblem,
  })
  return { entry, change }
}
