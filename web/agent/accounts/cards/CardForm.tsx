import { useLingui } from '@lingui/react/macro'
import type { ReactNode } from 'react'
import { Controller, useFormContext, useWatch } from 'react-hook-form'
import { languages } from '../../../../server/lib/pure/languages.ts'
import type { AgentCardAnswer } from '../../../../server/modules/additional-contacts/wire.ts'
import { AddressFields } from '../../../shared/form/AddressFields.tsx'
import { EntryForm } from '../../../shared/form/EntryForm.tsx'
import { FormField, FormFieldGroup } from '../../../shared/form/FormField.tsx'
import { useEntryForm } from '../../../shared/form/use-entry-form.ts'
import { languageName } from '../../../shared/formats.ts'
import { useCategoryWords } from '../../../shared/routing-words.ts'
import { PanelBody } from '../../../ui/Panel.tsx'
import { Select, TextInput } from '../../../ui/TextInput.tsx'
import { Checkbox } from '../../../ui/Tick.tsx'
import { FormGroup } from '../../directory/form/FormGroup.tsx'
import css from '../form/form.module.css'
import { SaveFoot } from '../form/SaveFoot.tsx'
import type { CardValues, emptyCard } from './card-values.ts'
import { useCategoryLines } from './use-category-lines.ts'

type Category = CardValues['categories'][number]
type CardFormProps = {
  label: string
  start: CardValues
  draft?: string
  offered: Category[]
  /** She holds domain roles: without a tick she hears about those domains still. */
  hasRoles?: boolean
  save: (values: CardValues) => Promise<AgentCardAnswer>
  saved: (card: AgentCardAnswer) => void
  onClose: () => void
  /** Stands above the fields. */
  before?: ReactNode
  /** Further buttons of the foot. */
  more?: ReactNode
}

/** The form of an additional contact, new or not. */
export function CardForm({ label, start, draft, save, saved, onClose, ...rest }: CardFormProps) {
  const { t } = useLingui()
  const entry = useEntryForm<CardValues, AgentCardAnswer>({ start, save, saved, ...(draft ? { draft } : {}) })
  return (
    <EntryForm entry={entry} label={label}>
      <PanelBody>
        {rest.before}
        <TextField name="name" label={t`Full name`} />
        <TextField name="email" label={t`E-mail`} inputMode="email" />
        <TextField name="phone" label={t`Phone`} inputMode="tel" />
        <Ticks offered={rest.offered} hasRoles={rest.hasRoles ?? false} />
        <LanguageField />
        <FormGroup title={t`Postal address`} count="" holds={['postalAddress']}>
          <AddressFields />
        </FormGroup>
        <FormGroup
          title={t`Further data`}
          count={t`as a registry asks for them`}
          holds={['givenNames', 'familyNames', 'organisation', 'taxId']}
        >
          <TextField name="givenNames" label={t`Given names`} />
          <TextField name="familyNames" label={t`Family names`} />
          <TextField name="organisation" label={t`Organisation`} />
          <TextField name="taxId" label={t`Tax ID`} />
        </FormGroup>
      </PanelBody>
      <SaveFoot onClose={onClose}>{rest.more}</SaveFoot>
    </EntryForm>
  )
}

type Text = Exclude<keyof typeof emptyCard, 'categories' | 'postalAddress' | 'addressForm' | 'language'>

function TextField({ name, label, inputMode }: { name: Text; label: string; inputMode?: 'email' | 'tel' }) {
  const { register } = useFormContext<CardValues>()
  return (
    <FormField name={name} label={label}>
      <TextInput
        {...register(name)}
        inputMode={inputMode}
        {...(inputMode === 'email' ? { autoCapitalize: 'none', spellCheck: false } : {})}
      />
    </FormField>
  )
}

/** What she receives and may ask about, each with a line that says which mails come. */
function Ticks({ offered, hasRoles }: { offered: Category[]; hasRoles: boolean }) {
  const { t } = useLingui()
  const words = useCategoryWords()
  const lines = useCategoryLines()
  const { control } = useFormContext<CardValues>()
  const ticked = useWatch<CardValues, 'categories'>({ name: 'categories' })
  const nothing = hasRoles
    ? t`Gets no mail, except about the domains of the roles held.`
    : t`Gets no mail, unless a role of a domain is given.`
  return (
    <FormFieldGroup
      name="categories"
      label={t`Authorised for`}
      hint={ticked.length === 0 ? nothing : t`Gets a copy, and may ask support about it by mail.`}
    >
      <Controller
        name="categories"
        control={control}
        render={({ field: { value, onChange } }) => (
          <div className={css.ticks}>
            {offered.map((category) => (
              <Checkbox
                key={category}
                checked={value.includes(category)}
                hint={lines(category)}
                onChange={({ target }) =>
                  onChange(target.checked ? [...value, category] : value.filter((each) => each !== category))
                }
              >
                {words(category)}
              </Checkbox>
            ))}
          </div>
        )}
      />
    </FormFieldGroup>
  )
}

function LanguageField() {
  const { t } = useLingui()
  const { register } = useFormContext<CardValues>()
  return (
    <FormField name="language" label={t`Language`}>
      <Select {...register('language')}>
        <option value="">{t`That of the account`}</option>
        {languages.map((tag) => (
          <option key={tag} value={tag}>
            {languageName(tag)}
          </option>
        ))}
      </Select>
    </FormField>
  )
}
