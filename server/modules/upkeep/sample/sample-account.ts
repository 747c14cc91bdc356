import { foldText } from '../../../lib/pure/fold-text.ts'
import type { Category } from '../../delivery/index.ts'
import { chanceOf, zipf } from './chance.ts'

export type SampleService = {
  name: string
  status: 'pending' | 'active' | 'suspended' | 'ended'
  startedOn: string
  renewsOn: string | null
  endedOn: string | null
}
export type SampleDomain = {
  name: string
  status: 'active' | 'expired'
  registeredOn: string
  expiresOn: string
  /** Which of the account's cards holds a role; the others are the main user's. */
  roles: { role: 'administrative' | 'technical' | 'billing'; card: number }[]
}
/** What hangs from an account: `cards` are categories of as many colleagues as there are. */
export type SampleAccount = { cards: Category[][]; services: SampleService[]; domains: SampleDomain[] }

const serviceName = zipf([
  'Hosting Pro',
  'Hosting Básico',
  'Correo profesional',
  'Servidor VPS 2',
  'Certificado SSL',
  'Hosting WordPress',
  'Servidor dedicado',
  'Copias de seguridad',
])
const serviceStatus = zipf(['active', 'active', 'active', 'suspended', 'ended', 'pending'] as const)
const ending = zipf(['com', 'mx', 'es', 'com.mx', 'org', 'net', 'cl', 'co', 'com.ar'])
const ticks = zipf<Category[]>([
  ['billing'],
  ['support'],
  ['domains'],
  ['billing', 'support'],
  ['products', 'domains'],
  ['billing', 'support', 'products', 'domains'],
  [],
])

/** What hangs from the account with this number, always the same; `called` is whom the domains are called after. */
export function sampleAccount(
  number: number,
  { called, cards }: { called: string; cards: number },
): SampleAccount {
  const chance = chanceOf('account', number)
  const few = (most: number): number[] => Array.from({ length: chance.below(most + 1) }, (_, at) => at)
  const cardTicks = Array.from({ length: cards }, () => ticks(chance))
  const services = few(3).map((): SampleService => {
    const status = serviceStatus(chance)
    const year = 2022 + chance.below(4)
    const day = `${pad(1 + chance.below(12))}-${pad(1 + chance.below(28))}`
    return {
      name: serviceName(chance),
      status,
      startedOn: `${year}-${day}`,
      renewsOn: status === 'ended' ? null : `2027-${day}`,
      endedOn: status === 'ended' ? `${year + 1}-${day}` : null,
    }
  })
  const label =
    foldText(called)
      .replace(/[^a-z0-9]+/g, '')
      .slice(0, 30) || 'cliente'
  const domains = few(3).map((at): SampleDomain => {
    const day = `${pad(1 + chance.below(12))}-${pad(1 + chance.below(28))}`
    const isOver = chance.onceIn(12)
    return {
      // With the number in it the name is hardly anybody's.
      name: `${label}${number}${at === 0 ? '' : at + 1}.${ending(chance)}`,
      status: isOver ? 'expired' : 'active',
      registeredOn: `${2015 + chance.below(9)}-${day}`,
      expiresOn: `${isOver ? 2026 : 2027}-${day}`,
      roles: (['administrative', 'technical', 'billing'] as const).flatMap((role) =>
        cards > 0 && chance.onceIn(3) ? [{ role, card: chance.below(cards) }] : [],
      ),
    }
  })
  return { cards: cardTicks, services, domains }
}

const pad = (part: number): string => String(part).padStart(2, '0')
