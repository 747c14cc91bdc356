import { useLingui } from '@lingui/react/macro'
import { Link } from '@tanstack/react-router'
import { use } from 'react'
import type { SimilarContact } from '../../../../server/modules/directory/wire.ts'
import { EntryContext } from '../../../shared/form/entry-context.ts'
import { formatList } from '../../../shared/formats.ts'
import { Button } from '../../../ui/Button.tsx'
import { Say } from '../../../ui/Say.tsx'
import { paths } from '../../paths.ts'
import css from './form.module.css'
import { SimilarContacts } from './use-similar.ts'

type Reason = SimilarContact['because'][number]

/** Under the field: somebody has exactly this. Saving then says no, or makes a second record of one person. */
export function Same({ because }: { because: Reason }) {
  const { t } = useLingui()
  const { problems } = use(EntryContext)
  const isTold = ({ id }: SimilarContact) =>
    problems.some(
      ({ code, params }) => code.endsWith('.taken') && params?.kind !== 'department' && params?.id === id,
    )
  const same = use(SimilarContacts)?.same ?? []
  const holders = same.filter((each) => each.because.includes(because) && !isTold(each))
  return (
    <div role="status" className={css.similar}>
      {holders.length > 0 && (
        <Say tone="warn" title={t`Somebody has this already`}>
          {holders.map((holder) => (
            <p key={holder.id}>
              <Who contact={holder} />
            </p>
          ))}
        </Say>
      )}
    </div>
  )
}

/** Under the name: perhaps the same person. Never an obstacle. */
export function Alike() {
  const { t } = useLingui()
  const found = use(SimilarContacts)
  const similar = found?.similar ?? []
  return (
    <div role="status" className={css.similar}>
      {similar.length > 0 && (
        <Say tone="warn" title={t`Is it the same person?`}>
          {similar.map((contact) => (
            <p key={contact.id}>
              <Who contact={contact} />
              {': '}
              <Reasons because={contact.because} />
            </p>
          ))}
          <p>
            <Button look="link" onClick={() => found?.dismiss(similar.map(({ id }) => id))}>
              {similar.length === 1 ? t`Not the same person` : t`None of them is`}
            </Button>
          </p>
        </Say>
      )}
    </div>
  )
}

function Who({ contact: { id, kind, name, email } }: { contact: SimilarContact }) {
  const { t } = useLingui()
  if (kind === 'agent') return <>{t`${name}, of the support team`}</>
  return (
    <>
      <Link to={paths.contact(id)}>{name}</Link>
      {email && `, ${email}`}
    </>
  )
}

function Reasons({ because }: { because: Reason[] }) {
  const { t } = useLingui()
  const words: Record<Reason, string> = {
    email: t`same e-mail`,
    phone: t`same phone`,
    'external-id': t`same external ID`,
    name: t`similar name`,
    domain: t`e-mail of the same domain`,
    'near-phone': t`a phone close by`,
  }
  return <>{formatList(because.map((reason) => words[reason]))}</>
}
