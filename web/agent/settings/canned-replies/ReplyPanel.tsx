import { useLingui } from '@lingui/react/macro'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate, useParams } from '@tanstack/react-router'
import { api } from '../../../shared/api.ts'
import { EntryForm } from '../../../shared/form/EntryForm.tsx'
import { SubmitButton } from '../../../shared/form/SubmitButton.tsx'
import { useEntryForm } from '../../../shared/form/use-entry-form.ts'
import { usePageTitle } from '../../../shared/title.ts'
import { toast } from '../../../shared/toasts.ts'
import { WentWrong } from '../../../shared/WentWrong.tsx'
import { Button } from '../../../ui/Button.tsx'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { Panel, PanelBody, PanelFoot } from '../../../ui/Panel.tsx'
import { Skeleton } from '../../../ui/Skeleton.tsx'
import { paths } from '../../paths.ts'
import { ChangedMeanwhile } from '../ChangedMeanwhile.tsx'
import { orTold } from '../fields/use-field-changes.ts'
import css from '../settings.module.css'
import { useTakeBack } from '../use-take-back.ts'
import { type CannedReply, cannedRepliesPath, cannedRepliesQuery } from './queries.ts'
import { ReplyFields } from './ReplyFields.tsx'
import { bodyOf, type ReplyValues, valuesOf } from './reply-values.ts'

/** `/agent/settings/canned-replies/<id>` */
export function ReplyPanel() {
  const { t } = useLingui()
  const navigate = useNavigate()
  const { id } = useParams({ strict: false })
  const { data, error, refetch } = useQuery(cannedRepliesQuery)
  const reply = data?.items.find((each) => String(each.id) === id)
  const title = reply?.name ?? t`Canned reply`
  usePageTitle(title)
  return (
    <Panel key={id} title={title} onClose={() => void navigate({ to: paths.cannedReplies() })}>
      {error && !data && <WentWrong error={error} reset={() => void refetch()} />}
      {!data && !error && <Skeleton />}
      {data && !reply && (
        <EmptyState kind="no-match" title={t`There is no such text`}>
          {t`The link may be wrong, or it was deleted.`}
        </EmptyState>
      )}
      {reply && <Edit key={reply.version} reply={reply} onReread={() => void refetch()} />}
    </Panel>
  )
}

const queryKey = ['canned-replies']

function Edit({ reply, onReread }: { reply: CannedReply; onReread: () => void }) {
  const { t } = useLingui()
  const navigate = useNavigate()
  const queryClient = useQueryClient()
  const takeBack = useTakeBack(queryKey)
  const { id, name, version, mayChange } = reply
  const path = `${cannedRepliesPath}/${id}`
  const entry = useEntryForm<ReplyValues, CannedReply>({
    start: valuesOf(reply),
    save: (values) => api.patch<CannedReply>(path, bodyOf(values), { version }),
    saved: ({ name: saved, undoId }) => {
      toast(t`${saved} saved`, takeBack(undoId))
      void queryClient.invalidateQueries({ queryKey })
    },
  })
  const remove = () =>
    orTold(async () => {
      const { undoId } = await api.delete<{ undoId: number }>(path)
      toast(t`${name} deleted`, takeBack(undoId))
      await queryClient.invalidateQueries({ queryKey })
      await navigate({ to: paths.cannedReplies(), ignoreBlocker: true })
    })
  return (
    <EntryForm entry={entry} label={name}>
      <ChangedMeanwhile status={entry.failure?.status} onReread={onReread} />
      <PanelBody>
        <ReplyFields />
      </PanelBody>
      <PanelFoot>
        <div className={css.buttons}>
          <SubmitButton keys="$mod+Enter" reason={!mayChange && t`Only whoever answers tickets changes it.`}>
            {t`Save`}
          </SubmitButton>
          {mayChange && <Button look="danger" onClick={() => void remove()}>{t`Delete`}</Button>}
        </div>
      </PanelFoot>
    </EntryForm>
  )
}
