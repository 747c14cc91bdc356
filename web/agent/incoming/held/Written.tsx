import { useLingui } from '@lingui/react/macro'
import { Link, useSearch } from '@tanstack/react-router'
import { formatBytes } from '../../../shared/messages/format-bytes.ts'
import { MessageText } from '../../../shared/messages/MessageText.tsx'
import { Icon } from '../../../ui/Icon.tsx'
import { Rows } from '../../../ui/Rows.tsx'
import { Tabs } from '../../../ui/Tabs.tsx'
import { paths } from '../../paths.ts'
import css from '../incoming.module.css'
import { type HeldMail, heldMailPath } from '../queries.ts'
import type { ShownAs } from '../search.ts'

const exactly = { exact: true, includeSearch: true }

/** What the mail says, safe to look at: its words, its HTML without scripts and images from elsewhere, its headers. */
export function Written({ mail }: { mail: HeldMail }) {
  const { t } = useLingui()
  const { as } = useSearch({ strict: false }) as ShownAs
  const to = paths.heldMail(mail.id)
  return (
    <Rows title={t`What it says`}>
      <Tabs label={t`How it is shown`}>
        <Link to={to} search={{}} replace activeOptions={exactly}>{t`Text only`}</Link>
        {mail.hasHtml && (
          <Link to={to} search={{ as: 'html' }} replace activeOptions={exactly}>{t`As it was sent`}</Link>
        )}
        <Link to={to} search={{ as: 'headers' }} replace activeOptions={exactly}>{t`Headers`}</Link>
      </Tabs>
      <div className={css.written}>
        {as === 'headers' ? (
          <Headers mail={mail} />
        ) : as === 'html' && mail.hasHtml ? (
          <iframe
            className={css.frame}
            title={t`The mail as it was sent`}
            src={`${heldMailPath(mail.id)}/html`}
            sandbox=""
            referrerPolicy="no-referrer"
          />
        ) : (
          <MessageText
            body={mail.text || t`It has no text.`}
            format="plain"
            quoted={mail.quoted}
            links="none"
          />
        )}
      </div>
      <Files mail={mail} />
    </Rows>
  )
}

function Headers({ mail: { headers } }: { mail: HeldMail }) {
  return (
    <pre className={css.headers} lang="en" translate="no">
      {headers.map(({ name, value }) => `${name}: ${value}`).join('\n')}
    </pre>
  )
}

/** Named, not opened: nobody knows who sent them. */
function Files({ mail: { attachments } }: { mail: HeldMail }) {
  const { t } = useLingui()
  if (attachments.length === 0) return null
  return (
    <>
      <ul className={css.files} aria-label={t`Attachments`}>
        {attachments.map(({ name, size }, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two may be called alike, and none moves
          <li key={place}>
            <Icon name="clip" /> {name}, {formatBytes(size)}
          </li>
        ))}
      </ul>
      <p className="meta">{t`They can be downloaded from the ticket once the mail is released.`}</p>
    </>
  )
}
