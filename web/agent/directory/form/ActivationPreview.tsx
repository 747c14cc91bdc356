import { useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { useFormContext } from 'react-hook-form'
import { interfaceLanguageOf } from '../../../../server/lib/pure/languages.ts'
import type { PreviewAnswer } from '../../../../server/modules/delivery/wire.ts'
import { api } from '../../../shared/api.ts'
import { languageName } from '../../../shared/formats.ts'
import { Button } from '../../../ui/Button.tsx'
import { Dialog } from '../../../ui/Dialog.tsx'
import { Skeleton } from '../../../ui/Skeleton.tsx'
import css from './form.module.css'
import type { NewContactValues } from './values.ts'

const preview = '/api/agent/mail-preview/activation'

/** The activation mail as the contact will get it, in a frame of its own; its link leads nowhere. */
export function ActivationPreview({ address, onClose }: { address: string; onClose: () => void }) {
  const { t } = useLingui()
  const { name, language: tag, timeZone } = useFormContext<NewContactValues>().getValues()
  const language = interfaceLanguageOf(tag)
  const query = { language, name, email: address, ...(timeZone ? { timeZone } : {}) }
  const { data, error } = useQuery({
    queryKey: ['activation-preview', query],
    queryFn: ({ signal }) => api.get<PreviewAnswer>(preview, { signal, query }),
  })
  return (
    <Dialog
      title={t`Activation mail`}
      width={640}
      onClose={onClose}
      actions={<Button onClick={onClose}>{t`Close`}</Button>}
    >
      {error && <p role="alert">{error.message}</p>}
      {!data && !error && <Skeleton />}
      {data && (
        <>
          <p className={css.mailFacts}>
            <b>{data.subject}</b>
            <br />
            <span className="meta">{t`To ${address}, in the contact’s language: ${languageName(language)}. The link is not a real one.`}</span>
          </p>
          <iframe
            className={css.mail}
            title={data.subject}
            sandbox="allow-popups allow-popups-to-escape-sandbox"
            src={`${preview}/page?${new URLSearchParams(query)}`}
          />
        </>
      )}
    </Dialog>
  )
}
