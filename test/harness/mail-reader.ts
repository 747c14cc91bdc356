import PostalMime from 'postal-mime'

/** A mail as its reader's program shows it, and what stands behind: headers by lower-case name, links of both parts. */
export type ReadMail = {
  subject: string
  from: string
  fromName: string
  to: string[]
  text: string
  html: string
  links: string[]
  header: (name: string) => string | undefined
  headers: (name: string) => string[]
  attachments: { name: string; type: string; bytes: number }[]
}

export async function readMail(raw: Uint8Array | string): Promise<ReadMail> {
  const mail = await PostalMime.parse(raw)
  const headers = (name: string) =>
    mail.headers.filter(({ key }) => key === name.toLowerCase()).map(({ value }) => value)
  const text = mail.text ?? ''
  const html = mail.html ?? ''
  return {
    subject: mail.subject ?? '',
    from: mail.from?.address ?? '',
    fromName: mail.from?.name ?? '',
    to: (mail.to ?? []).flatMap(({ address }) => address ?? []),
    text,
    html,
    links: [...new Set([...linksInText(text), ...linksInHtml(html)])],
    header: (name) => headers(name)[0],
    headers,
    attachments: mail.attachments.map(({ filename, mimeType, content }) => ({
      name: filename ?? '',
      type: mimeType,
      bytes: typeof content === 'string' ? Buffer.byteLength(content) : content.byteLength,
    })),
  }
}

/** The one link of a mail that a pattern picks out; says which links there are if it is none or several. */
export function linkIn(mail: ReadMail, pattern: RegExp): string {
  const [link, another] = mail.links.filter((one) => pattern.test(one))
  if (!link || another)
    throw new Error(`Not exactly one link like ${pattern} among: ${mail.links.join(' ') || 'none'}`)
  return link
}

export function linksInText(text: string): string[] {
  return (text.match(/https?:\/\/[^\s<>"«»]+/g) ?? []).map((link) => link.replace(/[.,;:!?)\]]+$/, ''))
}

export function linksInHtml(html: string): string[] {
  return [...html.matchAll(/\shref\s*=\s*(?:"([^"]*)"|'([^']*)')/gi)].map((match) =>
    (match[1] ?? match[2] ?? '').replaceAll('&amp;', '&').replaceAll('&#x3D;', '=').replaceAll('&#61;', '='),
  )
}
