import { useLingui } from '@lingui/react/macro'
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { api, newIdempotencyKey } from '../../../shared/api.ts'
import { EntryForm } from '../../../shared/form/EntryForm.tsx'
import { SubmitButton } from '../../../shared/form/SubmitButton.tsx'
import { useEntryForm } from '../../../shared/form/use-entry-form.ts'
import { usePageTitle } from '../../../shared/title.ts'
import { toast } from '../../../shared/toasts.ts'
import { Panel, PanelBody, PanelFoot } from '../../../ui/Panel.tsx'
import { paths } from '../../paths.ts'
import { type CannedReply, cannedRepliesPath } from './queries.ts'
import { ReplyFields } from './ReplyFields.tsx'
import { bodyOf, noReply, type ReplyValues } from './reply-values.ts'

/** `/agent/settings/canned-replies/new` */
export function NewReplyPanel() {
  const { t } = useLingui()
  const navigate = useNavigate()
  const queryClient = useQueryClient()
  const title = t`New canned reply`
  usePageTitle(title)
  const [idempotencyKey] = useState(newIdempotencyKey)
  const entry = useEntryForm<ReplyValues, CannedReply>({
    start: noReply,
    draft: 'new-canned-reply',
    save: (values) => api.post<CannedReply>(cannedRepliesPath, bodyOf(values), { idempotencyKey }),
    saved: ({ id, name }) => {
      toast(t`${name} added`)
      void queryClient.invalidateQueries({ queryKey: ['canned-replies'] })
      void navigate({ to: paths.cannedReply(id) })
    },
  })
  return (
    <Panel title={title} onClose={() => void navigate({ to: paths.cannedReplies() })}>
      <EntryForm entry={entry} label={title}>
        <PanelBody>
          <ReplyFields />
        </PanelBody>
        <PanelFoot>
          <SubmitButton keys="$mod+Enter">{t`Save`}</SubmitButton>
        </PanelFoot>
      </EntryForm>
    </Panel>
  )
}
