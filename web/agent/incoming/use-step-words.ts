import { useLingui } from '@lingui/react/macro'

/** What each step that mail goes through looks at (`intake/rules/steps.ts`), for agents. */
export function useStepWords(): (step: string) => string {
  const { t } = useLingui()
  const said: Record<string, string> = {
    reading: t`reading the mail`,
    'own-loop': t`whether it is our own mail`,
    duplicate: t`whether it had come before`,
    bounce: t`whether it is returned mail`,
    complaint: t`whether it is a complaint`,
    automatic: t`whether a machine wrote it`,
    authentication: t`who wrote it, and what proves that`,
    standing: t`whether the sender is blocked or writes too fast`,
    thread: t`the ticket that it answers`,
    'right-to-join': t`whether the sender may write in that ticket`,
    account: t`whose new ticket it is`,
  }
  return (step) => said[step] ?? step
}
