import { useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { Outlet, useChildMatches, useNavigate } from '@tanstack/react-router'
import { PageTitle } from '../../../shared/PageTitle.tsx'
import { WentWrong } from '../../../shared/WentWrong.tsx'
import { Button } from '../../../ui/Button.tsx'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { Page } from '../../../ui/Page.tsx'
import { Split } from '../../../ui/Panel.tsx'
import { Skeleton } from '../../../ui/Skeleton.tsx'
import { isFor } from '../../feature.ts'
import { paths } from '../../paths.ts'
import { useAgent } from '../../use-agent.ts'
import { SettingsTabs } from '../SettingsTabs.tsx'
import { ArchivedFields } from './ArchivedFields.tsx'
import { FieldRows } from './FieldRows.tsx'
import { settingsOf } from './queries.ts'
import { useFieldRecord } from './record-of.ts'

/** `/agent/settings/fields/contacts` and `…/companies`, with one field, a new one or the preview in a panel beside the list. */
export function FieldsPage() {
  const hasPanel = useChildMatches().length > 0
  return <Split list={<FieldsList />} panel={hasPanel ? <Outlet /> : null} />
}

function FieldsList() {
  const { t } = useLingui()
  const navigate = useNavigate()
  const record = useFieldRecord()
  const { session } = useAgent()
  const mayChange = isFor(session, { permission: 'settings.manage' })
  const { data, error, refetch } = useQuery({ ...settingsOf(record), enabled: mayChange })
  const title = record === 'company' ? t`Company fields` : t`Contact fields`
  return (
    <>
      <SettingsTabs />
      <Page
        width="wide"
        title={<PageTitle title={title} />}
        lead={
          record === 'company'
            ? t`What forms and lists ask and show of a company, in this order.`
            : t`What forms, lists and the client area ask and show of a contact, in this order.`
        }
        actions={
          mayChange && (
            <>
              <Button onClick={() => void navigate({ to: paths.fieldsPreview(record) })}>{t`Preview`}</Button>
              <Button
                look="primary"
                icon="plus"
                onClick={() => void navigate({ to: paths.newField(record) })}
              >
                {t`New field`}
              </Button>
            </>
          )
        }
      >
        {!mayChange && (
          <EmptyState kind="no-right" title={t`No permission to change fields`}>
            {t`Administrators and owners can give it.`}
          </EmptyState>
        )}
        {error && !data && <WentWrong error={error} reset={() => void refetch()} />}
        {mayChange && !data && !error && <Skeleton />}
        {data && (
          <>
            <FieldRows record={record} fields={data.items.filter(({ isArchived }) => !isArchived)} />
            <ArchivedFields fields={data.items.filter(({ isArchived }) => isArchived)} />
          </>
        )}
      </Page>
    </>
  )
}
