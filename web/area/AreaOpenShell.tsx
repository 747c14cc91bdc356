import { useQuery } from '@tanstack/react-query'
import { Outlet } from '@tanstack/react-router'
import { useEffect } from 'react'
import { OpenShell } from '../shared/OpenShell.tsx'
import { namePlace } from '../shared/title.ts'
import { providerQuery } from './provider.ts'

/** The frame before signing in, under the provider's name. */
export function AreaOpenShell() {
  const { data: provider } = useQuery(providerQuery)
  const name = provider?.name ?? ''
  useEffect(() => namePlace(name), [name])
  return (
    <OpenShell name={name}>
      <Outlet />
    </OpenShell>
  )
}
