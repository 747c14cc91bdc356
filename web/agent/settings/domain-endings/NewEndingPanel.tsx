import { useLingui } from '@lingui/react/macro'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import type { DomainEndingAnswer } from '../../../../server/modules/domains/wire.ts'
import { api, newIdempotencyKey } from '../../../shared/api.ts'
import { EntryForm } from '../../../shared/form/EntryForm.tsx'
import { FormField } from '../../../shared/form/FormField.tsx'
import { SubmitButton } from '../../../shared/form/SubmitButton.tsx'
import { useEntryForm } from '../../../shared/form/use-entry-form.ts'
import { usePageTitle } from '../../../shared/title.ts'
import { toast } from '../../../shared/toasts.ts'
import { Panel, PanelBody, PanelFoot } from '../../../ui/Panel.tsx'
import { Skeleton } from '../../../ui/Skeleton.tsx'
import { TextInput } from '../../../ui/TextInput.tsx'
import { paths } from '../../paths.ts'
import { EndingFields } from './EndingFields.tsx'
import { fieldOfEnding } from './EndingPanel.tsx'
import { bodyOf, type EndingValues, valuesOf } from './ending-values.ts'
import { endingsQuery } from './queries.ts'

/** `/agent/settings/domain-endings/new`: begins as all others are. */
export function NewEndingPanel() {
  const { t } = useLingui()
  const navigate = useNavigate()
  const title = t`New ending`
  usePageTitle(title)
  const { data } = useQuery(endingsQuery)
  const usual = data?.items.find(({ ending }) => ending === '')
  return (
    <Panel
      title={title}
      lead={t`It begins as all others are. Domains with this ending go by it at once.`}
      onClose={() => void navigate({ to: paths.domainEndings() })}
    >
      {usual ? <NewEnding usual={usual} title={title} /> : <Skeleton />}
    </Panel>
  )
}

function NewEnding({ usual, title }: { usual: DomainEndingAnswer; title: string }) {
  const { t } = useLingui()
  const navigate = useNavigate()
  const queryClient = useQueryClient()
  const [idempotencyKey] = useState(newIdempotencyKey)
  const entry = useEntryForm<EndingValues, DomainEndingAnswer>({
    start: { ...valuesOf(usual), ending: '', source: '', sourceDate: '' },
    save: (values) =>
      api.post<DomainEndingAnswer>(
        '/api/agent/settings/domain-endings',
        { ending: values.ending, ...bodyOf(values) },
        { idempotencyKey },
      ),
    saved: ({ id, ending }) => {
      toast(t`.${ending} added`)
      void queryClient.invalidateQueries({ queryKey: endingsQuery.queryKey })
      void navigate({ to: paths.domainEnding(id) })
    },
    fieldOf: fieldOfEnding,
  })
  return (
    <EntryForm entry={entry} label={title}>
      <PanelBody>
        <FormField name="ending" label={t`Ending`} hint={t`Such as com.mx.`}>
          <TextInput {...entry.form.register('ending')} />
        </FormField>
        <EndingFields />
      </PanelBody>
      <PanelFoot>
        <SubmitButton keys="$mod+Enter">{t`Save`}</SubmitButton>
      </PanelFoot>
    </EntryForm>
  )
}
