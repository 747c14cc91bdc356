import { useLingui } from '@lingui/react/macro'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate, useParams } from '@tanstack/react-router'
import type { MailboxChanged } from '../../../../server/modules/intake/wire.ts'
import { api } from '../../../shared/api.ts'
import { EntryForm } from '../../../shared/form/EntryForm.tsx'
import { SubmitButton } from '../../../shared/form/SubmitButton.tsx'
import { useEntryForm } from '../../../shared/form/use-entry-form.ts'
import { usePageTitle } from '../../../shared/title.ts'
import { toast } from '../../../shared/toasts.ts'
import { WentWrong } from '../../../shared/WentWrong.tsx'
import { Button } from '../../../ui/Button.tsx'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { Fact, Facts } from '../../../ui/Facts.tsx'
import { Panel, PanelBody, PanelFoot } from '../../../ui/Panel.tsx'
import { Skeleton } from '../../../ui/Skeleton.tsx'
import { paths } from '../../paths.ts'
import { ChangedMeanwhile } from '../ChangedMeanwhile.tsx'
import { orTold } from '../fields/use-field-changes.ts'
import css from '../settings.module.css'
import { useTakeBack } from '../use-take-back.ts'
import { MailboxFields } from './MailboxFields.tsx'
import { MailboxState } from './MailboxState.tsx'
import { bodyOf, type MailboxValues, valuesOf } from './mailbox-values.ts'
import { type Mailbox, mailboxesPath, mailboxesQuery } from './queries.ts'

/** `/agent/settings/mailboxes/<id>` */
export function MailboxPanel() {
  const { t } = useLingui()
  const navigate = useNavigate()
  const { id } = useParams({ strict: false })
  const { data, error, refetch } = useQuery(mailboxesQuery)
  const mailbox = data?.find((each) => String(each.id) === id)
  const title = mailbox?.name ?? t`Mailbox`
  usePageTitle(title)
  return (
    <Panel key={id} title={title} onClose={() => void navigate({ to: paths.mailboxes() })}>
      {error && !data && <WentWrong error={error} reset={() => void refetch()} />}
      {!data && !error && <Skeleton />}
      {data && !mailbox && (
        <EmptyState kind="no-match" title={t`There is no such mailbox`}>
          {t`The link may be wrong, or it was deleted.`}
        </EmptyState>
      )}
      {mailbox && (
        <>
          <div className={css.facts}>
            <Facts>
              <Fact name={t`State`}>
                <MailboxState mailbox={mailbox} />
              </Fact>
            </Facts>
          </div>
          <Edit key={mailbox.version} mailbox={mailbox} onReread={() => void refetch()} />
        </>
      )}
    </Panel>
  )
}

function Edit({ mailbox, onReread }: { mailbox: Mailbox; onReread: () => void }) {
  const { t } = useLingui()
  const navigate = useNavigate()
  const queryClient = useQueryClient()
  const takeBack = useTakeBack(mailboxesQuery.queryKey)
  const { id, name, version, isPaused } = mailbox
  const path = `${mailboxesPath}/${id}`
  const anew = () => queryClient.invalidateQueries({ queryKey: mailboxesQuery.queryKey })
  const entry = useEntryForm<MailboxValues, MailboxChanged>({
    start: valuesOf(mailbox),
    save: (values) => api.patch<MailboxChanged>(path, bodyOf(values), { version }),
    saved: ({ mailbox: saved, undoId }) => {
      toast(t`${saved.name} saved`, takeBack(undoId))
      void anew()
    },
  })
  const pause = () =>
    orTold(async () => {
      const body = { isPaused: !isPaused }
      const { undoId } = await api.patch<MailboxChanged>(path, body, { version })
      toast(isPaused ? t`${name} is looked at again` : t`${name} paused`, takeBack(undoId))
      await anew()
    })
  const remove = () =>
    orTold(async () => {
      const { undoId } = await api.delete<MailboxChanged>(path, { version })
      toast(t`${name} deleted`, takeBack(undoId))
      await anew()
      await navigate({ to: paths.mailboxes(), ignoreBlocker: true })
    })
  return (
    <EntryForm entry={entry} label={name}>
      <ChangedMeanwhile status={entry.failure?.status} onReread={onReread} />
      <PanelBody>
        <MailboxFields id={id} />
      </PanelBody>
      <PanelFoot>
        <div className={css.buttons}>
          <SubmitButton keys="$mod+Enter">{t`Save`}</SubmitButton>
          <Button onClick={() => void pause()}>{isPaused ? t`Look at it again` : t`Pause`}</Button>
          <Button look="danger" onClick={() => void remove()}>{t`Delete`}</Button>
        </div>
      </PanelFoot>
    </EntryForm>
  )
}
