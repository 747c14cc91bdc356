import { useLingui } from '@lingui/react/macro'
import { queryOptions, useQuery } from '@tanstack/react-query'
import type { SendingDnsAnswer } from '../../../../server/modules/delivery/wire.ts'
import { api } from '../../../shared/api.ts'
import { Button } from '../../../ui/Button.tsx'
import { CopyButton } from '../../../ui/CopyButton.tsx'
import { Fact, Facts } from '../../../ui/Facts.tsx'
import { Say } from '../../../ui/Say.tsx'
import { Skeleton } from '../../../ui/Skeleton.tsx'
import { Status, type StatusShape } from '../../../ui/Status.tsx'
import css from './sending.module.css'

type Domain = SendingDnsAnswer['items'][number]
type DnsRecord = Domain['records'][number]

const dnsQuery = queryOptions({
  queryKey: ['sending', 'dns'],
  queryFn: async ({ signal }) =>
    (await api.get<SendingDnsAnswer>('/api/agent/settings/sending/dns', { signal })).items,
})

/** What DNS has to say of each domain that mail is from, and what it says now. */
export function DnsRecords() {
  const { t } = useLingui()
  const { data, error, refetch, isFetching } = useQuery(dnsQuery)
  if (error && !data) return <Say tone="danger" title={error.message} />
  if (!data) return <Skeleton />
  return (
    <div className={css.keys}>
      <p className="soft">
        {t`By these records receiving servers know that mail is really from here. They are published where the DNS of the domain is managed.`}
      </p>
      {data.map((domain) => (
        <DomainRecords key={domain.domain} domain={domain} />
      ))}
      <div className={css.actions}>
        <Button onClick={() => void refetch()} pending={isFetching && t`Asking…`}>{t`Ask DNS again`}</Button>
      </div>
    </div>
  )
}

function DomainRecords({ domain: { domain, departments, isMailFrom, records } }: { domain: Domain }) {
  const { t } = useLingui()
  const used = [...departments.map(({ address }) => address), ...(isMailFrom ? [t`all other mail`] : [])]
  return (
    <section className={css.domain} aria-label={domain}>
      <h3>
        {domain} <span className="meta">{used.join(', ')}</span>
      </h3>
      {records.map((record) => (
        <Needed key={record.kind} record={record} />
      ))}
    </section>
  )
}

function Needed({ record: { kind, type, name, publish, found, records } }: { record: DnsRecord }) {
  const { t } = useLingui()
  const words = useRecordWords()
  return (
    <article className={css.key} aria-label={names[kind]}>
      <Facts>
        <Fact name={names[kind]}>
          <Status shape={shapes[found]}>{words.found[found]}</Status>
          <span className={`${css.under} meta`}>{words.kinds[kind]}</span>
        </Fact>
        {publish === null && <Fact name={t`Record`}>{t`A key has to be made first: below.`}</Fact>}
        {found !== 'right' && name !== null && publish !== null && (
          <>
            <Fact name={t`Name`}>
              <code className={css.record}>{name}</code> <span className="meta">{type}</span>
              <span className={css.copy}>
                <CopyButton look="link" text={name}>
                  {t`Copy the name`} <span className="visually-hidden">{`${names[kind]} ${name}`}</span>
                </CopyButton>
              </span>
            </Fact>
            <Fact name={t`Value`}>
              <code className={css.record}>{publish}</code>
              <span className={css.copy}>
                <CopyButton look="link" text={publish}>
                  {t`Copy the value`} <span className="visually-hidden">{`${names[kind]} ${name}`}</span>
                </CopyButton>
              </span>
            </Fact>
          </>
        )}
        {records.length > 0 && (
          <Fact name={t`There now`}>
            {records.map((each) => (
              <code key={each} className={`${css.record} ${css.under}`}>
                {each}
              </code>
            ))}
          </Fact>
        )}
      </Facts>
    </article>
  )
}

const names: Record<DnsRecord['kind'], string> = { spf: 'SPF', dkim: 'DKIM', dmarc: 'DMARC', mx: 'MX' }
const shapes: Record<DnsRecord['found'], StatusShape> = {
  right: 'full',
  missing: 'cross',
  other: 'triangle',
  unknown: 'diamond',
}

function useRecordWords() {
  const { t } = useLingui()
  return {
    kinds: {
      spf: t`which servers may send mail of the domain`,
      dkim: t`the key by which signatures are checked`,
      dmarc: t`what is done with mail in its name that proves nothing`,
      mx: t`where mail to the domain goes; where it is another server, a mailbox has to be looked at`,
    },
    found: {
      right: t`Right`,
      missing: t`Missing`,
      other: t`There is another that does not do`,
      unknown: t`DNS could not be asked`,
    },
  }
}
