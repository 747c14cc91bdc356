import type { Card } from './types.ts'
import type { AgentCardAnswer, CardAnswer } from './wire.ts'

/** A card as the main user of its account sees it: nothing of the person behind it. */
export function presentCard({ values, ...card }: Card): CardAnswer {
  return {
    id: card.id,
    version: card.version,
    name: values.name,
    givenNames: values.givenNames,
    familyNames: values.familyNames,
    organisation: values.organisation,
    taxId: values.taxId,
    email: values.email.address,
    phone: values.phone?.typed ?? null,
    phoneE164: values.phone?.e164 ?? null,
    postalAddress: values.postalAddress,
    language: values.language,
    categories: [...values.categories],
    roles: [...card.roles],
    declined: [...card.declined],
    delivery: card.learnedAt ? 'suppressed' : 'fine',
    suppressedAt: iso(card.learnedAt),
    welcomedAt: iso(card.welcomedAt),
    welcomeWaits: card.welcomeWaits,
    createdAt: card.createdAt.toISOString(),
    updatedAt: card.updatedAt.toISOString(),
  }
}

/** The same for agents, who see one person, and what any mail has learned of the address. */
export function presentCardToAgents(card: Card): AgentCardAnswer {
  return {
    ...presentCard(card),
    contactId: card.contactId,
    delivery: card.suppressedAt ? 'suppressed' : 'fine',
    suppressedAt: iso(card.suppressedAt),
  }
}

const iso = (time: Date | null): string | null => time?.toISOString() ?? null
