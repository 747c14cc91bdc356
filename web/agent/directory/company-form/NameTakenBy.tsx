import { useLingui } from '@lingui/react/macro'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { Problem } from '../../../shared/api.ts'
import { paths } from '../../paths.ts'

/** For `explain` of a company's name: a link to the one that is called so. */
export function explainNameTaken({ code, params, message }: Problem): ReactNode {
  const { id, name } = params ?? {}
  if (code !== 'company.taken' || typeof id !== 'number') return message
  return <NameTakenBy id={id} name={String(name)} />
}

function NameTakenBy({ id, name }: { id: number; name: string }) {
  const { t } = useLingui()
  return (
    <>
      {t`There is already a company with this name:`} <Link to={paths.company(id)}>{name}</Link>
    </>
  )
}
