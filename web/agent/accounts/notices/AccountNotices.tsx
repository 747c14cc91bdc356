import { plural } from '@lingui/core/macro'
import { useLingui } from '@lingui/react/macro'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { AccountAnswer } from '../../../../server/modules/accounts/wire.ts'
import type { NoticeItem, NoticesAnswer } from '../../../../server/modules/notices/wire.ts'
import { api } from '../../../shared/api.ts'
import { formatMoment } from '../../../shared/formats.ts'
import { useCategoryWords } from '../../../shared/routing-words.ts'
import { WentWrong } from '../../../shared/WentWrong.tsx'
import { Button, buttonClass } from '../../../ui/Button.tsx'
import { Ledger, LedgerRow, rowNameClass } from '../../../ui/Ledger.tsx'
import { Skeleton } from '../../../ui/Skeleton.tsx'
import { Status } from '../../../ui/Status.tsx'
import recordCss from '../../directory/record/record.module.css'
import { isFor } from '../../feature.ts'
import { paths } from '../../paths.ts'
import { useAgent } from '../../use-agent.ts'
import css from '../record/part.module.css'

/** What was sent about the account, newest first, and what became of its copies. */
export function AccountNotices({ account }: { account: AccountAnswer }) {
  const { t } = useLingui()
  const { session } = useAgent()
  const { data, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = useInfiniteQuery({
    queryKey: ['account', account.id, 'notices'],
    queryFn: ({ signal, pageParam }) =>
      api.get<NoticesAnswer>(`/api/agent/accounts/${account.id}/notices`, {
        signal,
        query: { after: pageParam },
      }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
  })
  if (error && !data) return <WentWrong error={error} reset={() => void refetch()} />
  const items = data?.pages.flatMap((page) => page.items) ?? []
  return (
    <>
      <h2 className="visually-hidden">{t`Notices`}</h2>
      {account.closedAt === null && isFor(session, { permission: 'notices.send' }) && (
        <p className={css.tools}>
          <Link
            className={buttonClass('plain')}
            to={paths.newNotice()}
            search={{ account: account.id }}
          >{t`New notice`}</Link>
        </p>
      )}
      {!data && <Skeleton lines={[48, 60, 42]} />}
      {data && items.length === 0 && <p className={recordCss.nothing}>{t`No notices yet.`}</p>}
      {items.length > 0 && (
        <Ledger
          caption={t`Notices to ${account.name}`}
          className={css.table}
          foot={
            hasNextPage && (
              <Button
                look="link"
                pending={isFetchingNextPage && t`Loading…`}
                onClick={() => void fetchNextPage()}
              >
                {t`See earlier ones`}
              </Button>
            )
          }
        >
          <thead>
            <tr>
              <th scope="col">{t`Subject`}</th>
              <th scope="col">{t`Category`}</th>
              <th scope="col">{t`Copies`}</th>
              <th scope="col">{t({ message: 'Date', context: 'notice' })}</th>
            </tr>
          </thead>
          <tbody>
            {items.map((notice) => (
              <Row key={notice.id} notice={notice} />
            ))}
          </tbody>
        </Ledger>
      )}
    </>
  )
}

function Row({ notice }: { notice: NoticeItem }) {
  const { t } = useLingui()
  const { session } = useAgent()
  const words = useCategoryWords()
  return (
    <LedgerRow className={css.row}>
      <td>
        <Link className={rowNameClass} to={paths.notice(notice.id)}>
          {notice.subject ?? t`Notice ${notice.id}`}
        </Link>
      </td>
      <td>{words(notice.category)}</td>
      <td>
        <Copies counts={notice.counts} />
      </td>
      <td className="num">{formatMoment(notice.createdAt, session.person.timeZone)}</td>
    </LedgerRow>
  )
}

function Copies({ counts: { waiting, kept, sent, failed, withdrawn } }: { counts: NoticeItem['counts'] }) {
  const { t } = useLingui()
  if (failed > 0) return <Status shape="cross">{t`${failed} failed`}</Status>
  if (waiting > 0) return <Status shape="half">{t`${waiting} on their way`}</Status>
  if (kept > 0) return <Status shape="diamond">{t`${kept} kept in the outbox`}</Status>
  if (withdrawn > 0 && sent === 0) return <Status shape="ring">{t`${withdrawn} withdrawn`}</Status>
  return <Status shape="full">{t`${plural(sent, { one: '# sent', other: '# sent' })}`}</Status>
}
