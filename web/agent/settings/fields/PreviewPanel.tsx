import { useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import type { FieldAnswer } from '../../../../server/modules/fields/wire.ts'
import { formValueOf } from '../../../shared/fields/form-values.ts'
import { usePageTitle } from '../../../shared/title.ts'
import { Panel, PanelBody } from '../../../ui/Panel.tsx'
import { Skeleton } from '../../../ui/Skeleton.tsx'
import { paths } from '../../paths.ts'
import css from './fields.module.css'
import { Door, Pretend } from './Preview.tsx'
import { settingsOf } from './queries.ts'
import { useFieldRecord } from './record-of.ts'

/** `/agent/settings/fields/<record>/preview`: both forms as they are now; they follow each change beside them. */
export function PreviewPanel() {
  const { t } = useLingui()
  const navigate = useNavigate()
  const record = useFieldRecord()
  const { data } = useQuery(settingsOf(record))
  usePageTitle(t`Preview`)
  const fields = data?.items.filter(({ isArchived }) => !isArchived)
  return (
    <Panel title={t`Preview`} onClose={() => void navigate({ to: paths.fields(record) })}>
      <PanelBody>
        {!fields && <Skeleton />}
        {fields && (
          // biome-ignore lint/a11y/noNoninteractiveTabindex: nothing inside takes the focus, and it is scrolled by keys too
          <section className={css.preview} tabIndex={0} aria-label={t`Both forms`}>
            <Door title={t`Agents’ form`}>
              <Pretend
                fields={fields.map((field) => ({
                  ...field,
                  isRequired: field.requiredForAgents,
                  start: String(formValueOf(field, field.hasOwnDefault ? field.defaultValue : null)),
                }))}
              />
            </Door>
            {record === 'contact' && (
              <Door title={t`Client area`}>
                <Pretend fields={fields.filter((field) => field.visibleToCustomers).map(asCustomersSee)} />
              </Door>
            )}
          </section>
        )}
      </PanelBody>
    </Panel>
  )
}

const asCustomersSee = (field: FieldAnswer) => ({
  ...field,
  labels: { ...field.labels, ...field.customerLabels },
  isRequired: field.requiredForCustomers,
  isReadOnly: !field.editableByCustomers,
})
