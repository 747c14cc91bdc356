import { useLingui } from '@lingui/react/macro'
import { useFormContext } from 'react-hook-form'
import { languages } from '../../../../server/lib/pure/languages.ts'
import { FormField } from '../../../shared/form/FormField.tsx'
import { languageName } from '../../../shared/formats.ts'
import type { FieldLayout } from '../../../ui/Field.tsx'
import { Select, TextInput } from '../../../ui/TextInput.tsx'
import type { AccountValues, HolderText } from './account-values.ts'
import { findCompanies, findContacts } from './find-records.ts'
import { useHolderLabels } from './labels.ts'
import { PickOne } from './PickOne.tsx'

type Layout = { layout?: FieldLayout }

export function NameField({ layout, hint }: Layout & { hint?: string }) {
  const { t } = useLingui()
  const { register } = useFormContext<AccountValues>()
  return (
    <FormField name="name" label={t`Name`} layout={layout} hint={hint}>
      <TextInput {...register('name')} />
    </FormField>
  )
}

export function ExternalIdField({ layout }: Layout) {
  const { t } = useLingui()
  const { register } = useFormContext<AccountValues>()
  return (
    <FormField
      name="externalId"
      label={t`Number`}
      layout={layout}
      hint={t`By which your other systems know the account`}
    >
      <TextInput {...register('externalId')} spellCheck={false} />
    </FormField>
  )
}

export function LanguageField({ layout }: Layout) {
  const { t } = useLingui()
  const { register } = useFormContext<AccountValues>()
  return (
    <FormField name="language" label={t`Language`} layout={layout}>
      <Select {...register('language')}>
        <option value="">{t`That of the main user`}</option>
        {languages.map((tag) => (
          <option key={tag} value={tag}>
            {languageName(tag)}
          </option>
        ))}
      </Select>
    </FormField>
  )
}

export function CompanyField({ layout }: Layout) {
  const { t } = useLingui()
  return (
    <PickOne
      name="companyId"
      label={t`Company`}
      kind="company"
      find={findCompanies}
      layout={layout}
      hint={t`Whose account it is, where it is not a person’s`}
    />
  )
}

/** Who acts for the account: a contact with an e-mail address. */
export function MainUserField({ layout }: Layout) {
  const { t } = useLingui()
  return (
    <PickOne
      name="mainUserId"
      label={t`Main user`}
      kind="contact"
      find={findContacts}
      layout={layout}
      hint={t`A contact with an e-mail address`}
    />
  )
}

export function HolderField({ of, layout }: Layout & { of: HolderText }) {
  const label = useHolderLabels()
  const { register } = useFormContext<AccountValues>()
  return (
    <FormField name={`holder.${of}`} label={label(of)} layout={layout}>
      <TextInput {...register(`holder.${of}`)} inputMode={of === 'phone' ? 'tel' : undefined} />
    </FormField>
  )
}
