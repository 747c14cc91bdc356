import { useQuery } from '@tanstack/react-query'
import { Outlet, useParams } from '@tanstack/react-router'
import { useEffect } from 'react'
import { OpenShell } from '../shared/OpenShell.tsx'
import { providerQuery } from '../shared/provider.ts'
import { namePlace } from '../shared/title.ts'

/** The frame before signing in, under the provider's name. */
export function AreaOpenShell() {
  const { _splat: token } = useParams({ strict: false })
  // Where a mailed link is looked at, its answer says the name too (`linkQuery`).
  const { data: provider } = useQuery({ ...providerQuery, enabled: !token })
  const name = provider?.name ?? ''
  useEffect(() => namePlace(name), [name])
  return (
    <OpenShell name={name}>
      <Outlet />
    </OpenShell>
  )
}
