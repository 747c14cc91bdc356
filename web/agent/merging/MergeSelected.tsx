import { useLingui } from '@lingui/react/macro'
import { useNavigate } from '@tanstack/react-router'
import { Button } from '../../ui/Button.tsx'
import type { Selection } from '../lists/use-selection.ts'
import { paths } from '../paths.ts'
import { mostAtOnce } from './queries.ts'

/** Beside a selection of two to five contacts: they are compared to become one. */
export function MergeSelected({ selection: { chosen } }: { selection: Selection }) {
  const { t } = useLingui()
  const navigate = useNavigate()
  const ids = chosen.all ? [] : [...chosen.ids]
  const [first, ...others] = ids
  if (first === undefined || others.length === 0 || ids.length > mostAtOnce) return null
  return (
    <Button look="bare" onClick={() => void navigate({ to: paths.mergeContacts(first, others.join()) })}>
      {t`Merge…`}
    </Button>
  )
}
