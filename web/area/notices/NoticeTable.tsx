import { useLingui } from '@lingui/react/macro'
import { Link } from '@tanstack/react-router'
import { formatMoment } from '../../shared/formats.ts'
import { useCategoryWords } from '../../shared/routing-words.ts'
import { Ledger, rowNameClass } from '../../ui/Ledger.tsx'
import { Status } from '../../ui/Status.tsx'
import { paths } from '../paths.ts'
import { useCustomer } from '../use-customer.ts'
import css from './notices.module.css'
import type { NoticeInList } from './queries.ts'

/** Notices with what they are about and what has become of their copies; on phones one below the other. */
export function NoticeTable({ account, notices }: { account: number; notices: NoticeInList[] }) {
  const { t } = useLingui()
  const categoryWord = useCategoryWords()
  const { timeZone } = useCustomer().session.person
  return (
    <Ledger caption={t`Notices`} className={css.list}>
      <thead>
        <tr>
          <th scope="col">{t`Notice`}</th>
          <th scope="col">{t`About`}</th>
          <th scope="col">{t`Copies`}</th>
          <th scope="col">{t`Sent`}</th>
        </tr>
      </thead>
      <tbody>
        {notices.map((notice) => (
          <tr key={notice.id}>
            <th scope="row">
              <Link to={paths.notice(account, notice.id)} className={rowNameClass ?? ''}>
                {notice.subject}
              </Link>
            </th>
            <td className="soft">
              {categoryWord(notice.category)}
              {notice.domain && <span className={css.line}>{notice.domain.name}</span>}
              {notice.service && <span className={css.line}>{notice.service.name}</span>}
            </td>
            <td>
              <Copies counts={notice.counts} />
            </td>
            <td className="soft">{formatMoment(notice.createdAt, timeZone)}</td>
          </tr>
        ))}
      </tbody>
    </Ledger>
  )
}

function Copies({ counts: { sent, waiting, kept, failed } }: Pick<NoticeInList, 'counts'>) {
  const { t } = useLingui()
  if (failed > 0)
    return <Status shape="cross">{failed === 1 ? t`1 not delivered` : t`${failed} not delivered`}</Status>
  if (waiting > 0)
    return <Status shape="half">{waiting === 1 ? t`1 on its way` : t`${waiting} on their way`}</Status>
  if (kept > 0)
    return (
      <Status shape="diamond">{kept === 1 ? t`1 kept, not sent yet` : t`${kept} kept, not sent yet`}</Status>
    )
  if (sent === 0) return <Status shape="ring">{t`None`}</Status>
  return <Status shape="full">{sent === 1 ? t`1 delivered` : t`${sent} delivered`}</Status>
}
