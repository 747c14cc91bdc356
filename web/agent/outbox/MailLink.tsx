import { useLingui } from '@lingui/react/macro'
import type { MailAnswer } from '../../../server/modules/delivery/wire.ts'
import { buttonClass } from '../../ui/Button.tsx'
import { CopyButton } from '../../ui/CopyButton.tsx'
import { Say } from '../../ui/Say.tsx'
import css from './outbox.module.css'

/** The link that the mail carries: opened in a window of its own, since it signs somebody else in. */
export function MailLink({ mail }: { mail: Pick<MailAnswer, 'link' | 'linkHolds' | 'linkSignsIn'> }) {
  const { t } = useLingui()
  if (!mail.link) return null
  if (!mail.linkHolds)
    return <Say title={t`Its link no longer works: it was used, has expired, or a newer one replaces it.`} />
  return (
    <div className={css.link}>
      <a className={buttonClass('primary')} href={mail.link} target="_blank" rel="noreferrer">
        {t`Open the link`}
      </a>
      <CopyButton text={mail.link}>{t`Copy the link`}</CopyButton>
      {mail.linkSignsIn && (
        <p className="meta">{t`It works once. A private window keeps one’s own session apart.`}</p>
      )}
    </div>
  )
}
