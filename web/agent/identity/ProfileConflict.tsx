import { useLingui } from '@lingui/react/macro'
import { useQueryClient } from '@tanstack/react-query'
import type { AgentAnswer } from '../../../server/modules/identity/wire.ts'
import { Conflict } from '../../shared/form/Conflict.tsx'
import { languageName } from '../../shared/formats.ts'
import { timeZoneName } from '../../shared/time-zone-name.ts'
import { type Profile, profileOf } from './profile.ts'
import { meQuery } from './queries.ts'

type ProfileConflictProps = {
  mine: Profile
  theirs: AgentAnswer
  onSave: (values: Profile, version: number) => Promise<unknown>
}

/** The profile was changed meanwhile, in another window or by an administrator. */
export function ProfileConflict({ mine, theirs, onSave }: ProfileConflictProps) {
  const { t } = useLingui()
  const queryClient = useQueryClient()
  const saved = profileOf(theirs)
  const words: Record<keyof Profile, { label: string; say: (profile: Profile) => string }> = {
    name: { label: t`Full name`, say: ({ name }) => name },
    language: { label: t`Language`, say: ({ language }) => languageName(language) },
    timeZone: { label: t`Time zone`, say: ({ timeZone }) => timeZoneName(timeZone, new Date()) },
    singleKeys: {
      label: t`Single-letter keys`,
      say: ({ singleKeys }) => (singleKeys ? t`On` : t`Off`),
    },
  }
  const names = (Object.keys(words) as (keyof Profile)[]).filter((name) => mine[name] !== saved[name])
  const discard = () => queryClient.setQueryData(meQuery.queryKey, theirs)
  return (
    <Conflict
      title={t`The profile was changed meanwhile`}
      theirsTitle={t`Saved already`}
      fields={names.map((name) => ({
        name,
        label: words[name].label,
        mine: words[name].say(mine),
        theirs: words[name].say(saved),
      }))}
      onKeep={(kept) => {
        const chosen = Object.fromEntries(kept.map((name) => [name, mine[name as keyof Profile]]))
        void onSave({ ...saved, ...chosen }, theirs.version).catch(discard)
      }}
      onDiscard={discard}
    />
  )
}
