import type { TrailEntryAnswer } from '../../../../server/modules/trail/wire.ts'
import { RecordTrail } from '../../directory/record/RecordTrail.tsx'
import { accountTrailQuery } from '../../trail/queries.ts'

/** What was done with an account and with what hangs from it, newest first. */
export function AccountTrail({ id }: { id: number }) {
  return <RecordTrail query={accountTrailQuery(id)} subjectOf={partOf} />
}

/** Which service, additional contact or domain it is about, where it is not the account itself. */
function partOf({ subject }: TrailEntryAnswer) {
  return subject.kind === 'account' || !subject.name ? null : <span>{subject.name}</span>
}
