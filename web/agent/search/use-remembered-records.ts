import { useLocation } from '@tanstack/react-router'
import { useEffect } from 'react'
import { rememberRecord } from './recent-records.ts'

/** Remembers the contacts and companies whose pages are opened, for the empty palette. */
export function useRememberedRecords(): void {
  const path = useLocation({ select: ({ pathname }) => pathname })
  useEffect(() => {
    const [, nouns, id] = /^\/agent\/(contacts|companies)\/(\d+)$/.exec(path) ?? []
    if (nouns !== undefined) rememberRecord(`${nouns === 'contacts' ? 'contact' : 'company'}-${id}`)
  }, [path])
}
