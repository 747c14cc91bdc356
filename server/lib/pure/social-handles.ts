import { accepted, faulty, type Reading } from './fault.ts'
import { readOneLine } from './one-line.ts'

/** Where a person may have a profile: those by which support teams are really written to. */
export const socialNetworks = ['x', 'linkedin', 'facebook', 'instagram', 'telegram'] as const
export type SocialNetwork = (typeof socialNetworks)[number]

export function isSocialNetwork(value: unknown): value is SocialNetwork {
  return socialNetworks.some((network) => network === value)
}

/**
 * A person's handle on a network, from a handle ('@ana', 'ana') or the address of a profile
 * ('https://www.linkedin.com/in/ana/?x=1' → 'in/ana'): as the network spells it, without '@', in small letters where case
 * makes no difference there. It is an identity of the contact, so one profile has one handle.
 */
export function readSocialHandle(network: SocialNetwork, typed: string): Reading<string> {
  const line = readOneLine(typed, 300)
  if (!line.ok) return line
  const site = sites[network]
  const path = pathOf(line.value, site)
  if (path === 'elsewhere') return faulty({ code: 'social-handle.other-site', params: { site: site.name } })
  const handle =
    path === null ? site.canonical(line.value.replace(/^@/, ''), 'handle') : site.canonical(path, 'path')
  if (handle !== null && !site.reserved.includes(handle)) return accepted(handle)
  if (path !== null) return faulty({ code: 'social-handle.no-profile' })
  return faulty({ code: 'social-handle.bad-shape', params: { example: site.example } })
}

/** The address of a profile, for a link to it. */
export function profileUrl(network: SocialNetwork, handle: string): string {
  return `${sites[network].home}/${encodeURI(handle)}`
}

/** The name of a network, the same in every language. */
export function networkName(network: SocialNetwork): string {
  return sites[network].name
}

type Site = {
  name: string
  home: string
  hosts: readonly string[]
  example: string
  /** First parts of paths that are pages of the site itself. */
  reserved: readonly string[]
  /** The handle in what was typed or in the path of a profile's address, or null. */
  canonical: (text: string, source: 'handle' | 'path') => string | null
}

const sites: Record<SocialNetwork, Site> = {
  x: {
    name: 'X',
    home: 'https://x.com',
    hosts: ['x.com', 'twitter.com'],
    example: '@ana_ruiz',
    reserved: [
      'home',
      'search',
      'explore',
      'i',
      'intent',
      'share',
      'hashtag',
      'settings',
      'login',
      'messages',
    ],
    canonical: (text) => found(/^@?(\w{1,15})$/, firstPart(text)),
  },
  linkedin: {
    name: 'LinkedIn',
    home: 'https://www.linkedin.com',
    hosts: ['linkedin.com'],
    example: 'in/ana-ruiz',
    reserved: [],
    canonical: linkedInHandle,
  },
  facebook: {
    name: 'Facebook',
    home: 'https://www.facebook.com',
    hosts: ['facebook.com', 'fb.com', 'fb.me'],
    example: 'ana.ruiz',
    reserved: ['profile.php', 'pages', 'groups', 'events', 'sharer', 'login', 'watch', 'marketplace'],
    canonical: facebookHandle,
  },
  instagram: {
    name: 'Instagram',
    home: 'https://www.instagram.com',
    hosts: ['instagram.com', 'instagr.am'],
    example: '@ana.ruiz',
    reserved: ['p', 'reel', 'reels', 'stories', 'explore', 'accounts'],
    canonical: (text) => found(/^@?((?!\.)[\w.]{1,30}(?<!\.))$/, firstPart(text)),
  },
  telegram: {
    name: 'Telegram',
    home: 'https://t.me',
    hosts: ['t.me', 'telegram.me', 'telegram.dog'],
    example: '@ana_ruiz',
    reserved: ['joinchat', 'share', 'addstickers', 'proxy', 'login'],
    canonical: (text) => found(/^@?([a-z]\w{3,31})$/i, firstPart(text.replace(/^s\//, ''))),
  },
}

/** People ('in/ana') and companies ('company/acme') have handles of their own; a bare one is a person's. */
function linkedInHandle(text: string, source: 'handle' | 'path'): string | null {
  const full = source === 'handle' && !text.includes('/') ? `in/${text}` : text
  const [, kind, name] = /^(in|pub|company|school)\/([\p{L}\p{N}_&-]{3,100})(?:[/?].*)?$/u.exec(full) ?? []
  if (kind === undefined || name === undefined) return null
  return `${kind === 'pub' ? 'in' : kind}/${name.toLowerCase()}`
}

/** Facebook ignores case and dots in names, but shows them; older profiles have only a number. */
function facebookHandle(text: string): string | null {
  const numbered = /^profile\.php\?(?:.*&)?id=(\d{5,20})(?:&.*)?$/.exec(text)?.[1]
  return numbered ?? found(/^@?([a-z\d.]{5,50})$/i, firstPart(text))
}

function firstPart(path: string): string {
  return path.split(/[/?]/, 1)[0] ?? ''
}

function found(shape: RegExp, text: string): string | null {
  return shape.exec(text)?.[1]?.toLowerCase() ?? null
}

/** The path of an address on one of the site's hosts, with its query; null for what is no address. */
function pathOf(text: string, site: Site): string | 'elsewhere' | null {
  const isAddress = /^https?:\/\//i.test(text) || /^(www\.|m\.|mobile\.)/i.test(text) || hostOf(text) !== null
  if (!isAddress) return null
  const url = URL.parse(/^https?:\/\//i.test(text) ? text : `https://${text}`)
  if (!url || !site.hosts.some((host) => `.${url.hostname}`.endsWith(`.${host}`))) return 'elsewhere'
  return decoded(url.pathname.replace(/^\/+|\/+$/g, '')) + url.search
}

/** A host that is followed by a path ("x.com/ana"); "ana.ruiz" alone is a handle. */
function hostOf(text: string): string | null {
  return /^([a-z\d-]+(?:\.[a-z\d-]+)+)\//i.exec(text)?.[1] ?? null
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path).normalize('NFC')
  } catch {
    return path
  }
}
