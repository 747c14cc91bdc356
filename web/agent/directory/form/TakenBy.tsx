import { useLingui } from '@lingui/react/macro'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { Problem } from '../../../shared/api.ts'
import { paths } from '../../paths.ts'

/** For `explain` of an e-mail or an external id: the server's sentence, and a link to the contact who has it. */
export function explainTaken(problem: Problem): ReactNode {
  if (!problem.code.endsWith('.taken')) return problem.message
  const { id, kind, name } = problem.params ?? {}
  if (kind === 'agent' || kind === 'department' || typeof id !== 'number') return problem.message
  return <TakenBy id={id} name={String(name)} />
}

function TakenBy({ id, name }: { id: number; name: string }) {
  const { t } = useLingui()
  return (
    <>
      {t`Already belongs to`} <Link to={paths.contact(id)}>{name}</Link>
    </>
  )
}
