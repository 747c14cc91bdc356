import { useLingui } from '@lingui/react/macro'
import type { Ref } from 'react'
import type { CompanyLookupAnswer } from '../../../../server/modules/directory/wire.ts'
import { api } from '../../../shared/api.ts'
import { RecordPicker } from '../record/RecordPicker.tsx'

export type PickedCompany = { companyId: number | null; name: string }

type CompanyPickerProps = {
  label: string
  /** Companies that are there already. */
  except: number[]
  onPick: (company: PickedCompany) => void
  ref?: Ref<HTMLInputElement>
}

const made = 'new '

/** Write to find a company; one that there is not yet is offered to be created under that name. */
export function CompanyPicker({ label, except, onPick, ref }: CompanyPickerProps) {
  const { t } = useLingui()
  const find = async (text: string, signal: AbortSignal) => {
    const { items, exact } = await api.get<CompanyLookupAnswer>('/api/agent/companies/lookup', {
      signal,
      query: { q: text },
    })
    const offered = items
      .filter(({ id }) => !except.includes(id))
      .map(({ id, name, mailDomains }) => ({ id: String(id), label: name, detail: mailDomains[0] ?? '' }))
    if (text === '' || exact) return offered
    return [...offered, { id: `${made}${text}`, label: t`Create company “${text}”` }]
  }
  return (
    <RecordPicker
      ref={ref}
      aria-label={label}
      kind={`company ${except.join(' ')}`}
      find={find}
      onPick={({ id, label: name }) =>
        onPick(
          id.startsWith(made)
            ? { companyId: null, name: id.slice(made.length) }
            : { companyId: Number(id), name },
        )
      }
    />
  )
}
