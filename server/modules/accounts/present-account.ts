import { holderNow } from './rules/holder-now.ts'
import type { Account, Service } from './types.ts'
import type { AccountAnswer, AccountCounts, HolderAnswer, OwnServiceAnswer, ServiceAnswer } from './wire.ts'

/** An account as agents see it. */
export function presentAccount(account: Account, counts: AccountCounts): AccountAnswer {
  const { values, mainUser } = account
  const { email, name, ...now } = holderNow(account)
  return {
    id: account.id,
    version: account.version,
    name: values.name,
    externalId: values.externalId,
    language: values.language,
    languageNow: account.language,
    mainUser: {
      id: mainUser.id,
      name: mainUser.name,
      email: mainUser.email?.address ?? null,
      access: mainUser.access,
      isSuppressed: mainUser.email?.isSuppressed ?? false,
    },
    company: account.company,
    holder: presentHolder(values.holder),
    holderNow: { ...presentHolder({ ...now, name }), name, email },
    counts,
    closedAt: account.closedAt?.toISOString() ?? null,
    createdAt: account.createdAt.toISOString(),
    updatedAt: account.updatedAt.toISOString(),
  }
}

function presentHolder({ phone, ...holder }: Account['values']['holder']): HolderAnswer {
  return { ...holder, phone: phone?.typed ?? null, phoneE164: phone?.e164 ?? null }
}

/** A service as agents see it. */
export function presentService(service: Service): ServiceAnswer {
  return {
    ...presentOwnService(service),
    accountId: service.accountId,
    version: service.version,
    externalId: service.values.externalId,
    createdAt: service.createdAt.toISOString(),
    updatedAt: service.updatedAt.toISOString(),
  }
}

/** The same as the customer sees it. */
export function presentOwnService({ id, values }: Service): OwnServiceAnswer {
  const { name, status, startedOn, renewsOn, endedOn } = values
  return { id, name, status, startedOn, renewsOn, endedOn }
}
