import { useLingui } from '@lingui/react/macro'
import { type FieldValues, useFormContext } from 'react-hook-form'
import type { Problem } from '../../shared/api.ts'
import { FormField, FormFieldGroup } from '../../shared/form/FormField.tsx'
import type { Entry } from '../../shared/form/use-entry-form.ts'
import { Attach, ChosenFiles } from '../../shared/messages/Attach.tsx'
import type { Uploads } from '../../shared/messages/use-uploads.ts'
import { TextArea } from '../../ui/TextInput.tsx'
import css from './tickets.module.css'

/** What is written, and the files that go with it. */
export function WrittenFields({ label, uploads }: { label: string; uploads: Uploads }) {
  const { t } = useLingui()
  const { register } = useFormContext()
  return (
    <>
      <FormField name="body" label={label} layout="stacked">
        <TextArea rows={6} {...register('body')} />
      </FormField>
      <div className={css.attached}>
        <FormFieldGroup
          name="uploads"
          label={t`Attachments`}
          layout="bare"
          hint={t`Up to 20 files, 25 MB each, 40 MB together.`}
        >
          <ChosenFiles uploads={uploads} />
          <Attach uploads={uploads} />
        </FormFieldGroup>
      </div>
    </>
  )
}

/** Problems of one of the files are said below them all. */
export const fieldOfWritten = ({ path }: Problem): string => (path.startsWith('uploads') ? 'uploads' : path)

/** The entry, whose draft goes with its files. */
export const startingOver = <Values extends FieldValues>(entry: Entry<Values>, uploads: Uploads) => ({
  ...entry,
  startOver: () => {
    entry.startOver()
    uploads.clear()
  },
})
