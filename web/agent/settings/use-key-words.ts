import { useLingui } from '@lingui/react/macro'
import type { ApiKeyAnswer } from '../../../server/modules/identity/wire.ts'
import { isScope, scopes, scopeWords } from './scope-words.ts'

/** What a key's kind is called. */
export function useKindWords() {
  const { t } = useLingui()
  return (kind: ApiKeyAnswer['kind']) => (kind === 'whmcs' ? t`WHMCS’s API` : t`Encopia’s or Freshdesk’s API`)
}

/** What a key may do, in a line. */
export function useScopeSentence(given: string[]) {
  const { t, i18n } = useLingui()
  const known = given.filter(isScope)
  if (known.length === scopes.length) return t`Everything`
  return known.map((scope) => i18n._(scopeWords[scope])).join(' · ')
}
