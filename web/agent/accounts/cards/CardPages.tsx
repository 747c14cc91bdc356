import { useLingui } from '@lingui/react/macro'
import { useQuery, useSuspenseQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type {
  AgentCardAnswer,
  AgentCardsAnswer,
  SampleAnswer,
} from '../../../../server/modules/additional-contacts/wire.ts'
import { api } from '../../../shared/api.ts'
import { usePageTitle } from '../../../shared/title.ts'
import { toast } from '../../../shared/toasts.ts'
import { NotFound, WentWrong } from '../../../shared/WentWrong.tsx'
import { Button } from '../../../ui/Button.tsx'
import { Panel } from '../../../ui/Panel.tsx'
import { Skeleton } from '../../../ui/Skeleton.tsx'
import { told } from '../../directory/contact/told.ts'
import { idempotencyKeys } from '../../directory/form/save-new-contact.ts'
import { paths } from '../../paths.ts'
import { ForAccountWriters } from '../form/ForAccountWriters.tsx'
import { accountQuery } from '../queries.ts'
import { useAccountId, usePartId } from '../record/account-id.ts'
import { useAccountStale } from '../record/use-account-changed.ts'
import { useBackToAccount } from '../record/use-back-to-account.ts'
import { CardForm } from './CardForm.tsx'
import { CardWarning } from './CardWarning.tsx'
import { cardDraft, cardValues, emptyCard } from './card-values.ts'
import { DeleteCard } from './DeleteCard.tsx'
import { cardsQuery } from './queries.ts'

/** `/agent/accounts/<id>/contacts/new` */
export function NewCardPage() {
  const { t } = useLingui()
  return (
    <ForAccountWriters title={t`New additional contact`} back={paths.account(useAccountId())}>
      <NewCard />
    </ForAccountWriters>
  )
}

function NewCard() {
  const { t } = useLingui()
  const id = useAccountId()
  const { data: account } = useSuspenseQuery(accountQuery(id))
  const { data: cards } = useQuery(cardsQuery(id))
  const close = useBackToAccount()
  const stale = useAccountStale()
  const [keyFor] = useState(idempotencyKeys)
  usePageTitle(t`New additional contact`)
  return (
    <Panel
      title={t`New additional contact`}
      lead={t`Name and e-mail are needed. An additional contact cannot enter the client area.`}
      onClose={close}
    >
      {cards ? (
        <CardForm
          label={t`New additional contact`}
          start={emptyCard}
          draft={`new-card ${id}`}
          offered={cards.offered}
          onClose={close}
          save={(values) => {
            const body = cardDraft(values, emptyCard)
            return api.post<AgentCardAnswer>(`/api/agent/accounts/${id}/contacts`, body, {
              idempotencyKey: keyFor(body),
            })
          }}
          saved={(card) => {
            void stale(id)
            toast(t`${card.name} is an additional contact of ${account.name}`)
            close()
          }}
        />
      ) : (
        <Skeleton />
      )}
    </Panel>
  )
}

/** `/agent/accounts/<id>/contacts/<card>` */
export function CardPage() {
  const { t } = useLingui()
  return (
    <ForAccountWriters title={t`Additional contact`} back={paths.account(useAccountId())}>
      <EditCard key={usePartId('card')} />
    </ForAccountWriters>
  )
}

function EditCard() {
  const { t } = useLingui()
  const { data, error, refetch } = useQuery(cardsQuery(useAccountId()))
  const close = useBackToAccount()
  const id = usePartId('card')
  usePageTitle(t`Additional contact`)
  const card = data?.items.find((each) => each.id === id)
  return (
    <Panel title={t`Additional contact`} lead={card?.name} onClose={close}>
      {error && !data && <WentWrong error={error} reset={() => void refetch()} />}
      {!data && !error && <Skeleton />}
      {data && !card && <NotFound />}
      {data && card && <Edit key={card.version} card={card} cards={data} onClose={close} />}
    </Panel>
  )
}

function Edit({
  card,
  cards,
  onClose,
}: {
  card: AgentCardAnswer
  cards: AgentCardsAnswer
  onClose: () => void
}) {
  const { t } = useLingui()
  const accountId = useAccountId()
  const stale = useAccountStale()
  const [start] = useState(() => cardValues(card))
  const path = `/api/agent/accounts/${accountId}/contacts/${card.id}`
  const sendSample = () =>
    told(async () => {
      const { email } = await api.post<SampleAnswer>(`${path}/sample`)
      toast(t`A sample is on its way to ${email}`)
    })
  return (
    <CardForm
      label={t`Additional contact`}
      start={start}
      offered={cards.offered}
      hasRoles={card.roles.length > 0}
      onClose={onClose}
      save={(values) => api.patch<AgentCardAnswer>(path, cardDraft(values, start), { version: card.version })}
      saved={(answer) => {
        void stale(accountId)
        toast(t`${answer.name} was saved`)
        onClose()
      }}
      before={<CardWarning accountId={accountId} card={card} />}
      more={
        <>
          <Button onClick={() => void sendSample()}>{t`Send a sample`}</Button>
          <DeleteCard accountId={accountId} card={card} others={cards.items} onDone={onClose} />
        </>
      }
    />
  )
}
