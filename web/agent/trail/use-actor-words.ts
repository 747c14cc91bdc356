import { useLingui } from '@lingui/react/macro'
import type { TrailEntryAnswer } from '../../../server/modules/trail/wire.ts'

/** Who did it, and through which door: "Rocío Domínguez, desde el área de clientes". */
export function useActorWords(): (entry: Pick<TrailEntryAnswer, 'actor' | 'door'>) => string {
  const { t } = useLingui()
  const doors: Record<string, string> = {
    area: t`from the client area`,
    api: t`through the API`,
    'command-line': t`from the command line`,
    mail: t`by mail`,
    import: t`by an import`,
    'set-up': t`at set-up`,
  }
  const kinds: Record<string, string> = {
    agent: t`An agent`,
    customer: t`A customer`,
    nobody: t`Somebody not signed in`,
    system: t`The system`,
  }
  return ({ actor, door }) => [actor.name ?? kinds[actor.kind], doors[door]].filter(Boolean).join(', ')
}
