import { useLingui } from '@lingui/react/macro'
import { useQueryClient } from '@tanstack/react-query'
import type { WorkspaceSettings } from '../../../server/modules/identity/wire.ts'
import { ApiProblem, api } from '../../shared/api.ts'
import { toast } from '../../shared/toasts.ts'
import { useSessionAgain } from '../use-session-again.ts'
import { workspaceQuery } from './queries.ts'
import type { Switches } from './workspace-values.ts'

export type Turn = (setting: Switches, isOn: boolean) => Promise<void>

/** Turns a switch of the workspace: at once, with undo; what shows it follows. */
export function useTurn(workspace: WorkspaceSettings): Turn {
  const { t } = useLingui()
  const queryClient = useQueryClient()
  const sessionAgain = useSessionAgain()
  const patch = async (setting: Switches, isOn: boolean, version: number) => {
    const saved = await api.patch<WorkspaceSettings>('/api/agent/workspace', { [setting]: isOn }, { version })
    queryClient.setQueryData(workspaceQuery.queryKey, saved)
    await sessionAgain()
    await queryClient.invalidateQueries({
      predicate: ({ queryKey }) => !['session', 'workspace'].includes(String(queryKey[0])),
    })
    return saved
  }
  return async (setting: Switches, isOn: boolean) => {
    try {
      const saved = await patch(setting, isOn, workspace.version)
      toast(isOn ? t`Turned on` : t`Turned off`, () => patch(setting, !isOn, saved.version))
    } catch (problem) {
      if (!(problem instanceof ApiProblem)) throw problem
      toast(
        problem.status === 412
          ? t`The settings were changed meanwhile: here is how they stand`
          : problem.message,
      )
      await queryClient.invalidateQueries({ queryKey: workspaceQuery.queryKey })
    }
  }
}
