import { useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { WentWrong } from '../../../shared/WentWrong.tsx'
import { Dialog } from '../../../ui/Dialog.tsx'
import { Ledger } from '../../../ui/Ledger.tsx'
import { Skeleton } from '../../../ui/Skeleton.tsx'
import { messagePath, sourceQuery } from '../queries.ts'
import css from './talk.module.css'

/** Every header of the mail in its order, and the way to the mail itself. */
export function HeadersDialog({ messageId, onClose }: { messageId: number; onClose: () => void }) {
  const { t } = useLingui()
  const { data, error, refetch } = useQuery(sourceQuery(messageId))
  return (
    <Dialog title={t`Headers of the mail`} width={760} onClose={onClose}>
      {error && !data && <WentWrong error={error} reset={() => void refetch()} />}
      {!data && !error && <Skeleton />}
      {data && (
        <>
          <p>
            <a href={`${messagePath(messageId)}/raw`} download>{t`Download the mail as it came`}</a>
          </p>
          <Ledger caption={t`Headers`} className={css.headers}>
            <tbody>
              {data.headers.map(({ name, value }, at) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: headers repeat and keep their order
                <tr key={at}>
                  <th scope="row">{name}</th>
                  <td>{value}</td>
                </tr>
              ))}
            </tbody>
          </Ledger>
        </>
      )}
    </Dialog>
  )
}
