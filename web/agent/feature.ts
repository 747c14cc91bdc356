import type { MessageDescriptor } from '@lingui/core'
import type { AnyRoute } from '@tanstack/react-router'
import type { ComponentType } from 'react'
import type { AgentSession } from '../shared/session.ts'

/**
 * What a folder of `web/agent/` adds to the portal. It exports `feature` from its `feature.ts`, and is found by that name.
 * `title` comes from `msg` of `@lingui/core/macro`; `permission` hides what the agent may not use.
 */
export type AgentFeature = {
  /** Children of `shellRoute`: pages inside the frame. */
  routes?: AnyRoute[]
  /** Children of `furtherRoute`: the same, of folders whose texts are not loaded with the portal (`further-texts.ts`). */
  furtherRoutes?: AnyRoute[]
  /** Children of `openRoute`: pages without a session. */
  openRoutes?: AnyRoute[]
  nav?: NavEntry[]
  /** Stands under the sections of the side menu. */
  underNav?: ComponentType
  /** The "New" menu; `keys` work everywhere. */
  create?: { title: MessageDescriptor; to: string; keys: string; permission?: string; order: number }[]
  /** The menu under the agent's name. */
  own?: { title: MessageDescriptor; to: string; order: number }[]
  /** Finds records for the palette, in the order to be shown; of an empty text those opened last. */
  search?: (text: string, signal: AbortSignal) => Promise<Found[]>
}

export type NavEntry = {
  title: MessageDescriptor
  to: string
  /** `end` stands at the foot of the side menu. */
  place?: 'main' | 'end'
  order: number
  /** `g c`: goes there from everywhere. */
  keys?: string
  permission?: string
  /** How many there are, at the right; comes a moment after the page. */
  count?: ComponentType
}

export type Found = {
  id: string
  title: string
  /** Company, address, number: what tells two of a name apart. */
  detail?: string
  /** What it is: a contact, a company. */
  label?: string
  /** Nothing was found; this could be made instead. */
  isOffer?: true
  permission?: string
  to: string
}

/** Whether the agent may use what asks for `permission`; what asks for none is for everybody. */
export function isFor(session: AgentSession, { permission }: { permission?: string }): boolean {
  return !permission || session.permissions.includes(permission)
}
