import { Trans, useLingui } from '@lingui/react/macro'
import { useSuspenseQuery } from '@tanstack/react-query'
import type { AccountAnswer } from '../../../../server/modules/accounts/wire.ts'
import { ApiProblem, api } from '../../../shared/api.ts'
import { EntryForm } from '../../../shared/form/EntryForm.tsx'
import { useEntryForm } from '../../../shared/form/use-entry-form.ts'
import { usePageTitle } from '../../../shared/title.ts'
import { toast } from '../../../shared/toasts.ts'
import { Panel, PanelBody } from '../../../ui/Panel.tsx'
import { paths } from '../../paths.ts'
import { accountQuery } from '../queries.ts'
import { useAccountId } from '../record/account-id.ts'
import { useAccountChanged } from '../record/use-account-changed.ts'
import { useBackToAccount } from '../record/use-back-to-account.ts'
import { MainUserField } from './account-fields.tsx'
import type { Picked } from './account-values.ts'
import { ForAccountWriters } from './ForAccountWriters.tsx'
import css from './form.module.css'
import { HandOverWarning } from './HolderWarning.tsx'
import { SaveFoot } from './SaveFoot.tsx'

/** `/agent/accounts/<id>/hand-over` */
export function HandOverPage() {
  const { t } = useLingui()
  return (
    <ForAccountWriters title={t`Hand over the account`} back={paths.account(useAccountId())}>
      <HandOver />
    </ForAccountWriters>
  )
}

function HandOver() {
  const { t } = useLingui()
  const changed = useAccountChanged()
  const { data: account } = useSuspenseQuery(accountQuery(useAccountId()))
  usePageTitle(t`Hand over the account`)
  const close = useBackToAccount()
  const entry = useEntryForm<{ mainUserId: Picked | null }, AccountAnswer>({
    start: { mainUserId: null },
    save: async ({ mainUserId }) => {
      const body = { mainUserId: mainUserId?.id ?? 0 }
      try {
        return await api.post<AccountAnswer>(`/api/agent/accounts/${account.id}/hand-over`, body, {
          version: account.version,
        })
      } catch (problem) {
        // Shows what stands now; saving once more is then a decision about that.
        if (problem instanceof ApiProblem && problem.status === 412) changed(problem.current as AccountAnswer)
        throw problem
      }
    },
    saved: (answer) => {
      changed(answer)
      toast(t`${answer.mainUser.name} is the main user of ${answer.name} now`)
      close()
    },
  })
  const { mainUser } = account
  return (
    <Panel title={t`Hand over the account`} lead={account.name} onClose={close}>
      <EntryForm entry={entry} label={t`Hand over the account`}>
        <PanelBody>
          <div className={css.said}>
            <p>
              <Trans>
                The main user is <b>{mainUser.name}</b>. On saving, the account passes to whoever follows, who
                then sees and changes all of it; the former main user sees nothing of it any more. Both are
                told by mail.
              </Trans>
            </p>
          </div>
          <MainUserField />
          <HandOverWarning account={account} />
        </PanelBody>
        <SaveFoot save={t`Hand over`} onClose={close} />
      </EntryForm>
    </Panel>
  )
}
