import { useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { useWatch } from 'react-hook-form'
import { Rows } from '../../../ui/Rows.tsx'
import { Skeleton } from '../../../ui/Skeleton.tsx'
import { useSettled } from '../../directory/record/use-settled.ts'
import { MailPreviews } from '../../notices/MailPreviews.tsx'
import { type MailTextValues, textOf } from './mail-text-values.ts'
import { previewQuery, type WhichText } from './queries.ts'

/** How the mail looks while it is written, with examples for what stands in braces. */
export function MailTextPreview({ which, hasAction }: { which: WhichText; hasAction: boolean }) {
  const { t } = useLingui()
  const values = useWatch<MailTextValues>() as MailTextValues
  const { key, door, language } = which
  const wanted = JSON.stringify({ key, door, language, ...textOf(values, hasAction) })
  const { data, error } = useQuery(previewQuery(JSON.parse(useSettled(wanted))))
  return (
    <Rows title={t`How it will look`}>
      {error && <p role="alert">{error.message}</p>}
      {!data && !error && <Skeleton />}
      {data && <MailPreviews mails={[{ language, ...data }]} />}
    </Rows>
  )
}
