import { useLingui } from '@lingui/react/macro'
import { type ReactNode, useEffect, useState } from 'react'
import { Button, type ButtonLook } from './Button.tsx'

/** Copies `text`; says in the button itself whether that went well. */
export function CopyButton({
  text,
  children,
  look,
}: {
  text: string
  children: ReactNode
  look?: ButtonLook
}) {
  const { t } = useLingui()
  const [outcome, setOutcome] = useState<'copied' | 'failed' | null>(null)
  useEffect(() => {
    if (!outcome) return
    const clock = setTimeout(() => setOutcome(null), 4000)
    return () => clearTimeout(clock)
  }, [outcome])
  const copy = async () => setOutcome((await copyText(text)) ? 'copied' : 'failed')
  return (
    <>
      <Button look={look} icon={outcome === 'copied' ? 'check' : 'copy'} onClick={() => void copy()}>
        {outcome === 'copied' ? t`Copied` : children}
      </Button>
      <span role="status" className={outcome === 'failed' ? 'soft' : 'visually-hidden'}>
        {outcome === 'copied' && t`Copied`}
        {outcome === 'failed' && t`Could not be copied: select the text and copy it by hand`}
      </span>
    </>
  )
}

/** The clipboard is closed to pages without TLS (other than localhost), so an older way stands in for it there. */
async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    return copyBySelection(text)
  }
}

function copyBySelection(text: string) {
  const opener = document.activeElement
  const area = document.createElement('textarea')
  area.value = text
  area.className = 'visually-hidden'
  const home = opener?.closest('dialog') ?? document.body
  home.append(area)
  area.select()
  const isCopied = document.execCommand('copy')
  area.remove()
  if (opener instanceof HTMLElement) opener.focus()
  return isCopied
}
