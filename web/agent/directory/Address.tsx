import type { ReactNode } from 'react'

/** A mail address: it breaks after its @ rather than anywhere. */
export function Address({ text }: { text: string }): ReactNode {
  const at = text.lastIndexOf('@') + 1
  return (
    <>
      {text.slice(0, at)}
      <wbr />
      {text.slice(at)}
    </>
  )
}
