import { useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { Link, Outlet, useChildMatches, useNavigate, useParams } from '@tanstack/react-router'
import { PageTitle } from '../../../shared/PageTitle.tsx'
import { useCategoryWords } from '../../../shared/routing-words.ts'
import { WentWrong } from '../../../shared/WentWrong.tsx'
import { Button } from '../../../ui/Button.tsx'
import { Ledger, LedgerRow, rowNameClass } from '../../../ui/Ledger.tsx'
import { Page } from '../../../ui/Page.tsx'
import { Split } from '../../../ui/Panel.tsx'
import { Skeleton } from '../../../ui/Skeleton.tsx'
import { Status } from '../../../ui/Status.tsx'
import { paths } from '../../paths.ts'
import { SettingsTabs } from '../SettingsTabs.tsx'
import css from '../settings.module.css'
import { type Department, departmentsQuery } from './queries.ts'
import { useUnknownWords } from './use-unknown-words.ts'

/** `/agent/settings/departments`, with one or a new one in a panel beside the list. */
export function DepartmentsPage() {
  const hasPanel = useChildMatches().length > 0
  return <Split list={<Departments />} panel={hasPanel ? <Outlet /> : null} />
}

function Departments() {
  const { t } = useLingui()
  const navigate = useNavigate()
  const { data, error, refetch } = useQuery(departmentsQuery)
  return (
    <>
      <SettingsTabs />
      <Page
        width="wide"
        title={<PageTitle title={t`Departments`} />}
        lead={t`Support addresses: what is written to one becomes a ticket of it, and its answers are from it.`}
        actions={
          data && (
            <Button look="primary" icon="plus" onClick={() => void navigate({ to: paths.newDepartment() })}>
              {t`New department`}
            </Button>
          )
        }
      >
        {error && !data && <WentWrong error={error} reset={() => void refetch()} />}
        {!data && !error && <Skeleton />}
        {data && <Rows items={data} />}
      </Page>
    </>
  )
}

function Rows({ items }: { items: Department[] }) {
  const { t } = useLingui()
  const { id: open } = useParams({ strict: false })
  return (
    <Ledger caption={t`Departments`} className={css.register}>
      <thead>
        <tr>
          <th scope="col">{t`Department`}</th>
          <th scope="col" className={css.second}>{t`Category`}</th>
          <th scope="col" className={css.third}>{t`Strangers`}</th>
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

function Row({ item, isOpen }: { item: Department; isOpen: boolean }) {
  const { t } = useLingui()
  const categoryWord = useCategoryWords()
  const unknownWords = useUnknownWords()
  return (
    <LedgerRow isSelected={isOpen}>
      <td>
        <Link className={rowNameClass ?? ''} to={paths.department(item.id)}>
          {item.name}
        </Link>{' '}
        {item.archivedAt && <Status shape="ring">{t`Archived`}</Status>}
        <span className={`${css.under} meta`}>{item.address}</span>
      </td>
      <td className={css.second}>{categoryWord(item.category)}</td>
      <td className={css.third}>{unknownWords(item.unknownSenders).name}</td>
    </LedgerRow>
  )
}
