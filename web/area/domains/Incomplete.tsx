import { useLingui } from '@lingui/react/macro'
import { Link } from '@tanstack/react-router'
import { formatList } from '../../shared/formats.ts'
import { Say } from '../../ui/Say.tsx'
import { paths } from '../paths.ts'
import { useCustomer } from '../use-customer.ts'
import css from './domains.module.css'
import type { HolderId } from './queries.ts'

type Lacking = { holder: HolderId; name: string; missing: { called: string; fact: string }[] }

/** What the holders of roles lack, and the way to where it is written. */
export function Incomplete(props: { account: number; count: number; holders: Lacking[] }) {
  const { t } = useLingui()
  const { account, count, holders } = props
  if (count === 0) return null
  const title = count === 1 ? t`1 domain is not complete` : t`${count} domains are not complete`
  return (
    <div className={css.say}>
      <Say tone="warn" title={title}>
        <ul>
          {holders.map((lacking) => (
            <li key={lacking.holder}>
              {lacking.holder === 'main-user' ? (
                <YouLack missing={lacking.missing} />
              ) : (
                <SheLacks
                  name={lacking.name}
                  missing={lacking.missing}
                  card={paths.contact(account, lacking.holder)}
                />
              )}
            </li>
          ))}
        </ul>
        <p>{t`Without these data a domain may not be renewed or transferred.`}</p>
      </Say>
    </div>
  )
}

const listOf = (missing: Lacking['missing']) => formatList(missing.map(({ called }) => called))

function SheLacks({ name, missing, card }: Pick<Lacking, 'name' | 'missing'> & { card: string }) {
  const { t } = useLingui()
  return (
    <>
      {t`${name} lacks: ${listOf(missing)}.`} <Link to={card}>{t`Complete the data of ${name}`}</Link>
    </>
  )
}

/** For whom the account stands is kept by the provider; what her own profile has she writes herself. */
function YouLack({ missing }: Pick<Lacking, 'missing'>) {
  const { t } = useLingui()
  const { workspace } = useCustomer().session
  const isKept = ({ fact }: { fact: string }) => fact === 'taxId' || fact === 'organisation'
  const kept = missing.filter(isKept)
  const own = missing.filter((each) => !isKept(each))
  return (
    <>
      {own.length > 0 && (
        <>
          {t`You lack: ${listOf(own)}.`} <Link to={paths.profile()}>{t`Complete your data`}</Link>
        </>
      )}
      {own.length > 0 && kept.length > 0 && <br />}
      {kept.length > 0 && t`Your account lacks: ${listOf(kept)}. ${workspace.name} keeps it: ask there.`}
    </>
  )
}
