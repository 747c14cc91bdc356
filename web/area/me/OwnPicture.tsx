import { useLingui } from '@lingui/react/macro'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { ProfileAnswer } from '../../../server/modules/accounts/wire.ts'
import type { OwnFieldAnswer } from '../../../server/modules/fields/wire.ts'
import { ApiProblem, api } from '../../shared/api.ts'
import { useFieldLabel } from '../../shared/fields/field-label.ts'
import { PictureChooser } from '../../shared/form/PictureChooser.tsx'
import { toast } from '../../shared/toasts.ts'
import { FieldGroup } from '../../ui/Field.tsx'
import { Rows } from '../../ui/Rows.tsx'
import css from './profile.module.css'
import { profileQuery } from './queries.ts'

type OwnPictureProps = { profile: ProfileAnswer; fields: OwnFieldAnswer[] }

/** One's own picture, saved as soon as it is chosen; nothing where customers do not see it. */
export function OwnPicture({ profile, fields }: OwnPictureProps) {
  const { t } = useLingui()
  const queryClient = useQueryClient()
  const label = useFieldLabel()
  const [error, setError] = useState<string>()
  const field = fields.find(({ type }) => type === 'image')
  const picture = profile.avatar ?? ''
  if (!field || (!field.isEditable && !picture)) return null
  const change = async (said: string, send: () => Promise<ProfileAnswer>, undo?: () => Promise<unknown>) => {
    setError(undefined)
    try {
      queryClient.setQueryData(profileQuery.queryKey, await send())
      toast(said, undo)
    } catch (problem) {
      if (!(problem instanceof ApiProblem)) throw problem
      setError(problem.problems[0]?.message ?? problem.message)
    }
  }
  const choose = (blob: Blob) =>
    change(t`Picture saved`, () => api.put<ProfileAnswer>('/api/area/me/avatar', blob))
  const remove = async () => {
    const former = await fetch(picture).then((answer) => answer.blob())
    await change(
      t`Picture removed`,
      () => api.delete<ProfileAnswer>('/api/area/me/avatar'),
      () => choose(former),
    )
  }
  return (
    <section className={css.picture} aria-label={label(field)}>
      <Rows>
        <FieldGroup label={label(field)} error={error}>
          {field.isEditable ? (
            <PictureChooser
              picture={picture}
              alt={t`As others see you`}
              onChoose={(blob) => void choose(blob)}
              onRemove={() => void remove()}
            />
          ) : (
            <img src={picture} alt={t`As others see you`} width={64} height={64} />
          )}
        </FieldGroup>
      </Rows>
    </section>
  )
}
