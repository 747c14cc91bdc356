import { useLingui } from '@lingui/react/macro'
import { companyTrailQuery } from '../../trail/queries.ts'
import { RecordGone } from '../record/RecordGone.tsx'

/** Instead of a company that was deleted: who did it and when, and the way back. */
export function CompanyGone({ id }: { id: number }) {
  const { t } = useLingui()
  return (
    <RecordGone
      trail={companyTrailQuery(id)}
      type="company.deleted"
      title={(name) =>
        name ? t({ message: `${name} was deleted`, context: 'company' }) : t`This company was deleted`
      }
    />
  )
}
