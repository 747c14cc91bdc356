import { useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { useRef } from 'react'
import { useFormContext } from 'react-hook-form'
import { FormField, FormFieldGroup } from '../../../shared/form/FormField.tsx'
import { languageName } from '../../../shared/formats.ts'
import { Button } from '../../../ui/Button.tsx'
import { Select, TextArea, TextInput } from '../../../ui/TextInput.tsx'
import { Checkbox } from '../../../ui/Tick.tsx'
import css from '../settings.module.css'
import { cannedRepliesQuery } from './queries.ts'
import type { ReplyValues } from './reply-values.ts'

/** A text, and what its placeholders may be: each button puts one where the cursor was. */
export function ReplyFields() {
  const { t } = useLingui()
  const { register, setValue } = useFormContext<ReplyValues>()
  const { data } = useQuery(cannedRepliesQuery)
  const area = useRef<HTMLTextAreaElement | null>(null)
  const { ref, ...body } = register('body')
  const insert = (placeholder: string) => {
    const { current } = area
    if (!current) return
    current.setRangeText(`{${placeholder}}`, current.selectionStart, current.selectionEnd, 'end')
    setValue('body', current.value, { shouldDirty: true })
    current.focus()
  }
  return (
    <>
      <FormField name="name" label={t`Name`} hint={t`By which it is found while answering.`}>
        <TextInput {...register('name')} />
      </FormField>
      <FormField name="language" label={t`Language`}>
        <Select {...register('language')}>
          <option value="">{t`Of none in particular`}</option>
          {(['es', 'en'] as const).map((language) => (
            <option key={language} value={language}>
              {languageName(language)}
            </option>
          ))}
        </Select>
      </FormField>
      <FormField name="body" label={t`Text`} hint={t`Markdown.`}>
        <TextArea
          rows={8}
          {...body}
          ref={(node) => {
            area.current = node
            ref(node)
          }}
        />
      </FormField>
      <FormFieldGroup name="placeholders" label={t`Put in`}>
        <div className={css.placeholders}>
          {data?.placeholders.map((placeholder) => (
            <Button key={placeholder} onClick={() => insert(placeholder)}>
              <code translate="no" lang="en">{`{${placeholder}}`}</code>
            </Button>
          ))}
        </div>
      </FormFieldGroup>
      <FormFieldGroup name="isShared" label={t`Whose`}>
        <Checkbox hint={t`Whoever answers tickets can use and change it.`} {...register('isShared')}>
          {t`Everybody’s`}
        </Checkbox>
      </FormFieldGroup>
    </>
  )
}
