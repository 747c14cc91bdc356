import { useLingui } from '@lingui/react/macro'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { PageTitle } from '../../shared/PageTitle.tsx'
import { useCategoryWords } from '../../shared/routing-words.ts'
import { WentWrong } from '../../shared/WentWrong.tsx'
import { Field } from '../../ui/Field.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { Select } from '../../ui/TextInput.tsx'
import { paths } from '../paths.ts'
import { useAccountId } from '../use-account-id.ts'
import css from './notices.module.css'
import { PeopleTable } from './PeopleTable.tsx'
import { choicesQuery, domainNamesQuery, recipientsQuery } from './queries.ts'
import type { RecipientsSearch } from './search.ts'
import { usePerson } from './use-person.tsx'

/** `/area/<account>/notices/recipients`: who would get a notice of a category, perhaps about a domain, and why. */
export function RecipientsPage() {
  const { t } = useLingui()
  const account = useAccountId()
  const { category = 'billing', domain } = useSearch({ strict: false }) as RecipientsSearch
  const person = usePerson(account)
  const { data, error, refetch } = useQuery({
    ...recipientsQuery(account, { category, domain }),
    placeholderData: keepPreviousData,
  })
  if (error && !data) return <WentWrong error={error} reset={() => void refetch()} />
  const people = data?.map((decision, place) => ({
    key: place,
    verdict: decision.verdict,
    ...person({ ...decision, isMainUser: decision.as === 'main-user' }),
  }))
  const gets = people?.filter(({ verdict }) => verdict === 'in') ?? []
  const leftOut = people?.filter(({ verdict }) => verdict === 'out') ?? []
  return (
    <div className={css.page}>
      <p className={css.path}>
        <Link to={paths.notices(account)}>{t`Notices`}</Link>
      </p>
      <PageTitle title={t`Who gets which notices`} />
      <p className={css.lead}>{t`As the account is now. Each notice also says who got it, and why.`}</p>
      <Asked account={account} category={category} domain={domain} />
      <p className="visually-hidden" role="status">
        {people && t`Get it: ${gets.length}. Do not get it: ${leftOut.length}.`}
      </p>
      {!people && <Skeleton />}
      {people && (
        <>
          <PeopleTable title={t`They get it`} people={gets} />
          {leftOut.length > 0 && <PeopleTable title={t`They do not get it`} people={leftOut} />}
        </>
      )}
    </div>
  )
}

type AskedProps = { account: number; category: string; domain: number | undefined }

function Asked({ account, category, domain }: AskedProps) {
  const { t } = useLingui()
  const navigate = useNavigate()
  const categoryWord = useCategoryWords()
  const { data: choices } = useQuery(choicesQuery(account))
  const { data: domains = [] } = useQuery(domainNamesQuery(account))
  const ask = (asked: RecipientsSearch) => void navigate({ to: '.', search: asked, replace: true })
  return (
    <div className={css.asked}>
      <Field layout="stacked" label={t`A notice of`}>
        <Select
          value={category}
          onChange={({ target }) => ask({ category: target.value, ...(domain ? { domain } : {}) })}
        >
          {choices?.items.map((each) => (
            <option key={each.category} value={each.category}>
              {categoryWord(each.category)}
            </option>
          ))}
        </Select>
      </Field>
      {domains.length > 0 && (
        <Field layout="stacked" label={t`About the domain`}>
          <Select
            value={domain ?? ''}
            onChange={({ target }) =>
              ask({ category, ...(target.value ? { domain: Number(target.value) } : {}) })
            }
          >
            <option value="">{t`None of them`}</option>
            {domains.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </Select>
        </Field>
      )}
    </div>
  )
}
