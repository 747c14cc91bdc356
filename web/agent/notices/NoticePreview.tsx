import { Plural, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { useFormContext, useWatch } from 'react-hook-form'
import type { PreviewBody } from '../../../server/modules/notices/wire.ts'
import { Rows } from '../../ui/Rows.tsx'
import { useSettled } from '../directory/record/use-settled.ts'
import { Decisions } from './Decisions.tsx'
import { MailPreviews } from './MailPreviews.tsx'
import { aboutOf, type NoticeValues } from './notice-values.ts'
import css from './notices.module.css'
import { noticePreviewQuery } from './queries.ts'
import { finishedTextOf } from './text-values.ts'

/** Who would receive what is being written. `copies`: how many, once it is certain for what stands there now. */
export function useNoticeRecipients() {
  const { getValues } = useFormContext<NoticeValues>()
  useWatch<NoticeValues>()
  const values = getValues()
  const isSaid = values.account !== null && values.category !== ''
  const { preview, error, isFresh } = useSettledPreview(isSaid ? aboutOf(values) : null)
  const copies = preview?.items.filter(({ verdict }) => verdict === 'in').length
  return { items: preview?.items, error, copies: isFresh ? copies : undefined }
}

/** The mail as it would be written, once there is a text. */
function useNoticeMails() {
  const { getValues } = useFormContext<NoticeValues>()
  const values = getValues()
  const text = finishedTextOf(values)
  const isWritten = values.account !== null && values.category !== '' && Object.keys(text).length > 0
  const { preview } = useSettledPreview(isWritten ? { ...aboutOf(values), ...text } : null)
  return preview?.mails ?? []
}

/** Asked anew when what is wanted stands still. */
function useSettledPreview(wanted: object | null) {
  const now = JSON.stringify(wanted)
  const settled = useSettled(now)
  const asked = JSON.parse(settled) as PreviewBody | null
  const { data, error, isPlaceholderData } = useQuery(noticePreviewQuery(asked))
  return asked
    ? { preview: data, error, isFresh: now === settled && !isPlaceholderData }
    : { preview: undefined, error: null, isFresh: false }
}

/** «¿Quién recibe esto?», beside what is being written. */
export function NoticePreview() {
  const { t } = useLingui()
  const { items, error } = useNoticeRecipients()
  const mails = useNoticeMails()
  const copies = items?.filter(({ verdict }) => verdict === 'in').length ?? 0
  return (
    <div className={css.aside}>
      <Rows title={t`Who receives this?`}>
        {!items && !error && (
          <p className="soft">{t`Choose an account and a category, and it is told here, with the reasons.`}</p>
        )}
        {error && <p role="alert">{error.message}</p>}
        {items && (
          <>
            <p role="status" className={css.count}>
              <Plural value={copies} one="# person" other="# people" />
            </p>
            <Decisions items={items} caption={t`Who receives this?`} />
          </>
        )}
      </Rows>
      {items && (
        <Rows title={t`How it will look`}>
          <MailPreviews mails={mails} />
        </Rows>
      )}
    </div>
  )
}
