import { useLingui } from '@lingui/react/macro'
import { useQueryClient } from '@tanstack/react-query'
import type { TemplateChanged, TemplateText, TestSent } from '../../../../server/modules/delivery/wire.ts'
import { api } from '../../../shared/api.ts'
import { toast } from '../../../shared/toasts.ts'
import { useUndo } from '../../trail/use-undo.ts'
import { orTold } from '../fields/use-field-changes.ts'
import { templatePath, templateQuery, type WhichText } from './queries.ts'

/** What can be done with a text. Each says that it was done and offers to take it back. */
export function useMailTextChanges(which: WhichText) {
  const { t } = useLingui()
  const queryClient = useQueryClient()
  const undo = useUndo()
  const path = templatePath(which)
  const again = () => queryClient.invalidateQueries({ queryKey: ['mail-texts'] })
  const take = async (message: string, { template, undoId }: TemplateChanged) => {
    toast(message, undoId === null ? undefined : () => undo(undoId).then(again))
    queryClient.setQueryData(templateQuery(which).queryKey, template)
    await again()
    return template
  }
  return {
    change: async (text: TemplateText, version: number) =>
      take(t`Text saved`, await api.patch<TemplateChanged>(path, text, { version })),
    back: (version: number) =>
      orTold(async () =>
        take(
          t`The text of the program is in use again`,
          await api.delete<TemplateChanged>(`${path}/own-words`, { version }),
        ),
      ),
    test: (text: TemplateText) =>
      orTold(async () => {
        const body = { ...which, ...text }
        const { address } = await api.post<TestSent>('/api/agent/mail-template-test', body)
        toast(t`Test sent to ${address}`)
      }),
    reread: again,
  }
}
