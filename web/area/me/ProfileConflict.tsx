import { useLingui } from '@lingui/react/macro'
import { useQueryClient } from '@tanstack/react-query'
import type { ProfileAnswer } from '../../../server/modules/accounts/wire.ts'
import type { OwnFieldAnswer } from '../../../server/modules/fields/wire.ts'
import { ApiProblem } from '../../shared/api.ts'
import { useFieldLabel } from '../../shared/fields/field-label.ts'
import { Conflict } from '../../shared/form/Conflict.tsx'
import { toast } from '../../shared/toasts.ts'
import { useCustomer } from '../use-customer.ts'
import { profileQuery } from './queries.ts'
import { useSaveProfile } from './use-save-profile.ts'
import { useValueWords } from './use-value-words.ts'
import { changesIn, type ProfileValues, valueAt, valuesOf, withValue } from './values.ts'

type ProfileConflictProps = {
  mine: ProfileValues
  before: ProfileAnswer
  theirs: ProfileAnswer
  fields: OwnFieldAnswer[]
  onDone: () => void
}

/** Somebody saved these data first: both values of each field that was changed here. */
export function ProfileConflict({ mine, before, theirs, fields, onDone }: ProfileConflictProps) {
  const { t } = useLingui()
  const { workspace } = useCustomer().session
  const queryClient = useQueryClient()
  const label = useFieldLabel()
  const words = useValueWords()
  const save = useSaveProfile(fields)
  const saved = valuesOf(theirs, fields)
  const untouched = valuesOf(before, fields)
  const differing = fields.filter(
    (field) =>
      Object.keys(changesIn(mine, untouched, [field])).length > 0 &&
      JSON.stringify(valueAt(mine, field.path)) !== JSON.stringify(valueAt(saved, field.path)),
  )
  const close = () => {
    queryClient.setQueryData(profileQuery.queryKey, theirs)
    onDone()
  }
  const keep = async (paths: string[]) => {
    const chosen = paths.reduce((values, path) => withValue(values, mine, path), saved)
    try {
      await save(chosen, theirs)
      onDone()
    } catch (problem) {
      if (!(problem instanceof ApiProblem)) throw problem
      toast(problem.problems[0]?.message ?? problem.message)
      close()
    }
  }
  return (
    <Conflict
      title={t`Your data were changed meanwhile, by ${workspace.name} or in another window`}
      theirsTitle={t`Saved already`}
      fields={differing.map((field) => ({
        name: field.path,
        label: label(field),
        mine: words(field, mine),
        theirs: words(field, saved),
      }))}
      onKeep={(paths) => void keep(paths)}
      onDiscard={close}
    />
  )
}
