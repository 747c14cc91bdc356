import { useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { useWatch } from 'react-hook-form'
import { useAgent } from '../../use-agent.ts'
import { useFaultWords } from './fault-words.ts'
import type { ContactValues, PhoneKind } from './values.ts'

/** How a phone will be kept: "Se guardará como +52 …". The metadata are loaded when there is a first digit to read. */
export function usePhoneHint(kind: PhoneKind): string | undefined {
  const { t } = useLingui()
  const { session } = useAgent()
  const faultWords = useFaultWords()
  const typed = useWatch<ContactValues, PhoneKind>({ name: kind })
  const country = useWatch<ContactValues, 'postalAddress.country'>({ name: 'postalAddress.country' })
  const isLong = typed.replace(/\D/g, '').length >= 3
  const { data: phones } = useQuery({
    queryKey: ['phone-metadata'],
    queryFn: () => import('../../../../server/lib/pure/phone-min.ts'),
    enabled: isLong,
    staleTime: Number.POSITIVE_INFINITY,
    structuralSharing: false,
  })
  if (!isLong || !phones) return undefined
  const reading = phones.readPhone(typed, country || session.workspace.country)
  if (!reading.ok) return faultWords(reading.fault)
  const { international } = reading.value
  return international ? t`Will be kept as ${international}` : t`Will be kept as it is written`
}
