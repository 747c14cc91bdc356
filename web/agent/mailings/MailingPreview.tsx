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

/** What the mailing would do; asked anew when what is written stands still. */
export function useMailingPreview() {
  const { getValues } = useFormContext<MailingValues>()
  useWatch<MailingValues>()
  const values = getValues()
  const { category } = values
  const wanted = category ? { category, filter: filterOf(values), ...finishedTextOf(values) } : null
  const settled = JSON.parse(useSettled(JSON.stringify(wanted))) as MailingPreviewBody | null
  const { data, error } = useQuery(mailingPreviewQuery(settled))
  return { preview: settled ? data : undefined, error: settled ? error : null }
}

/** How many accounts, and for a few of them who receives it and why. */
export function MailingPreview() {
  const { t } = useLingui()
  const { preview, error } = useMailingPreview()
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
          <MailPreviews mails={preview.mails} />
        </Rows>
      )}
    </div>
  )
}
