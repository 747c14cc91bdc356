import { inTransaction } from '../../lib/db.ts'
import type { Job } from '../../wiring.ts'
import { askPutOff } from './ask-put-off.ts'
import { endOverdueChanges } from './end-overdue-changes.ts'
import { remindRegistrants } from './remind-registrants.ts'
import { openUnreachableTasks } from './store/tasks.ts'

const ofSystem = { kind: 'system', door: 'job', ip: null, requestId: null, language: 'es' } as const

export const jobs: Record<string, Job> = {
  'end-overdue-registrant-changes': ({ db, now }) => endOverdueChanges(db, ofSystem, now()),
  'ask-registrants-put-off': ({ db, now }) => askPutOff(db, ofSystem, now()),
  'tell-unreachable-registrants': ({ db, now }) =>
    inTransaction(db, (tx) => openUnreachableTasks(tx, now(), null)),
  'remind-registrants': ({ db, now }) => remindRegistrants(db, ofSystem, now()),
}
