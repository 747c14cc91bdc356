import { plural } from '@lingui/core/macro'
import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import type { ErasurePreview } from '../../../../server/modules/upkeep/wire.ts'
import { formatList } from '../../../shared/formats.ts'
import { PageTitle } from '../../../shared/PageTitle.tsx'
import { WentWrong } from '../../../shared/WentWrong.tsx'
import { Page } from '../../../ui/Page.tsx'
import { Rows } from '../../../ui/Rows.tsx'
import { Say } from '../../../ui/Say.tsx'
import { Skeleton } from '../../../ui/Skeleton.tsx'
import { paths } from '../../paths.ts'
import { ConfirmErasure } from './ConfirmErasure.tsx'
import css from './deleted.module.css'
import { erasureQuery } from './queries.ts'

/** `/agent/contacts/<id>/erase`: what goes for good and what stays, and the name to be typed. */
export function EraseContactPage() {
  const { t } = useLingui()
  const id = Number((useParams({ strict: false }) as { id?: string }).id)
  const { data, error, refetch } = useQuery(erasureQuery(id))
  if (error && !data) return <WentWrong error={error} reset={() => void refetch()} />
  if (!data) return <Skeleton />
  const { name, problems } = data
  return (
    <Page
      title={<PageTitle title={t`Erase ${name} for good`} />}
      lead={t`For whoever asks that their data be erased. It cannot be undone; deleting can, for 30 days.`}
    >
      {problems.length > 0 ? (
        <Say tone="warn" title={t`${name} cannot be erased yet`}>
          {problems.map(({ code, message }) => (
            <p key={code + message}>{message}</p>
          ))}
          <p>
            <Link to={paths.contact(id)}>{t`Back to ${name}`}</Link>
          </p>
        </Say>
      ) : (
        <>
          <Goes preview={data} />
          <Stays preview={data} />
          <ConfirmErasure id={id} name={name} />
        </>
      )}
    </Page>
  )
}

function Goes({ preview: { merged, tickets, messages, accounts } }: { preview: ErasurePreview }) {
  const { t } = useLingui()
  const counted: [count: number, words: string][] = [
    [
      merged,
      t`${plural(merged, {
        one: '# contact that was merged into this one.',
        other: '# contacts that were merged into this one.',
      })}`,
    ],
    [
      tickets,
      t`${plural(tickets, {
        one: '# ticket requested, with all its messages, notes and files.',
        other: '# tickets requested, with all their messages, notes and files.',
      })}`,
    ],
    [
      messages,
      t`${plural(messages, {
        one: 'The words of # message in tickets of others; that somebody wrote there stays.',
        other: 'The words of # messages in tickets of others; that somebody wrote there stays.',
      })}`,
    ],
    [
      accounts,
      t`${plural(accounts, {
        one: 'The data of # account without services, domains and contacts; its number stays.',
        other: 'The data of # accounts without services, domains and contacts; their numbers stay.',
      })}`,
    ],
  ]
  return (
    <Rows title={t`What is erased`}>
      <ul className={css.list}>
        <li>{t`Name, addresses, phones and everything on the page, with its history and what could be undone.`}</li>
        <li>{t`Mails to and from these addresses, their files, held mail and reports about them.`}</li>
        {counted.map(([count, words]) => count > 0 && <li key={words}>{words}</li>)}
      </ul>
    </Rows>
  )
}

function Stays({ preview: { cards, domains } }: { preview: ErasurePreview }) {
  const { t } = useLingui()
  return (
    <Rows title={t`What stays`}>
      <ul className={css.list}>
        <li>{t`That a contact with this number was erased, when and by whom, without a name.`}</li>
        <li>{t`What others wrote in their own words, and backups made before today.`}</li>
        {cards.map(({ accountId, account, name }) => (
          <li key={`${accountId} ${name}`}>
            <Trans>
              The additional contact {name} of the account{' '}
              <Link to={paths.account(accountId)}>{account}</Link>: it is the account’s, which can delete it.
            </Trans>
          </li>
        ))}
        {domains.length > 0 && <li>{t`The registrant on record of ${formatList(domains)}.`}</li>}
      </ul>
    </Rows>
  )
}
