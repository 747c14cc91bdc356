import { useLingui } from '@lingui/react/macro'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { CompanyAnswer, CompanyContact } from '../../../../server/modules/directory/wire.ts'
import { toast } from '../../../shared/toasts.ts'
import { Ledger, LedgerRow, rowNameClass } from '../../../ui/Ledger.tsx'
import { Menu } from '../../../ui/Menu.tsx'
import { paths } from '../../paths.ts'
import { Address } from '../Address.tsx'
import { told } from '../contact/told.ts'
import { LiveTicketTick } from '../membership/LiveTicketTick.tsx'
import { useMemberships } from '../membership/use-memberships.ts'
import { useTakeOut } from '../membership/use-take-out.ts'
import css from './company.module.css'

type CompanyContactRowsProps = {
  company: CompanyAnswer
  items: CompanyContact[]
  /** These are rows of the page before. */
  isStale: boolean
  mayWrite: boolean
  foot: ReactNode
}

/** The contacts of a company, each with the ticket and what can be done with the membership. */
export function CompanyContactRows({ company, items, isStale, mayWrite, foot }: CompanyContactRowsProps) {
  const { t } = useLingui()
  return (
    <Ledger caption={t`Contacts of ${company.name}`} className={css.contacts} aria-busy={isStale} foot={foot}>
      <thead>
        <tr>
          <th scope="col" className={css.name}>{t`Name`}</th>
          <th scope="col" className={css.mail}>{t`E-mail`}</th>
          <th scope="col" className={css.phone}>{t`Phone`}</th>
          <th scope="col" className={css.tickets}>{t`Sees all tickets`}</th>
          {mayWrite && (
            <th scope="col" className={css.more}>
              <span className="visually-hidden">{t`More`}</span>
            </th>
          )}
        </tr>
      </thead>
      <tbody>
        {items.map((item) => (
          <Row key={item.id} company={company} item={item} mayWrite={mayWrite} />
        ))}
      </tbody>
    </Ledger>
  )
}

type RowProps = { company: CompanyAnswer; item: CompanyContact; mayWrite: boolean }

function Row({ company, item, mayWrite }: RowProps) {
  const { t } = useLingui()
  const { put } = useMemberships()
  const takeOutOf = useTakeOut()
  const { id, name, email, phone, jobTitle, isPrimary, seesCompanyTickets } = item
  const membership = { contactId: id, companyId: company.id }
  const makePrimary = () =>
    told(async () => {
      await put(membership, { isPrimary: true })
      toast(t`${company.name} is now the primary company of ${name}`)
    })
  const takeOut = () => takeOutOf(membership, { contact: name, company: company.name })
  return (
    <LedgerRow className={css.row}>
      <td className={css.name}>
        <Link className={rowNameClass} to={paths.contact(id)}>
          {name}
        </Link>
        {jobTitle && <p className="meta">{jobTitle}</p>}
        {!isPrimary && <p className="meta">{t`primary company: another`}</p>}
      </td>
      <td className={`${css.mail} soft`}>{email && <Address text={email} />}</td>
      <td className={`${css.phone} soft`}>{phone}</td>
      <td className={css.tickets}>
        <LiveTicketTick
          membership={membership}
          seesCompanyTickets={seesCompanyTickets}
          look="icon"
          of={name}
          mayWrite={mayWrite}
        />
      </td>
      {mayWrite && (
        <td className={css.more}>
          <Menu
            look="quiet"
            label={t`More`}
            aria-label={t`More: ${name}`}
            entries={[
              ...(isPrimary
                ? []
                : [
                    {
                      id: 'primary',
                      label: t`Make it the primary company`,
                      onAction: () => void makePrimary(),
                    },
                  ]),
              { id: 'out', label: t`Take out of the company`, onAction: () => void takeOut() },
            ]}
          />
        </td>
      )}
    </LedgerRow>
  )
}
