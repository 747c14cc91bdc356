import { useLingui } from '@lingui/react/macro'
import { Link } from '@tanstack/react-router'
import { buttonClass } from '../../ui/Button.tsx'
import { paths } from '../paths.ts'
import css from './notices.module.css'
import type { Notice } from './queries.ts'

/** What a notice is about, and the way there. */
export function About({ account, notice }: { account: number; notice: Notice }) {
  const { t } = useLingui()
  const { domain, service, document } = notice
  if (!domain && !service && !document) return null
  return (
    <div className={css.about}>
      {domain && (
        <Link to={paths.domains(account)} search={{ q: domain.name }} className={buttonClass('plain')}>
          {t`See the domain`}
        </Link>
      )}
      {service && (
        <Link to={paths.services(account)} className={buttonClass('plain')}>
          {t`See ${service.name}`}
        </Link>
      )}
      {document && (
        <span className="soft">
          {t`Document:`} <Document document={document} />
        </span>
      )}
    </div>
  )
}

/** The provider's own number, or the address where it is. */
function Document({ document }: { document: string }) {
  if (!document.startsWith('https://')) return document
  return (
    <a href={document} target="_blank" rel="noreferrer">
      {document}
    </a>
  )
}
