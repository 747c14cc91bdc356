import { Plural, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { useFormContext, useWatch } from 'react-hook-form'
import type { MailingPreviewBody } from '../../../server/modules/notices/wire.ts'
import { Fold, Rows } from '../../ui/Rows.tsx'
import { useSettled } from '../directory/record/use-settled.ts'
import { Decisions } from '../notices/Decisions.tsx'
import { MailPreviews } from '../notices/MailPreviews.tsx'
import { finishedTextOf } from '../notices/text-values.ts'
import { filterOf } from './filter-values.ts'
import type { MailingValues } from './mailing-values.ts'
import css from './mailings.module.css'
import { mailingPreviewQuery } from './queries.ts'

/** Which accounts would get it. `accounts`: how many, once it is certain for what stands there now. */
export function useMailingAccounts() {
  const { getValues } = useFormContext<MailingValues>()
  useWatch<MailingValues>()
  const values = getValues()
  const { category } = values
  const wanted = category ? { category, filter: filterOf(values) } : null
  const { preview, error, isFresh } = useSettledPreview(wanted)
  return { preview, error, accounts: isFresh ? preview?.accounts : undefined }
}

/** The mail as it would be written, once there is a text. */
function useMailingMails() {
  const { getValues } = useFormContext<MailingValues>()
  const values = getValues()
  const { category } = values
  const text = finishedTextOf(values)
  const isWritten = category !== '' && Object.keys(text).length > 0
  const { preview } = useSettledPreview(isWritten ? { category, filter: filterOf(values), ...text } : null)
  return preview?.mails ?? []
}

/** Asked anew when what is wanted stands still. */
function useSettledPreview(wanted: object | null) {
  const now = JSON.stringify(wanted)
  const settled = useSettled(now)
  const asked = JSON.parse(settled) as MailingPreviewBody | null
  const { data, error, isPlaceholderData } = useQuery(mailingPreviewQuery(asked))
  return asked
    ? { preview: data, error, isFresh: now === settled && !isPlaceholderData }
    : { preview: undefined, error: null, isFresh: false }
}

/** How many accounts, and for a few of them who receives it and why. */
export function MailingPreview() {
  const { t } = useLingui()
  const { preview, error } = useMailingAccounts()
  const mails = useMailingMails()
  return (
    <div className={css.aside}>
      <Rows title={t`Who receives this?`}>
        {!preview && !error && <p className="soft">{t`Choose a category, and it is told here.`}</p>}
        {error && <p role="alert">{error.message}</p>}
        {preview && (
          <p role="status" className={css.count}>
            <Plural value={preview.accounts} one="# account" other="# accounts" />
          </p>
        )}
        {preview?.sample.map(({ account, items }) => {
          const copies = items.filter(({ verdict }) => verdict === 'in').length
          return (
            <Fold
              key={account.id}
              title={account.name}
              count={<Plural value={copies} one="# copy" other="# copies" />}
            >
              <Decisions items={items} caption={account.name} />
            </Fold>
          )
        })}
      </Rows>
      {preview && (
        <Rows title={t`How it will look`}>
          <MailPreviews mails={mails} />
        </Rows>
      )}
    </div>
  )
}
