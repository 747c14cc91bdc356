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

/** Who would receive what is being written, how many; asked anew when it stands still. */
export function useNoticePreview() {
  const { getValues } = useFormContext<NoticeValues>()
  useWatch<NoticeValues>()
  const values = getValues()
  const wanted = values.account && values.category ? { ...aboutOf(values), ...finishedTextOf(values) } : null
  const settled = JSON.parse(useSettled(JSON.stringify(wanted))) as PreviewBody | null
  const { data, error } = useQuery(noticePreviewQuery(settled))
  const preview = settled ? data : undefined
  const copies = preview?.items.filter(({ verdict }) => verdict === 'in').length
  return { preview, error: settled ? error : null, copies }
}

/** «¿Quién recibe esto?», beside what is being written. */
export function NoticePreview() {
  const { t } = useLingui()
  const { preview, error, copies = 0 } = useNoticePreview()
  return (
    <div className={css.aside}>
      <Rows title={t`Who receives this?`}>
        {!preview && !error && (
          <p className="soft">{t`Choose an account and a category, and it is told here, with the reasons.`}</p>
        )}
        {error && <p role="alert">{error.message}</p>}
        {preview && (
          <>
            <p role="status" className={css.count}>
              <Plural value={copies} one="# person" other="# people" />
            </p>
            <Decisions items={preview.items} caption={t`Who receives this?`} />
          </>
        )}
      </Rows>
      {preview && (
        <Rows title={t`How it will look`}>
          <MailPreviews mails={preview.mails} />
        </Rows>
      )}
    </div>
  )
}
