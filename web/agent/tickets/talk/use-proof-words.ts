import { useLingui } from '@lingui/react/macro'

type Proof = Record<string, unknown>

/** What proves that a mail is from whom it says, and where only we do, that its domain does not. */
export function useProofWords(): (proof: Proof) => string {
  const { t } = useLingui()
  return (proof) => {
    switch (proof.by) {
      case 'dmarc':
        return t`sender proven (DMARC)`
      case 'dkim':
        return t`sender proven (DKIM)`
      case 'spf':
        return t`sender proven (SPF)`
      case 'token':
        return t`sender proven by the reply address alone: neither SPF nor DKIM nor DMARC proves it`
      case 'trusted':
        return t`sender trusted by an agent`
      case 'mailbox-round-trip':
        return t`sender confirmed it`
      case 'agent':
        return proof.isReturned
          ? t`released by an agent; what had come back with it is for owners alone`
          : t`released by an agent`
      default:
        return t`sender not proven`
    }
  }
}
