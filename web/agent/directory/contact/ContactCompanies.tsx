import { useLingui } from '@lingui/react/macro'
import { useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type {
  ContactAnswer,
  ContactCompany,
  ContactDraft,
} from '../../../../server/modules/directory/wire.ts'
import { api } from '../../../shared/api.ts'
import { toast } from '../../../shared/toasts.ts'
import { isFor } from '../../feature.ts'
import { paths } from '../../paths.ts'
import { useAgent } from '../../use-agent.ts'
import { AnotherCompany } from '../membership/AnotherCompany.tsx'
import { CompanyBlock } from '../membership/CompanyBlock.tsx'
import type { PickedCompany } from '../membership/CompanyPicker.tsx'
import { LiveTicketTick } from '../membership/LiveTicketTick.tsx'
import css from '../membership/membership.module.css'
import { useMemberships } from '../membership/use-memberships.ts'
import { useTakeOut } from '../membership/use-take-out.ts'
import { companiesInForm, companiesOnWire, withCompany } from '../membership/values.ts'
import { told } from './told.ts'
import { useContactChanged } from './use-contact-changed.ts'

/** The companies of a contact: the primary one first, each with the ticket; changed where they stand. */
export function ContactCompanies({ contact }: { contact: ContactAnswer }) {
  const { t } = useLingui()
  const { session } = useAgent()
  const { companies } = contact
  const mayWrite = isFor(session, { permission: 'contacts.write' })
  const { severalCompanies } = session.workspace
  return (
    <>
      {companies.length === 0 && <p className={css.none}>{t`No company`}</p>}
      {companies.length > 0 && (
        <ul className={css.companies}>
          {companies.map((company) => (
            <OneCompany key={company.id} contact={contact} company={company} mayWrite={mayWrite} />
          ))}
        </ul>
      )}
      {mayWrite && (severalCompanies || companies.length === 0) && <Another contact={contact} />}
    </>
  )
}

type OneCompanyProps = { contact: ContactAnswer; company: ContactCompany; mayWrite: boolean }

function OneCompany({ contact, company, mayWrite }: OneCompanyProps) {
  const { put } = useMemberships()
  const takeOutOf = useTakeOut()
  const membership = { contactId: contact.id, companyId: company.id }
  const { name, isPrimary, seesCompanyTickets } = company
  const makePrimary = () => told(() => put(membership, { isPrimary: true }))
  const takeOut = () => takeOutOf(membership, { contact: contact.name, company: name })
  const isOneOfSeveral = contact.companies.length > 1
  return (
    <CompanyBlock
      name={<Link to={paths.company(company.id)}>{name}</Link>}
      words={name}
      isPrimary={isPrimary && isOneOfSeveral}
      onMakePrimary={isPrimary || !mayWrite ? undefined : () => void makePrimary()}
      onRemove={mayWrite ? () => void takeOut() : undefined}
    >
      <LiveTicketTick
        membership={membership}
        seesCompanyTickets={seesCompanyTickets}
        of={name}
        mayWrite={mayWrite}
      />
    </CompanyBlock>
  )
}

/** Adds a company that there is, or one that is made by it. */
function Another({ contact }: { contact: ContactAnswer }) {
  const { t } = useLingui()
  const { put } = useMemberships()
  const changed = useContactChanged()
  const queryClient = useQueryClient()
  const create = async (name: string) => {
    const companies = withCompany(companiesInForm(contact.companies), { companyId: null, name })
    const draft: ContactDraft = { companies: companiesOnWire(companies) }
    changed(
      await api.patch<ContactAnswer>(`/api/agent/contacts/${contact.id}`, draft, {
        version: contact.version,
      }),
    )
    void queryClient.invalidateQueries({ queryKey: ['companies'] })
  }
  const add = ({ companyId, name }: PickedCompany) =>
    told(async () => {
      if (companyId === null) await create(name)
      else await put({ contactId: contact.id, companyId }, {})
      toast(t`${contact.name} now belongs to ${name}`)
    })
  return (
    <AnotherCompany
      button={contact.companies.length === 0 ? t`Associate a company` : t`Associate another`}
      except={contact.companies.map(({ id }) => id)}
      onPick={add}
    />
  )
}
