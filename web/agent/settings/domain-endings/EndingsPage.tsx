import { Plural, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { Link, Outlet, useChildMatches, useNavigate, useParams } from '@tanstack/react-router'
import type { DomainEndingAnswer } from '../../../../server/modules/domains/wire.ts'
import { formatList } from '../../../shared/formats.ts'
import { PageTitle } from '../../../shared/PageTitle.tsx'
import { useRoleWords } from '../../../shared/routing-words.ts'
import { WentWrong } from '../../../shared/WentWrong.tsx'
import { Button } from '../../../ui/Button.tsx'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { Ledger, LedgerRow, rowNameClass } from '../../../ui/Ledger.tsx'
import { Page } from '../../../ui/Page.tsx'
import { Split } from '../../../ui/Panel.tsx'
import { Skeleton } from '../../../ui/Skeleton.tsx'
import { isFor } from '../../feature.ts'
import { paths } from '../../paths.ts'
import { useAgent } from '../../use-agent.ts'
import { SettingsTabs } from '../SettingsTabs.tsx'
import settingsCss from '../settings.module.css'
import css from './endings.module.css'
import { endingsQuery } from './queries.ts'
import { useEndingName } from './use-ending-name.ts'

/** `/agent/settings/domain-endings`, with one ending or a new one in a panel beside the list. */
export function EndingsPage() {
  const hasPanel = useChildMatches().length > 0
  return <Split list={<EndingsList />} panel={hasPanel ? <Outlet /> : null} />
}

function EndingsList() {
  const { t } = useLingui()
  const navigate = useNavigate()
  const { session } = useAgent()
  const mayChange = isFor(session, { permission: 'settings.manage' })
  const { data, error, refetch } = useQuery({ ...endingsQuery, enabled: mayChange })
  return (
    <>
      <SettingsTabs />
      <Page
        width="wide"
        title={<PageTitle title={t`Domain endings`} />}
        lead={t`Which roles domains of an ending have, what each needs, and what a change of registrant takes. The longest ending that fits decides.`}
        actions={
          mayChange && (
            <Button
              look="primary"
              icon="plus"
              onClick={() => void navigate({ to: paths.newDomainEnding() })}
            >{t`New ending`}</Button>
          )
        }
      >
        {!mayChange && (
          <EmptyState kind="no-right" title={t`No permission to change domain endings`}>
            {t`Administrators and owners can give it.`}
          </EmptyState>
        )}
        {error && !data && <WentWrong error={error} reset={() => void refetch()} />}
        {mayChange && !data && !error && <Skeleton />}
        {data && <Rows items={data.items} />}
      </Page>
    </>
  )
}

function Rows({ items }: { items: DomainEndingAnswer[] }) {
  const { t } = useLingui()
  const { id: open } = useParams({ strict: false })
  return (
    <Ledger caption={t`Domain endings`} className={css.register}>
      <thead>
        <tr>
          <th scope="col">{t`Ending`}</th>
          <th scope="col" className={settingsCss.second}>{t`Roles`}</th>
          <th scope="col">{t`Change of registrant`}</th>
          <th scope="col" className={settingsCss.third}>{t`Domains`}</th>
        </tr>
      </thead>
      <tbody>
        {items.map((item) => (
          <Row key={item.id} item={item} isOpen={String(item.id) === open} />
        ))}
      </tbody>
    </Ledger>
  )
}

function Row({ item, isOpen }: { item: DomainEndingAnswer; isOpen: boolean }) {
  const { t } = useLingui()
  const roleWords = useRoleWords()
  const name = useEndingName()(item.ending)
  return (
    <LedgerRow isSelected={isOpen}>
      <td>
        <Link className={rowNameClass} to={paths.domainEnding(item.id)}>
          {name}
        </Link>
      </td>
      <td className={settingsCss.second}>{formatList(item.roles.map(roleWords))}</td>
      <td>
        {item.confirmations === 'both' ? t`old and new confirm` : t`at once, both are told`}
        {item.lockDays > 0 && (
          <span className={`${css.under} meta`}>
            <Plural value={item.lockDays} one="locked for # day" other="locked for # days" />
          </span>
        )}
      </td>
      <td className={settingsCss.third}>{item.domains}</td>
    </LedgerRow>
  )
}
