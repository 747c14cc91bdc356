import { plural } from '@lingui/core/macro'
import { Trans, useLingui } from '@lingui/react/macro'
import { Link } from '@tanstack/react-router'
import type { PersonAnswer } from '../../../../server/modules/tickets/wire.ts'
import { formatList } from '../../../shared/formats.ts'
import { useCategoryWords, useRoleWords } from '../../../shared/routing-words.ts'
import { Fact, Facts } from '../../../ui/Facts.tsx'
import { Status } from '../../../ui/Status.tsx'
import { paths } from '../../paths.ts'
import css from './people.module.css'

/** Somebody who writes: who he is to the account, and what he may ask about. */
export function Person({ person, hasAccount }: { person: PersonAnswer; hasAccount: boolean }) {
  const { t } = useLingui()
  const categoryWords = useCategoryWords()
  const roleWords = useRoleWords()
  const { contactId, name, address, authorizedFor, domainRoles, phone, isBlocked } = person
  const as = {
    agent: t`Agent`,
    'main-user': t`Main user`,
    card: t`Additional contact`,
    contact: hasAccount ? t`Contact, not of this account` : t`Contact`,
    nobody: t`Unknown`,
  }[person.as]
  const may = formatList((authorizedFor ?? []).map(categoryWords))
  return (
    <Facts>
      <Fact name={t`Name`}>
        {contactId === null ? <b>{name}</b> : <Link to={paths.contact(contactId)}>{name}</Link>}
        <span className={`${css.under} meta`}>{as}</span>
        {isBlocked && <Status shape="square">{t`Blocked`}</Status>}
      </Fact>
      {address && <Fact name={t`E-mail`}>{address}</Fact>}
      {authorizedFor && (
        <Fact name={t`May ask`}>
          <span className={css.may}>
            {authorizedFor.length > 0 ? (
              <Trans>
                Authorised for: <b>{may}</b>
              </Trans>
            ) : (
              t`Authorised for nothing: no box is ticked`
            )}
          </span>
        </Fact>
      )}
      {domainRoles.length > 0 && (
        <Fact name={t`Roles`}>
          {domainRoles.map(({ role, domains }) => (
            <span key={role} className={css.under}>
              {roleWords(role)} {t`${plural(domains, { one: 'of # domain', other: 'of # domains' })}`}
            </span>
          ))}
        </Fact>
      )}
      {phone && <Fact name={t`Phone`}>{phone}</Fact>}
    </Facts>
  )
}
