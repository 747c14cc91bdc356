import { useEffect, useState } from 'react'
import { clearDraft, keepDraft, readDraft } from '../../shared/form/draft.ts'
import { type KeptFile, useUploads } from '../../shared/messages/use-uploads.ts'
import { uploadsPath } from './queries.ts'

/** The files of a message whose text is kept as the draft `key`: those that have arrived are kept beside it. */
export function useDraftUploads(key: string) {
  const place = `${key}.files`
  const [kept] = useState(() => readDraft<KeptFile[]>(place) ?? [])
  const uploads = useUploads(uploadsPath, kept)
  const arrived = uploads.files.flatMap(({ id, name, size }) => (id === null ? [] : [{ id, name, size }]))
  const text = JSON.stringify(arrived)
  useEffect(() => {
    const files = JSON.parse(text) as KeptFile[]
    if (files.length > 0) keepDraft(place, files)
    else clearDraft(place)
  }, [place, text])
  return {
    ...uploads,
    clear: () => {
      clearDraft(place)
      uploads.clear()
    },
  }
}
