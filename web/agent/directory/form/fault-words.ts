import { useLingui } from '@lingui/react/macro'
import type { Fault } from '../../../../server/lib/pure/fault.ts'
import { pureWords } from '../../../../server/lib/pure/words.ts'

/** The sentences of `lib/pure` for what is looked at before the server decides: the same that it would say. */
export function useFaultWords() {
  const { i18n } = useLingui()
  const words: Record<string, unknown> = pureWords[i18n.locale === 'es' ? 'es' : 'en']
  return (fault: Fault): string => {
    const sentence = words[fault.code]
    if (typeof sentence === 'function') return String(sentence('params' in fault ? fault.params : {}))
    return typeof sentence === 'string' ? sentence : fault.code
  }
}
