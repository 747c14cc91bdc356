import { useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { useFormContext, useWatch } from 'react-hook-form'
import { FormField, FormFieldGroup } from '../../shared/form/FormField.tsx'
import { languageName } from '../../shared/formats.ts'
import { Rows } from '../../ui/Rows.tsx'
import { Select, TextArea, TextInput } from '../../ui/TextInput.tsx'
import { Radio } from '../../ui/Tick.tsx'
import css from './notices.module.css'
import { ownTemplatesQuery } from './queries.ts'
import type { TextValues } from './text-values.ts'

/** What it says: one text, one for each language, or a template with its values. */
export function TextFields() {
  const { t } = useLingui()
  const { register } = useFormContext<TextValues>()
  const how = useWatch<TextValues, 'how'>({ name: 'how' })
  const { data } = useQuery(ownTemplatesQuery)
  const hasTemplates = Boolean(data?.items.length)
  return (
    <Rows title={t`Text`}>
      <FormFieldGroup
        name="how"
        label={t`Written`}
        hint={!hasTemplates && t`Templates are made in the settings, under “Mail texts”.`}
      >
        <div className={css.choices}>
          <Radio value="same" {...register('how')}>{t`One text for all`}</Radio>
          <Radio value="languages" {...register('how')}>{t`One for each language`}</Radio>
          <Radio value="template" disabled={!hasTemplates} {...register('how')}>{t`From a template`}</Radio>
        </div>
      </FormFieldGroup>
      {how === 'same' && <OneText />}
      {how === 'languages' && (
        <>
          <OneText language="es" />
          <OneText language="en" />
        </>
      )}
      {how === 'template' && <Template />}
    </Rows>
  )
}

function OneText({ language }: { language?: 'es' | 'en' }) {
  const { t } = useLingui()
  const { register } = useFormContext<TextValues>()
  const path = language ? (`texts.${language}.` as const) : ''
  const of = language && languageName(language)
  return (
    <>
      <FormField name={`${path}subject`} label={of ? t`Subject (${of})` : t`Subject`}>
        <TextInput lang={language} {...register(`${path}subject`)} />
      </FormField>
      <FormField
        name={`${path}body`}
        label={of ? t`Text (${of})` : t`Text`}
        hint={t`Markdown: **bold**, [link](https://…), lists with a hyphen.`}
      >
        <TextArea rows={9} className={css.area} lang={language} {...register(`${path}body`)} />
      </FormField>
    </>
  )
}

function Template() {
  const { t } = useLingui()
  const { register } = useFormContext<TextValues>()
  const { data } = useQuery(ownTemplatesQuery)
  const key = useWatch<TextValues, 'template'>({ name: 'template' })
  const chosen = data?.items.find((each) => each.key === key)
  return (
    <>
      <FormField
        name="template"
        label={t`Template`}
        hint={chosen?.texts.map(({ language }) => languageName(language)).join(' · ')}
      >
        <Select {...register('template')}>
          <option value="">{t`Choose…`}</option>
          {data?.items.map((each) => (
            <option key={each.key} value={each.key}>
              {each.name}
            </option>
          ))}
        </Select>
      </FormField>
      {chosen?.values.map((name) => (
        <FormField key={name} name={`values.${name}`} label={<code>{`{${name}}`}</code>}>
          <TextInput {...register(`values.${name}`, { shouldUnregister: true })} />
        </FormField>
      ))}
    </>
  )
}
