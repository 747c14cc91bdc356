import { useLingui } from '@lingui/react/macro'
import { useQueryClient } from '@tanstack/react-query'
import type { WorkspaceSettings } from '../../../server/modules/identity/wire.ts'
import { Conflict } from '../../shared/form/Conflict.tsx'
import { countryName, languageName } from '../../shared/formats.ts'
import { timeZoneName } from '../../shared/time-zone-name.ts'
import { workspaceQuery } from './queries.ts'
import { valuesOf, type WorkspaceValues } from './workspace-values.ts'

type WorkspaceConflictProps = {
  mine: WorkspaceValues
  theirs: WorkspaceSettings
  onSave: (values: WorkspaceValues, version: number) => Promise<unknown>
}

/** Somebody else changed the workspace meanwhile. */
export function WorkspaceConflict({ mine, theirs, onSave }: WorkspaceConflictProps) {
  const { t } = useLingui()
  const queryClient = useQueryClient()
  const saved = valuesOf(theirs)
  const words: Record<keyof WorkspaceValues, { label: string; say: (value: string) => string }> = {
    name: { label: t`Organisation`, say: (value) => value },
    language: { label: t`Language`, say: languageName },
    country: { label: t`Country`, say: countryName },
    timeZone: { label: t`Time zone`, say: (value) => timeZoneName(value, new Date()) },
  }
  const names = (Object.keys(words) as (keyof WorkspaceValues)[]).filter((name) => mine[name] !== saved[name])
  const discard = () => queryClient.setQueryData(workspaceQuery.queryKey, theirs)
  return (
    <Conflict
      title={t`The workspace was changed meanwhile`}
      theirsTitle={t`Saved already`}
      fields={names.map((name) => ({
        name,
        label: words[name].label,
        mine: words[name].say(mine[name]),
        theirs: words[name].say(saved[name]),
      }))}
      onKeep={(kept) => {
        const chosen = Object.fromEntries(kept.map((name) => [name, mine[name as keyof WorkspaceValues]]))
        void onSave({ ...saved, ...chosen }, theirs.version).catch(discard)
      }}
      onDiscard={discard}
    />
  )
}
