import type { ReactNode } from 'react'

/** Unknown: still being asked, or not for this agent to know. */
export type TaskState = 'done' | 'under way' | 'not started' | 'unknown'

export type Task = { id: string; title: string; detail: ReactNode; state: TaskState; to?: string }
