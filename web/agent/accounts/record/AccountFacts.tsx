import { useLingui } from '@lingui/react/macro'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { postalLines } from '../../../../server/lib/pure/postal-address.ts'
import type { AccountAnswer } from '../../../../server/modules/accounts/wire.ts'
import { AddressFields } from '../../../shared/form/AddressFields.tsx'
import { countryName, formatDay, languageName } from '../../../shared/formats.ts'
import { CopyButton } from '../../../ui/CopyButton.tsx'
import { Fact, Facts } from '../../../ui/Facts.tsx'
import { Status } from '../../../ui/Status.tsx'
import { VisuallyHidden } from '../../../ui/VisuallyHidden.tsx'
import { Address } from '../../directory/Address.tsx'
import { EditInPlace } from '../../directory/record/EditInPlace.tsx'
import css from '../../directory/record/record.module.css'
import { paths } from '../../paths.ts'
import { useAgent } from '../../use-agent.ts'
import {
  CompanyField,
  ExternalIdField,
  HolderField,
  LanguageField,
  NameField,
} from '../form/account-fields.tsx'
import { type HolderText, holderTexts } from '../form/account-values.ts'
import { HolderWarning } from '../form/HolderWarning.tsx'
import { useHolderLabels } from '../form/labels.ts'
import { AccountFactForm } from './AccountFactForm.tsx'

type Of = { account: AccountAnswer }

/** What is known of an account, each fact edited in its place. */
export function AccountFacts({ account }: Of) {
  const { t } = useLingui()
  const { session } = useAgent()
  const { mainUser, company, languageNow } = account
  return (
    <Facts>
      <InPlace account={account} name={t`Name`} value={account.name} field={<NameField layout="bare" />} />
      <Fact name={t`Main user`}>
        <p>
          <Link to={paths.contact(mainUser.id)}>{mainUser.name}</Link>
        </p>
        {mainUser.email && (
          <p>
            <Address text={mainUser.email} />
          </p>
        )}
        <p>
          <AccessOf access={mainUser.access} />
        </p>
      </Fact>
      <InPlace
        account={account}
        name={t`Company`}
        value={company?.name}
        actions={company && <Link to={paths.company(company.id)}>{t`See`}</Link>}
        field={<CompanyField layout="bare" />}
      />
      <InPlace
        account={account}
        name={t`Number`}
        value={account.externalId}
        actions={account.externalId && <Copy text={account.externalId} label={t`Copy number`} />}
        field={<ExternalIdField layout="bare" />}
      />
      <InPlace
        account={account}
        name={t`Language`}
        value={languageName(languageNow)}
        notes={!account.language && <p className="meta">{t`of the main user`}</p>}
        field={<LanguageField layout="bare" />}
      />
      <Fact name={t`Opened`}>{formatDay(account.createdAt, session.person.timeZone)}</Fact>
    </Facts>
  )
}

/** Whom the account stands for; what is empty is read from the main user, and says so. */
export function HolderFacts({ account }: Of) {
  const { t } = useLingui()
  const label = useHolderLabels()
  return (
    <Facts>
      {holderTexts.map((key) => (
        <HolderFact key={key} account={account} of={key} name={label(key)} />
      ))}
      <InPlace
        account={account}
        name={t`Postal address`}
        value={<Postal account={account} />}
        notes={isOfMainUser(account, 'postalAddress') && <OfMainUser />}
        field={<AddressFields layout="stacked" />}
      />
    </Facts>
  )
}

function HolderFact({ account, of, name }: Of & { of: HolderText; name: string }) {
  const value = account.holderNow[of]
  return (
    <InPlace
      account={account}
      name={name}
      value={value}
      notes={isOfMainUser(account, of) && <OfMainUser />}
      field={
        <>
          <HolderField of={of} layout="bare" />
          {(of === 'name' || of === 'organisation') && <HolderWarning account={account} />}
        </>
      }
    />
  )
}

/** Whether a part is the main user's, for want of one of its own. */
function isOfMainUser({ holder, holderNow }: AccountAnswer, key: HolderText | 'postalAddress'): boolean {
  return holder[key] === null && holderNow[key] !== null
}

function OfMainUser() {
  const { t } = useLingui()
  return <p className="meta">{t`of the main user`}</p>
}

function Postal({ account: { holderNow } }: Of) {
  const { postalAddress } = holderNow
  if (!postalAddress) return null
  const lines = postalLines(postalAddress)
  const country = postalAddress.country ? [countryName(postalAddress.country)] : []
  return <span className={css.lines}>{[...lines, ...country].join('\n')}</span>
}

function AccessOf({ access }: { access: AccountAnswer['mainUser']['access'] }) {
  const { t } = useLingui()
  if (access === 'blocked') return <Status shape="square">{t`Blocked`}</Status>
  if (access === 'active') return <Status shape="full">{t`Access active`}</Status>
  if (access === 'invited') return <Status shape="half">{t`Invited`}</Status>
  return <Status shape="ring">{t`No access`}</Status>
}

type InPlaceProps = Of & {
  name: string
  value: ReactNode
  notes?: ReactNode
  actions?: ReactNode
  field: ReactNode
}

function InPlace({ account, field, ...words }: InPlaceProps) {
  return (
    <EditInPlace
      {...words}
      permission="accounts.write"
      form={(close) => (
        <AccountFactForm account={account} label={words.name} onClose={close}>
          {field}
        </AccountFactForm>
      )}
    />
  )
}

function Copy({ text, label }: { text: string; label: string }) {
  return (
    <span className={css.copy}>
      <CopyButton look="quiet" text={text}>
        <VisuallyHidden>{label}</VisuallyHidden>
      </CopyButton>
    </span>
  )
}
