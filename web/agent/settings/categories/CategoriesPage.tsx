import { useLingui } from '@lingui/react/macro'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import type {
  CategoriesAnswer,
  CategoryAnswer,
  CategoryBody,
} from '../../../../server/modules/routing/wire.ts'
import { ApiProblem, api } from '../../../shared/api.ts'
import { PageTitle } from '../../../shared/PageTitle.tsx'
import { useCategoryWords } from '../../../shared/routing-words.ts'
import { toast } from '../../../shared/toasts.ts'
import { WentWrong } from '../../../shared/WentWrong.tsx'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { Ledger } from '../../../ui/Ledger.tsx'
import { Page } from '../../../ui/Page.tsx'
import { Skeleton } from '../../../ui/Skeleton.tsx'
import { Select } from '../../../ui/TextInput.tsx'
import { Switch } from '../../../ui/Tick.tsx'
import { isFor } from '../../feature.ts'
import { categoriesQuery } from '../../notices/queries.ts'
import { useAgent } from '../../use-agent.ts'
import { SettingsTabs } from '../SettingsTabs.tsx'
import css from './categories.module.css'
import { alwaysOffered, policies, policyWords } from './policy-words.ts'

/** `/agent/settings/categories`: what may be chosen about each category’s mail, and which are offered. */
export function CategoriesPage() {
  const { t } = useLingui()
  const { session } = useAgent()
  const mayChange = isFor(session, { permission: 'settings.manage' })
  const { data, error, refetch } = useQuery({ ...categoriesQuery, enabled: mayChange })
  return (
    <>
      <SettingsTabs />
      <Page
        width="wide"
        title={<PageTitle title={t`Categories`} />}
        lead={t`What a message is about decides who gets a copy. Here stands what customers may choose of each.`}
      >
        {!mayChange && (
          <EmptyState kind="no-right" title={t`No permission to change the categories`}>
            {t`Administrators and owners can give it.`}
          </EmptyState>
        )}
        {error && !data && <WentWrong error={error} reset={() => void refetch()} />}
        {mayChange && !data && !error && <Skeleton />}
        {data && <Categories items={data.items} />}
      </Page>
    </>
  )
}

function Categories({ items }: { items: CategoryAnswer[] }) {
  const { t } = useLingui()
  return (
    <Ledger caption={t`Categories`} className={css.register}>
      <thead>
        <tr>
          <th scope="col">{t`Category`}</th>
          <th scope="col">{t`Policy`}</th>
          <th scope="col">{t`Offered`}</th>
        </tr>
      </thead>
      <tbody>
        {items.map((item) => (
          <Row key={item.category} item={item} />
        ))}
      </tbody>
    </Ledger>
  )
}

function Row({ item }: { item: CategoryAnswer }) {
  const { t, i18n } = useLingui()
  const name = useCategoryWords()(item.category)
  const change = useChange(item, name)
  const isFixed = alwaysOffered.includes(item.category)
  return (
    <tr>
      <th scope="row" className={css.name}>
        {name}
      </th>
      <td className={css.policy}>
        <Select
          aria-label={t`Policy of ${name}`}
          value={item.policy}
          onChange={(event) => void change({ policy: event.target.value as CategoryAnswer['policy'] })}
        >
          {policies.map((policy) => (
            <option key={policy} value={policy}>
              {i18n._(policyWords[policy].name)}
            </option>
          ))}
        </Select>
        <span className={`${css.under} soft`}>{i18n._(policyWords[item.policy].means)}</span>
      </td>
      <td className={css.offered}>
        {isFixed ? (
          <span className="soft">{t`Always offered`}</span>
        ) : (
          <Switch
            checked={item.isOffered}
            onChange={(event) => void change({ isOffered: event.target.checked })}
          >
            {item.isOffered ? t`Offered` : t`Hidden`}
            <span className="visually-hidden">: {name}</span>
          </Switch>
        )}
      </td>
    </tr>
  )
}

/** At once, with undo; a "no" is said in a toast, and what is shown stays as it was. */
function useChange(item: CategoryAnswer, name: string) {
  const { t } = useLingui()
  const queryClient = useQueryClient()
  const patch = async (body: CategoryBody, version: number) => {
    const path = `/api/agent/settings/categories/${item.category}`
    const saved = await api.patch<CategoryAnswer>(path, body, { version })
    queryClient.setQueryData<CategoriesAnswer>(
      categoriesQuery.queryKey,
      (all) => all && { items: all.items.map((each) => (each.category === saved.category ? saved : each)) },
    )
    return saved
  }
  return async (body: CategoryBody) => {
    try {
      const saved = await patch(body, item.version)
      const { policy, isOffered } = item
      toast(t`${name} saved`, () => patch(body.policy ? { policy } : { isOffered }, saved.version))
    } catch (problem) {
      if (!(problem instanceof ApiProblem)) throw problem
      toast(
        problem.status === 412
          ? t`It was changed meanwhile: here is how it stands`
          : problem.problems.map(({ message }) => message).join('. ') || problem.message,
      )
      await queryClient.invalidateQueries({ queryKey: categoriesQuery.queryKey })
    }
  }
}
