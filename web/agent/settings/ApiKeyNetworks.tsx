import { useLingui } from '@lingui/react/macro'
import { useQueryClient } from '@tanstack/react-query'
import { useWatch } from 'react-hook-form'
import type { ApiKeyAnswer } from '../../../server/modules/identity/wire.ts'
import { api } from '../../shared/api.ts'
import { EntryForm } from '../../shared/form/EntryForm.tsx'
import { SubmitButton } from '../../shared/form/SubmitButton.tsx'
import { useEntryForm } from '../../shared/form/use-entry-form.ts'
import { toast } from '../../shared/toasts.ts'
import { Rows } from '../../ui/Rows.tsx'
import { NetworkFields } from './NetworkFields.tsx'
import { fromOf, networksField, networksOf } from './networks.ts'
import css from './settings.module.css'

/** From where one's own key may be used, as a form. */
export function ApiKeyNetworks({ apiKey }: { apiKey: ApiKeyAnswer }) {
  const { t } = useLingui()
  const queryClient = useQueryClient()
  const limit = (allowedNetworks: string[] | null) =>
    api.patch<ApiKeyAnswer>(`/api/agent/me/api-keys/${apiKey.id}`, { allowedNetworks })
  const again = () => queryClient.invalidateQueries({ queryKey: ['api-keys'] })
  const entry = useEntryForm({
    start: fromOf(apiKey.allowedNetworks),
    save: (values) => limit(networksOf(values)),
    saved: () => {
      toast(t`API key ${apiKey.name} saved`, async () => {
        await limit(apiKey.allowedNetworks)
        await again()
      })
      void again()
    },
    fieldOf: ({ path }) => networksField(path),
  })
  const { register, control } = entry.form
  const from = useWatch({ control, name: 'from' })
  return (
    <EntryForm entry={entry} label={apiKey.name}>
      <Rows title={t`Networks`}>
        <NetworkFields register={register} from={from} kind={apiKey.kind} />
      </Rows>
      <div className={`sum ${css.foot}`}>
        <SubmitButton keys="$mod+Enter">{t`Save`}</SubmitButton>
      </div>
    </EntryForm>
  )
}
