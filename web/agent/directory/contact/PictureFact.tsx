import { useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import type { ContactAnswer } from '../../../../server/modules/directory/wire.ts'
import { ApiProblem, api } from '../../../shared/api.ts'
import { PictureChooser } from '../../../shared/form/PictureChooser.tsx'
import { Fact } from '../../../ui/Facts.tsx'
import { isFor } from '../../feature.ts'
import { useAgent } from '../../use-agent.ts'
import { useContactChanged } from './use-contact-changed.ts'

/** The contact's picture, changed at once. */
export function PictureFact({ contact }: { contact: ContactAnswer }) {
  const { t } = useLingui()
  const { session } = useAgent()
  const changed = useContactChanged()
  const [refusal, setRefusal] = useState('')
  const path = `/api/agent/contacts/${contact.id}/avatar`
  if (!isFor(session, { permission: 'contacts.write' })) return null
  const save = async (saving: () => Promise<ContactAnswer>) => {
    setRefusal('')
    try {
      changed(await saving())
    } catch (problem) {
      if (!(problem instanceof ApiProblem)) throw problem
      setRefusal(problem.problems[0]?.message ?? problem.message)
    }
  }
  return (
    <Fact name={t`Picture`}>
      <PictureChooser
        picture={contact.avatar ?? ''}
        alt={contact.name}
        onChoose={(blob) => void save(() => api.put<ContactAnswer>(path, blob))}
        onRemove={() => void save(() => api.delete<ContactAnswer>(path))}
      />
      {refusal && <p role="alert">{refusal}</p>}
    </Fact>
  )
}
