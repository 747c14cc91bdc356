import { useLingui } from '@lingui/react/macro'
import type { HeldItem } from './queries.ts'

/** Through which door a mail came. */
export function useViaWords(): (via: HeldItem['via']) => string {
  const { t } = useLingui()
  const words = {
    smtp: t`by SMTP`,
    imap: t`from a mailbox`,
    api: t`by the API`,
    'command-line': t`by command`,
  }
  return (via) => words[via]
}
