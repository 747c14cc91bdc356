import { useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import type {
  RegistrantConsequencesAnswer,
  RegistrantConsequencesBody,
} from '../../../../server/modules/domains/wire.ts'
import { api } from '../../../shared/api.ts'
import { useSettled } from '../../directory/record/use-settled.ts'
import { Consequences } from './Consequences.tsx'

type RegistrantWarningProps = {
  accountId: number
  /** What is about to be saved of a holder; null while none of it makes another registrant. */
  change: RegistrantConsequencesBody | null
}

/** Before saving: whose confirmation a change would wait for, where it makes another registrant. */
export function RegistrantWarning({ accountId, change }: RegistrantWarningProps) {
  const { t } = useLingui()
  const written = useSettled(JSON.stringify(change))
  const { data } = useQuery({
    queryKey: ['registrant-consequences', accountId, written],
    queryFn: () =>
      api.post<RegistrantConsequencesAnswer>(
        `/api/agent/accounts/${accountId}/domains/registrant-consequences`,
        JSON.parse(written) as RegistrantConsequencesBody,
      ),
    enabled: change !== null && written !== 'null',
    // What is half written may be no address yet.
    retry: false,
  })
  if (change === null || !data || data.items.length === 0) return null
  return <Consequences title={t`It changes a registrant`} items={data.items} />
}
