import { useLingui } from '@lingui/react/macro'
import type { Department } from './queries.ts'

type Unknown = Department['unknownSenders']
export const unknownChoices: Unknown[] = ['accept', 'hold', 'refuse']

/** What becomes of mail of somebody who proved who he is, but whom nobody knows. */
export function useUnknownWords(): (choice: Unknown) => { name: string; hint: string } {
  const { t } = useLingui()
  const words = {
    accept: { name: t`They are taken in`, hint: t`A contact is made of whoever writes, and a ticket opens.` },
    hold: { name: t`They are held`, hint: t`The mail waits under incoming mail until somebody decides.` },
    refuse: {
      name: t`They are refused`,
      hint: t`A mail tells that this address does not take it; nothing is opened.`,
    },
  }
  return (choice) => words[choice]
}
