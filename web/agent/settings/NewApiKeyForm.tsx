import { useLingui } from '@lingui/react/macro'
import { useQueryClient } from '@tanstack/react-query'
import { useWatch } from 'react-hook-form'
import type { CreatedApiKey } from '../../../server/modules/identity/wire.ts'
import { api } from '../../shared/api.ts'
import { EntryForm } from '../../shared/form/EntryForm.tsx'
import { FormField, FormFieldGroup } from '../../shared/form/FormField.tsx'
import { SubmitButton } from '../../shared/form/SubmitButton.tsx'
import { useEntryForm } from '../../shared/form/use-entry-form.ts'
import { PanelBody, PanelFoot } from '../../ui/Panel.tsx'
import { Select, TextInput } from '../../ui/TextInput.tsx'
import { Checkbox } from '../../ui/Tick.tsx'
import { isFor } from '../feature.ts'
import { useAgent } from '../use-agent.ts'
import { expiries, expiryOf } from './expiry.ts'
import { NetworkFields } from './NetworkFields.tsx'
import { fromAnywhere, networksField, networksOf } from './networks.ts'
import { scopes, scopeWords } from './scope-words.ts'
import css from './settings.module.css'
import { useKindWords } from './use-key-words.ts'

type NewApiKeyFormProps = { title: string; onCreated: (created: CreatedApiKey) => void }

/** Name, rights and end of a key. */
export function NewApiKeyForm({ title, onCreated }: NewApiKeyFormProps) {
  const { t, i18n } = useLingui()
  const kindWords = useKindWords()
  const queryClient = useQueryClient()
  const { session } = useAgent()
  const entry = useEntryForm({
    start: {
      kind: 'encopia',
      name: '',
      scopes: ['contacts.read'] as string[],
      expiry: 'year',
      day: '',
      ...fromAnywhere,
    },
    save: ({ kind, name, scopes: chosen, expiry, day, ...from }) =>
      api.post<CreatedApiKey>('/api/agent/me/api-keys', {
        kind,
        name,
        scopes: chosen,
        expiresAt: expiryOf(expiry, { day, timeZone: session.person.timeZone, now: new Date() }),
        allowedNetworks: networksOf(from),
      }),
    saved: (created) => {
      void queryClient.invalidateQueries({ queryKey: ['api-keys'] })
      onCreated(created)
    },
    fieldOf: ({ path }) =>
      path.startsWith('scopes') ? 'scopes' : path === 'expiresAt' ? 'day' : networksField(path),
  })
  const { register, control } = entry.form
  const [kind, expiry, from] = useWatch({ control, name: ['kind', 'expiry', 'from'] })
  const isAllowed = (scope: string) => isFor(session, { permission: scope })
  return (
    <EntryForm entry={entry} label={title}>
      <PanelBody>
        <FormField
          name="kind"
          label={t`For`}
          hint={
            kind === 'whmcs' && t`It comes as an identifier and a secret, with an access key beside them.`
          }
        >
          <Select {...register('kind')}>
            <option value="encopia">{kindWords('encopia')}</option>
            <option value="whmcs">{kindWords('whmcs')}</option>
          </Select>
        </FormField>
        <FormField name="name" label={t`Name`} hint={t`Of the program that will use it, such as “Billing”.`}>
          <TextInput {...register('name')} />
        </FormField>
        <FormFieldGroup
          name="scopes"
          label={t`Permissions`}
          hint={!scopes.every(isAllowed) && t`A key may never do more than its agent.`}
        >
          <div className={css.choices}>
            {scopes.map((scope) => (
              <Checkbox key={scope} value={scope} disabled={!isAllowed(scope)} {...register('scopes')}>
                {i18n._(scopeWords[scope])}
              </Checkbox>
            ))}
          </div>
        </FormFieldGroup>
        <FormField name="expiry" label={t`Expires`}>
          <Select {...register('expiry')}>
            {expiries.map(({ id, name }) => (
              <option key={id} value={id}>
                {i18n._(name)}
              </option>
            ))}
          </Select>
        </FormField>
        {expiry === 'day' && (
          <FormField name="day" label={t`On the day`} hint={t`Year, month, day: 2027-12-31.`}>
            <TextInput inputMode="numeric" {...register('day')} />
          </FormField>
        )}
        <NetworkFields register={register} from={from} kind={kind} />
      </PanelBody>
      <PanelFoot>
        <SubmitButton keys="$mod+Enter">{t`Create the key`}</SubmitButton>
      </PanelFoot>
    </EntryForm>
  )
}
