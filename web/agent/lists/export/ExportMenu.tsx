import { useLingui } from '@lingui/react/macro'
import type { ListRecord } from '../../../../server/modules/lists/wire.ts'
import { Menu } from '../../../ui/Menu.tsx'
import { isFor } from '../../feature.ts'
import { useAgent } from '../../use-agent.ts'
import type { Shown } from '../list-search.ts'
import { useExport } from './use-export.ts'

/** Everything that is shown, over all pages, as a file. */
export function ExportMenu({ record, shown }: { record: ListRecord; shown: Shown }) {
  const { t } = useLingui()
  const { session } = useAgent()
  const exportAs = useExport(record, shown)
  if (!isFor(session, { permission: 'exports.create' })) return null
  return (
    <Menu
      look="bare"
      label={t`Export`}
      aria-label={t`Export what is shown`}
      entries={[
        { id: 'csv', label: t`As CSV, for spreadsheets`, onAction: () => void exportAs('csv') },
        { id: 'json', label: t`As JSON lines, for programs`, onAction: () => void exportAs('json-lines') },
      ]}
    />
  )
}
