import { useLingui } from '@lingui/react/macro'
import { Button } from '../../ui/Button.tsx'
import { CopyButton } from '../../ui/CopyButton.tsx'
import { Actions, Rows } from '../../ui/Rows.tsx'
import { Say } from '../../ui/Say.tsx'
import { useShownOnceGuard } from '../form/ShownOnceGuard.tsx'
import css from './security.module.css'

type RecoveryCodesProps = {
  codes: string[]
  /** Whose they are, written above them where they are kept: workspace and address. */
  owner: string
  onKept: () => void
}

/** The codes that stand in for a lost phone, shown this once: to be copied, saved or printed. */
export function RecoveryCodes({ codes, owner, onKept }: RecoveryCodesProps) {
  const { t } = useLingui()
  const title = t`Recovery codes`
  const { guard, kept } = useShownOnceGuard({
    title: t`Are the codes kept?`,
    children: t`They are not shown again. Without a copy, new ones have to be made.`,
  })
  const close = () => {
    kept()
    onKept()
  }
  const text = [`${title} · ${owner}`, '', ...codes, ''].join('\n')
  return (
    <div className={css.kept}>
      {guard}
      <Say tone="warn" title={t`They are shown only now`}>
        <p>{t`Each stands in once for the app when the phone is lost; they belong where the password is not. Codes of before mean nothing any more.`}</p>
      </Say>
      <Rows title={owner}>
        <ol className={css.codes} aria-label={title}>
          {codes.map((code) => (
            <li key={code}>
              <code>{code}</code>
            </li>
          ))}
        </ol>
      </Rows>
      <div className={css.onScreen}>
        <Actions>
          <Button look="primary" onClick={close}>{t`They are kept`}</Button>
          <CopyButton text={text}>{t`Copy`}</CopyButton>
          <Button onClick={() => download(text)}>{t`Download`}</Button>
          <Button onClick={() => print()}>{t`Print`}</Button>
        </Actions>
      </div>
    </div>
  )
}

function download(text: string) {
  const address = URL.createObjectURL(new Blob([text], { type: 'text/plain;charset=utf-8' }))
  const link = document.createElement('a')
  link.href = address
  link.download = 'encopia-recovery-codes.txt'
  link.click()
  URL.revokeObjectURL(address)
}
