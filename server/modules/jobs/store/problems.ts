import { sql } from 'kysely'
import type { Handle, Tx } from '../../../lib/db.ts'
import type { Problem } from '../../../lib/errors.ts'
import { insertRows } from '../../../lib/insert-rows.ts'
import type { SubjectKind } from '../../trail/index.ts'
import type { JobProblem } from '../types.ts'

export async function insertProblems(
  tx: Tx,
  jobId: number,
  of: { refused: readonly JobProblem[]; leftOut: readonly JobProblem[] },
): Promise<void> {
  const rows = (problems: readonly JobProblem[], isRefused: boolean) =>
    problems.map(({ subject, problems: each }) => ({
      job_id: jobId,
      subject_kind: subject.kind,
      subject_id: subject.id,
      is_refused: isRefused,
      problems: each,
    }))
  // A subject named twice in one selection has its first problems kept.
  await insertRows(
    tx,
    'job_problems',
    [...rows(of.refused, true), ...rows(of.leftOut, false)],
    sql`on conflict do nothing`,
  )
}

export type NamedProblem = {
  subject: { kind: SubjectKind; id: number; name: string | null }
  isRefused: boolean
  problems: Problem[]
}

/** Problems by kind and id of their subject, after one of them; names are read where they live today. */
export async function problemsOfJob(
  db: Handle,
  of: { jobId: number; after: { kind: string; id: number } | null; limit: number },
): Promise<NamedProblem[]> {
  const after = of.after ?? { kind: '', id: 0 }
  const { rows } = await sql<{
    kind: SubjectKind
    id: number
    name: string | null
    isRefused: boolean
    problems: Problem[]
  }>`
    select problem.subject_kind as kind,
           problem.subject_id as id,
           coalesce(contacts.name, companies.name, accounts.name) as name,
           problem.is_refused as "isRefused",
           problem.problems
    from job_problems problem
    left join contacts on problem.subject_kind = 'contact' and contacts.id = problem.subject_id
    left join companies on problem.subject_kind = 'company' and companies.id = problem.subject_id
    left join accounts on problem.subject_kind = 'account' and accounts.id = problem.subject_id
    where problem.job_id = ${of.jobId}
      and (problem.subject_kind, problem.subject_id) > (${after.kind}::text, ${after.id}::bigint)
    order by problem.subject_kind, problem.subject_id
    limit ${of.limit}`.execute(db)
  return rows.map(({ kind, id, name, isRefused, problems }) => ({
    subject: { kind, id, name },
    isRefused,
    problems,
  }))
}
