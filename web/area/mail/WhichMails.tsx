import { plural } from '@lingui/core/macro'
import { useLingui } from '@lingui/react/macro'
import { useWatch } from 'react-hook-form'
import type { ConfirmMailAnswer } from '../../../server/modules/intake/wire.ts'
import { api } from '../../shared/api.ts'
import { EntryForm } from '../../shared/form/EntryForm.tsx'
import { SubmitButton } from '../../shared/form/SubmitButton.tsx'
import { useEntryForm } from '../../shared/form/use-entry-form.ts'
import { formatMoment } from '../../shared/formats.ts'
import formCss from '../../shared/sign-in.module.css'
import { Checkbox } from '../../ui/Tick.tsx'
import css from './mail.module.css'

type Mail = ConfirmMailAnswer['mails'][number]
type Values = { mine: Record<string, boolean> }
type WhichMailsProps = {
  question: ConfirmMailAnswer
  title: string
  path: string
  take: (answer: ConfirmMailAnswer) => void
}

/**
 * The mails that wait for a word. Of several each is ticked by itself and none beforehand: one of them may be a forger's, who
 * wrote because she did.
 */
export function WhichMails({ question: { mails, workspace }, title, path, take }: WhichMailsProps) {
  const { t } = useLingui()
  const [only, ...others] = mails
  const isOne = others.length === 0
  const entry = useEntryForm<Values, ConfirmMailAnswer>({
    start: { mine: isOne && only ? { [keyOf(only)]: true } : {} },
    save: ({ mine }, as) => {
      const said = as === 'mine' ? mails.filter((mail) => mine[keyOf(mail)]) : mails
      return api.post<ConfirmMailAnswer>(path, { ids: said.map(({ id }) => id), as })
    },
    saved: take,
  })
  const mine = useWatch({ control: entry.form.control, name: 'mine' })
  const count = mails.filter((mail) => mine[keyOf(mail)]).length
  return (
    <EntryForm
      entry={entry}
      label={title}
      guard="none"
      failed={t`Your answer was not taken`}
      className={formCss.form}
    >
      <ul className={css.mails}>
        {mails.map((mail) => (
          <li key={mail.id}>
            {isOne ? (
              <b>{mail.subject || t`Without a subject`}</b>
            ) : (
              <Checkbox
                {...entry.form.register(`mine.${keyOf(mail)}`)}
                aria-describedby={`${keyOf(mail)}-words`}
              >
                <b>{mail.subject || t`Without a subject`}</b>
              </Checkbox>
            )}
            <div id={`${keyOf(mail)}-words`} className={isOne ? '' : css.beside}>
              <time className="meta" dateTime={mail.receivedAt}>
                {formatMoment(mail.receivedAt)}
              </time>
              <p>{mail.excerpt || <span className="soft">{t`It has no text.`}</span>}</p>
              {mail.writtenTo !== null && (
                <p className="soft">
                  {t`Your mail says that it is to ${mail.writtenTo || '…'}. Say yes only if ${workspace.name} is to read and answer it.`}
                </p>
              )}
            </div>
          </li>
        ))}
      </ul>
      <div className={formCss.actions}>
        <SubmitButton value="mine" reason={count === 0 && t`Tick what you wrote.`}>
          {isOne
            ? t`Yes, I wrote it`
            : t`${plural(count, {
                0: 'I wrote those that are ticked',
                one: 'I wrote # of them',
                other: 'I wrote # of them',
              })}`}
        </SubmitButton>
        <SubmitButton
          value="not-mine"
          look="plain"
          reason={!isOne && count > 0 && t`Some are ticked as yours.`}
        >
          {isOne ? t`No, I did not write it` : t`None of these is mine`}
        </SubmitButton>
      </div>
      {!isOne && <p className="soft">{t`What is not ticked goes on waiting, and nobody answers it.`}</p>}
    </EntryForm>
  )
}

/** A name that the form does not take for a place in a list. */
const keyOf = ({ id }: Mail): string => `mail-${id}`
