import { useLocation } from '@tanstack/react-router'
import { useEffect } from 'react'
import { rememberRecord } from './recent-records.ts'

const records: Record<string, string> = { contacts: 'contact', companies: 'company', tickets: 'ticket' }

/** Remembers the records whose pages are opened, for the empty palette. */
export function useRememberedRecords(): void {
  const path = useLocation({ select: ({ pathname }) => pathname })
  useEffect(() => {
    const [, nouns, id] = /^\/agent\/(contacts|companies|tickets)\/(\d+)$/.exec(path) ?? []
    if (nouns !== undefined) rememberRecord(`${records[nouns]}-${id}`)
  }, [path])
}
