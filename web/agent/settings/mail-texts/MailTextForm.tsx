import { useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import type { TemplateAnswer } from '../../../../server/modules/delivery/wire.ts'
import { EntryForm } from '../../../shared/form/EntryForm.tsx'
import { SubmitButton } from '../../../shared/form/SubmitButton.tsx'
import { useEntryForm } from '../../../shared/form/use-entry-form.ts'
import { formatList } from '../../../shared/formats.ts'
import { Button } from '../../../ui/Button.tsx'
import { Actions } from '../../../ui/Rows.tsx'
import { Say } from '../../../ui/Say.tsx'
import { inBraces } from './in-braces.ts'
import { MailTextFields } from './MailTextFields.tsx'
import { MailTextPreview } from './MailTextPreview.tsx'
import { textOf, valuesOf } from './mail-text-values.ts'
import css from './mail-texts.module.css'
import type { WhichText } from './queries.ts'
import { useMailTextChanges } from './use-mail-text-changes.ts'

type MailTextFormProps = { which: WhichText; text: TemplateAnswer; label: string }

/** Own words that ask for what the mail no longer has: they are not what is sent. */
function OutOfForce({ text: { unknownPlaceholders } }: { text: TemplateAnswer }) {
  const { t } = useLingui()
  const names = formatList(unknownPlaceholders.map(inBraces))
  return (
    <Say tone="warn" title={t`This text is not sent: nobody fills in ${names} any more`}>
      <p>{t`Until it is taken out, the text of the program is sent in its place.`}</p>
    </Say>
  )
}

/** Subject, text, button and reason, and beside them how it will look. */
export function MailTextForm({ which, text, label }: MailTextFormProps) {
  const { t } = useLingui()
  const { change, back, test, reread } = useMailTextChanges(which)
  const [isTesting, setTesting] = useState(false)
  const entry = useEntryForm({
    start: valuesOf(text),
    save: (values) => change(textOf(values, text.hasAction), text.version),
    saved: () => undefined,
  })
  const sendTest = async () => {
    setTesting(true)
    await test(textOf(entry.form.getValues(), text.hasAction))
    setTesting(false)
  }
  const isOwnWords = text.shipped !== null && !text.isShipped
  return (
    <EntryForm entry={entry} label={label}>
      {entry.failure?.status === 412 && (
        <Say tone="warn" role="alert" title={t`This text was changed meanwhile`}>
          <Button look="link" onClick={() => void reread()}>{t`Show what is saved now`}</Button>
        </Say>
      )}
      {text.unknownPlaceholders.length > 0 && <OutOfForce text={text} />}
      <div className={css.writing}>
        <div>
          <MailTextFields text={text} />
          <Actions>
            <SubmitButton keys="$mod+Enter">{t`Save`}</SubmitButton>
            <Button pending={isTesting && t`Sending…`} onClick={() => void sendTest()}>
              {t`Send me a test`}
            </Button>
            {isOwnWords && (
              <Button look="quiet" icon="undo" onClick={() => void back(text.version)}>
                {t`Back to the text of the program`}
              </Button>
            )}
          </Actions>
        </div>
        <MailTextPreview which={which} hasAction={text.hasAction} />
      </div>
    </EntryForm>
  )
}
