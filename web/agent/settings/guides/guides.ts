/** What is to be read about a door: for whoever moves to it, and for whoever programs. Files of the project, built in as text. */
export const guides = {
  freshdesk: () => import('../../../../docs/migrating-from-freshdesk.md?raw'),
  'freshdesk-api': () => import('../../../../server/http/compat/freshdesk/README.md?raw'),
  whmcs: () => import('../../../../docs/migrating-from-whmcs.md?raw'),
  'whmcs-api': () => import('../../../../server/http/compat/whmcs/README.md?raw'),
}

export type GuideName = keyof typeof guides

export const isGuide = (name: string | undefined): name is GuideName =>
  name !== undefined && Object.hasOwn(guides, name)

/** Where a link of one of these files leads in the portal; nowhere, if the file stays with the program. */
export function guideOf(href: string): GuideName | null {
  const [, door] = /compat\/(freshdesk|whmcs)\/README\.md$/.exec(href) ?? []
  const name = door && `${door}-api`
  return isGuide(name) ? name : null
}
