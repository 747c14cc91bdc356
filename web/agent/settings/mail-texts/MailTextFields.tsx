import { useLingui } from '@lingui/react/macro'
import { useFormContext, useWatch } from 'react-hook-form'
import type { TemplateAnswer } from '../../../../server/modules/delivery/wire.ts'
import { FormField } from '../../../shared/form/FormField.tsx'
import { Fold, Rows } from '../../../ui/Rows.tsx'
import { Select, TextArea, TextInput } from '../../../ui/TextInput.tsx'
import { inBraces } from './in-braces.ts'
import type { MailTextValues } from './mail-text-values.ts'
import css from './mail-texts.module.css'

/** What is written of a mail. */
export function MailTextFields({ text }: { text: TemplateAnswer }) {
  const { t } = useLingui()
  const { register } = useFormContext<MailTextValues>()
  const format = useWatch<MailTextValues, 'format'>({ name: 'format' })
  const { language, hasAction } = text
  return (
    <Rows>
      <FormField name="subject" label={t`Subject`}>
        <TextInput lang={language} {...register('subject')} />
      </FormField>
      <FormField
        name="body"
        label={t`Text`}
        hint={hasAction && t`${inBraces('action')} stands where the button is to be, alone in its line.`}
      >
        <TextArea rows={14} className={css.area} lang={language} {...register('body')} />
      </FormField>
      <FormField
        name="format"
        label={t`Written in`}
        hint={format === 'html' && t`Only what is harmless is kept.`}
      >
        <Select {...register('format')}>
          <option value="plain">{t`Plain paragraphs`}</option>
          <option value="markdown">Markdown</option>
          <option value="html">HTML</option>
        </Select>
      </FormField>
      {hasAction && (
        <FormField name="actionLabel" label={t`Button`}>
          <TextInput lang={language} {...register('actionLabel')} />
        </FormField>
      )}
      <FormField
        name="reason"
        label={t`Last line`}
        hint={t`Why the reader gets it. ${inBraces('reason')} becomes the reason of each reader.`}
      >
        <TextInput lang={language} {...register('reason')} />
      </FormField>
      <Placeholders text={text} />
    </Rows>
  )
}

function Placeholders({ text: { placeholders, shipped } }: { text: TemplateAnswer }) {
  const { t } = useLingui()
  return (
    <Fold title={t`What may stand in braces`} count={placeholders.length || undefined}>
      {shipped === null && (
        <p className="soft">{t`Any other word in braces is a value that each notice gives, such as ${inBraces('amount')}.`}</p>
      )}
      <dl className={css.placeholders}>
        {placeholders.map(({ name, sample }) => (
          <div key={name}>
            <dt>
              <code>{inBraces(name)}</code>
            </dt>
            <dd className="soft">{sample}</dd>
          </div>
        ))}
      </dl>
    </Fold>
  )
}
