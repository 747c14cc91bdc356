import { useFormContext } from 'react-hook-form'
import { networkName, socialNetworks } from '../../../../server/lib/pure/social-handles.ts'
import { FormField } from '../../../shared/form/FormField.tsx'
import type { FieldLayout } from '../../../ui/Field.tsx'
import { TextInput } from '../../../ui/TextInput.tsx'
import type { ContactValues } from './values.ts'

/** A handle or the address of a profile, for each network. */
export function SocialFields({ layout }: { layout?: FieldLayout }) {
  const { register } = useFormContext<ContactValues>()
  return socialNetworks.map((network) => (
    <FormField key={network} name={`socialHandles.${network}`} label={networkName(network)} layout={layout}>
      <TextInput {...register(`socialHandles.${network}`)} autoCapitalize="none" spellCheck={false} />
    </FormField>
  ))
}
