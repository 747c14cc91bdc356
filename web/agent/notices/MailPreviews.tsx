import { useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { languageName } from '../../shared/formats.ts'
import { MailPaper } from '../../shared/MailPaper.tsx'
import { Radio } from '../../ui/Tick.tsx'
import css from './notices.module.css'

type Mail = { language: string; subject: string; html: string }

/** A mail in each language it is written in, in light and dark. */
export function MailPreviews({ mails }: { mails: Mail[] }) {
  const { t, i18n } = useLingui()
  const [language, setLanguage] = useState('')
  const [scheme, setScheme] = useState<'light' | 'dark'>('light')
  const wanted = language || i18n.locale
  const mail = mails.find((each) => each.language === wanted) ?? mails[0]
  if (!mail) return <p className="soft">{t`It appears here as soon as there is a subject and a text.`}</p>
  return (
    <div className={css.preview}>
      <div className={css.look}>
        {mails.length > 1 && (
          <fieldset className={css.choices} aria-label={t`Language`}>
            {mails.map((each) => (
              <Radio
                key={each.language}
                name="preview-language"
                checked={each === mail}
                onChange={() => setLanguage(each.language)}
              >
                {languageName(each.language)}
              </Radio>
            ))}
          </fieldset>
        )}
        <fieldset className={css.choices} aria-label={t`Appearance`}>
          <Radio name="preview-scheme" checked={scheme === 'light'} onChange={() => setScheme('light')}>
            {t`Light`}
          </Radio>
          <Radio name="preview-scheme" checked={scheme === 'dark'} onChange={() => setScheme('dark')}>
            {t`Dark`}
          </Radio>
        </fieldset>
      </div>
      <p>
        <b lang={mail.language}>{mail.subject}</b>
      </p>
      <MailPaper
        html={mail.html}
        title={mail.subject || t`Without a subject`}
        language={mail.language}
        scheme={scheme}
      />
    </div>
  )
}
