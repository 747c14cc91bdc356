import { useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import type { AccountAnswer, NewAccountBody } from '../../../../server/modules/accounts/wire.ts'
import type { CompanyAnswer, ContactAnswer } from '../../../../server/modules/directory/wire.ts'
import { api } from '../../../shared/api.ts'
import { AddressFields } from '../../../shared/form/AddressFields.tsx'
import { EntryForm } from '../../../shared/form/EntryForm.tsx'
import { SubmitButton } from '../../../shared/form/SubmitButton.tsx'
import { useEntryForm } from '../../../shared/form/use-entry-form.ts'
import { usePageTitle } from '../../../shared/title.ts'
import { toast } from '../../../shared/toasts.ts'
import { Panel, PanelBody, PanelFoot } from '../../../ui/Panel.tsx'
import { Skeleton } from '../../../ui/Skeleton.tsx'
import { FormGroup } from '../../directory/form/FormGroup.tsx'
import { idempotencyKeys } from '../../directory/form/save-new-contact.ts'
import { paths } from '../../paths.ts'
import { useAccountChanged } from '../record/use-account-changed.ts'
import {
  CompanyField,
  ExternalIdField,
  HolderField,
  LanguageField,
  MainUserField,
  NameField,
} from './account-fields.tsx'
import {
  type AccountValues,
  addressValues,
  draftOf,
  type HolderText,
  holderTexts,
  type Picked,
  placeOfProblem,
} from './account-values.ts'
import { ForAccountWriters } from './ForAccountWriters.tsx'
import css from './form.module.css'
import { readNewAccountSearch } from './new-account-search.ts'

/** `/agent/accounts/new`, perhaps for a contact or a company. */
export function NewAccountPage() {
  const { t } = useLingui()
  const { mainUser, company } = readNewAccountSearch(useSearch({ strict: false }))
  const contact = useQuery({
    queryKey: ['contact', mainUser],
    queryFn: ({ signal }) => api.get<ContactAnswer>(`/api/agent/contacts/${mainUser}`, { signal }),
    enabled: mainUser !== undefined,
    retry: false,
  })
  const firm = useQuery({
    queryKey: ['company', company],
    queryFn: ({ signal }) => api.get<CompanyAnswer>(`/api/agent/companies/${company}`, { signal }),
    enabled: company !== undefined,
    retry: false,
  })
  if (contact.isLoading || firm.isLoading) return <Skeleton />
  const whose = contact.data ? { id: contact.data.id, name: contact.data.name } : null
  const [own] = contact.data?.companies ?? []
  const ofCompany = firm.data ?? own
  return (
    <ForAccountWriters title={t`New account`} back={paths.accounts()}>
      <NewAccount
        key={`${whose?.id} ${ofCompany?.id}`}
        mainUser={whose}
        company={ofCompany ? { id: ofCompany.id, name: ofCompany.name } : null}
      />
    </ForAccountWriters>
  )
}

type Values = AccountValues & { mainUserId: Picked | null }

function NewAccount({ mainUser, company }: { mainUser: Picked | null; company: Picked | null }) {
  const { t } = useLingui()
  const navigate = useNavigate()
  const changed = useAccountChanged()
  const [keyFor] = useState(idempotencyKeys)
  usePageTitle(t`New account`)
  const entry = useEntryForm<Values, AccountAnswer>({
    start: { ...empty, mainUserId: mainUser, companyId: company },
    ...(mainUser || company ? {} : { draft: 'new-account' }),
    save: (values) => {
      const body: NewAccountBody = {
        ...draftOf(values, empty),
        ...(values.mainUserId ? { mainUserId: values.mainUserId.id } : {}),
      }
      return api.post<AccountAnswer>('/api/agent/accounts', body, { idempotencyKey: keyFor(body) })
    },
    saved: (account) => {
      changed(account)
      toast(t`The account ${account.name} is open`)
      void navigate({ to: paths.account(account.id), replace: true })
    },
    fieldOf: placeOfProblem,
  })
  return (
    <Panel
      title={t`New account`}
      lead={t`Whoever acts for it is needed; all else can come later.`}
      onClose={() => void navigate({ to: paths.accounts() })}
    >
      <EntryForm entry={entry} label={t`New account`}>
        <PanelBody>
          <MainUserField />
          <CompanyField />
          <NameField hint={t`Left empty: that of the company, else of the main user`} />
          <ExternalIdField />
          <LanguageField />
          <FormGroup
            title={t`Holder`}
            count={t`what is left empty is the main user’s`}
            holds={['holder', 'postalAddress']}
          >
            {holderTexts.map((key) => (
              <HolderField key={key} of={key} />
            ))}
            <AddressFields />
          </FormGroup>
        </PanelBody>
        <PanelFoot>
          <div className={css.acts}>
            <SubmitButton keys="$mod+Enter">{t`Save`}</SubmitButton>
          </div>
        </PanelFoot>
      </EntryForm>
    </Panel>
  )
}

const empty: Values = {
  name: '',
  externalId: '',
  language: '',
  companyId: null,
  mainUserId: null,
  holder: Object.fromEntries(holderTexts.map((key) => [key, ''])) as Record<HolderText, string>,
  ...addressValues(null),
}
