import { useLingui } from '@lingui/react/macro'
import { use } from 'react'
import { useFormContext } from 'react-hook-form'
import { AddressFields } from '../../shared/form/AddressFields.tsx'
import { EntryContext } from '../../shared/form/entry-context.ts'
import { FormField, FormFieldGroup } from '../../shared/form/FormField.tsx'
import { languageName } from '../../shared/formats.ts'
import { Fold } from '../../ui/Rows.tsx'
import { Select, TextInput } from '../../ui/TextInput.tsx'
import css from './contacts.module.css'
import { useFieldNames } from './use-lines.ts'
import { type CardValues, furtherLines } from './values.ts'

/** Who the contact is. Name and address are all that is needed. */
export function WhoFields() {
  const { t } = useLingui()
  const { register } = useFormContext<CardValues>()
  const names = useFieldNames()
  return (
    <section aria-label={t`Data of the contact`} className={css.data}>
      <p className={css.lead}>{t`Only the full name and the e-mail address are needed.`}</p>
      <FormField name="name" label={names.name}>
        <TextInput {...register('name')} />
      </FormField>
      <FormField name="email" label={names.email}>
        <TextInput type="email" autoCapitalize="none" spellCheck={false} {...register('email')} />
      </FormField>
      <FormField name="phone" label={names.phone}>
        <TextInput type="tel" {...register('phone')} />
      </FormField>
      <FormFieldGroup name="postalAddress" label={names.postalAddress}>
        <div className={css.address}>
          <AddressFields layout="stacked" />
        </div>
      </FormFieldGroup>
      <Further />
    </section>
  )
}

/** What registries ask for, and the language. Folded: few need it. */
function Further() {
  const { t } = useLingui()
  const { register, getValues } = useFormContext<CardValues>()
  const names = useFieldNames()
  const values = getValues()
  const paths = [...furtherLines, 'language'] as const
  const filled = paths.filter((path) => values[path] !== '').length
  const { problems } = use(EntryContext)
  const isWrong = problems.some(({ path }) => paths.some((each) => each === path))
  return (
    <Fold
      title={t`More, for domains and language`}
      count={filled > 0 ? t`${filled} filled in` : t`optional`}
      isOpen={isWrong}
    >
      <p className={css.lead}>{t`Some registries ask for these of whoever stands behind a domain.`}</p>
      {furtherLines.map((path) => (
        <FormField key={path} name={path} label={names[path]}>
          <TextInput {...register(path)} />
        </FormField>
      ))}
      <FormField name="language" label={names.language}>
        <Select {...register('language')}>
          <option value="">{t`That of the account`}</option>
          {(['es', 'en'] as const).map((tag) => (
            <option key={tag} value={tag}>
              {languageName(tag)}
            </option>
          ))}
        </Select>
      </FormField>
    </Fold>
  )
}
