import { useQueryClient } from '@tanstack/react-query'
import type { ContactAnswer } from '../../../../server/modules/directory/wire.ts'

/** Shows a contact as the server has just answered it, and asks anew for what hangs on it. */
export function useContactChanged(): (contact: ContactAnswer) => void {
  const queryClient = useQueryClient()
  return (contact) => {
    queryClient.setQueryData(['contact', contact.id], contact)
    for (const queryKey of [['contacts'], ['trail'], ['messages', contact.id]])
      void queryClient.invalidateQueries({ queryKey })
  }
}
