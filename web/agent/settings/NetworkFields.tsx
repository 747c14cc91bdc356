import { useLingui } from '@lingui/react/macro'
import type { UseFormRegisterReturn } from 'react-hook-form'
import { FormField } from '../../shared/form/FormField.tsx'
import { Select, TextArea } from '../../ui/TextInput.tsx'

type NetworkFieldsProps = {
  register: (name: 'from' | 'networks') => UseFormRegisterReturn
  from: string
  kind: string
}

/** From where a key may be used. Only WHMCS's form has an access key, which lets it in from elsewhere. */
export function NetworkFields({ register, from, kind }: NetworkFieldsProps) {
  const { t } = useLingui()
  return (
    <>
      <FormField name="from" label={t`May be used from`}>
        <Select {...register('from')}>
          <option value="anywhere">{t`Any network`}</option>
          <option value="networks">{t`These networks only`}</option>
          {kind === 'whmcs' && <option value="access-key">{t`Nowhere without its access key`}</option>}
        </Select>
      </FormField>
      {from === 'networks' && (
        <FormField
          name="networks"
          label={t`Networks`}
          hint={
            kind === 'whmcs'
              ? t`Addresses or networks, such as 192.0.2.7 or 2001:db8::/32, one on each line. From elsewhere, with its access key.`
              : t`Addresses or networks, such as 192.0.2.7 or 2001:db8::/32, one on each line.`
          }
        >
          <TextArea rows={3} {...register('networks')} />
        </FormField>
      )}
    </>
  )
}
