import { useLingui } from '@lingui/react/macro'
import type { AccountAnswer, AccountDraft } from '../../../../server/modules/accounts/wire.ts'
import { languageName } from '../../../shared/formats.ts'
import { StaleRecord } from '../../directory/record/StaleRecord.tsx'
import type { BothVersions } from '../../directory/record/use-record-change.ts'
import { useAccountLabels } from '../form/labels.ts'

type StaleAccountProps = BothVersions<AccountAnswer, AccountDraft>

/** Both versions of an account's fields that were to be saved. */
export function StaleAccount({ stale, onSend, onDiscard }: StaleAccountProps) {
  const { t } = useLingui()
  return (
    <StaleRecord<AccountAnswer, AccountDraft>
      stale={stale}
      title={(who, ago) => t`${who} changed this account ${ago}`}
      label={useAccountLabels()}
      shown={shown}
      asDrafted={asDrafted}
      onSend={onSend}
      onDiscard={onDiscard}
    />
  )
}

const asDrafted = (account: AccountAnswer) => ({ ...account, companyId: account.company?.id ?? null })

function shown(field: string, value: unknown): string | undefined {
  if (value === null || value === undefined || value === '') return undefined
  if (field === 'language') return languageName(String(value))
  return typeof value === 'object' ? partsOf(value).join(', ') : String(value)
}

/** What there is of a holder, an address in it included. */
function partsOf(value: object): string[] {
  return Object.values(value).flatMap((part: unknown) => {
    if (part === null || part === '') return []
    return typeof part === 'object' ? partsOf(part as object) : [String(part)]
  })
}
