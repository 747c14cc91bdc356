import { useLingui } from '@lingui/react/macro'
import { useQuery, useSuspenseQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import type { ServiceAnswer, ServiceDeleted } from '../../../../server/modules/accounts/wire.ts'
import { api } from '../../../shared/api.ts'
import { usePageTitle } from '../../../shared/title.ts'
import { toast } from '../../../shared/toasts.ts'
import { NotFound, WentWrong } from '../../../shared/WentWrong.tsx'
import { Panel } from '../../../ui/Panel.tsx'
import { Skeleton } from '../../../ui/Skeleton.tsx'
import { told } from '../../directory/contact/told.ts'
import { idempotencyKeys } from '../../directory/form/save-new-contact.ts'
import { paths } from '../../paths.ts'
import { useUndo } from '../../trail/use-undo.ts'
import { ForAccountWriters } from '../form/ForAccountWriters.tsx'
import { accountQuery, servicesQuery } from '../queries.ts'
import { useAccountId, usePartId } from '../record/account-id.ts'
import { useAccountStale } from '../record/use-account-changed.ts'
import { ServiceForm } from './ServiceForm.tsx'
import { emptyService, serviceDraft, serviceValues } from './service-values.ts'

const useBack = () => {
  const navigate = useNavigate()
  const id = useAccountId()
  return () => void navigate({ to: paths.account(id), search: { show: 'services' } })
}

/** `/agent/accounts/<id>/services/new` */
export function NewServicePage() {
  const { t } = useLingui()
  return (
    <ForAccountWriters title={t`New service`} back={paths.account(useAccountId())}>
      <NewService />
    </ForAccountWriters>
  )
}

function NewService() {
  const { t } = useLingui()
  const id = useAccountId()
  const { data: account } = useSuspenseQuery(accountQuery(id))
  const close = useBack()
  const stale = useAccountStale()
  const [keyFor] = useState(idempotencyKeys)
  usePageTitle(t`New service`)
  return (
    <Panel title={t`New service`} lead={account.name} onClose={close}>
      <ServiceForm
        label={t`New service`}
        start={emptyService}
        onClose={close}
        save={(values) => {
          const body = serviceDraft(values, { ...emptyService, status: '' })
          return api.post<ServiceAnswer>(`/api/agent/accounts/${id}/services`, body, {
            idempotencyKey: keyFor(body),
          })
        }}
        saved={(service) => {
          void stale(id)
          toast(t`${service.name} was added`)
          close()
        }}
      />
    </Panel>
  )
}

/** `/agent/accounts/<id>/services/<service>` */
export function ServicePage() {
  const { t } = useLingui()
  return (
    <ForAccountWriters title={t`Edit service`} back={paths.account(useAccountId())}>
      <EditService key={usePartId('service')} />
    </ForAccountWriters>
  )
}

function EditService() {
  const { t } = useLingui()
  const { data, error, refetch } = useQuery(servicesQuery(useAccountId()))
  const close = useBack()
  const id = usePartId('service')
  usePageTitle(t`Edit service`)
  const service = data?.items.find((each) => each.id === id)
  return (
    <Panel title={t`Edit service`} lead={service?.name} onClose={close}>
      {error && !data && <WentWrong error={error} reset={() => void refetch()} />}
      {!data && !error && <Skeleton />}
      {data && !service && <NotFound />}
      {service && <Edit key={service.version} service={service} onClose={close} />}
    </Panel>
  )
}

function Edit({ service, onClose }: { service: ServiceAnswer; onClose: () => void }) {
  const { t } = useLingui()
  const undo = useUndo()
  const stale = useAccountStale()
  const path = `/api/agent/accounts/${service.accountId}/services/${service.id}`
  const [start] = useState(() => serviceValues(service))
  const remove = () =>
    told(async () => {
      const { undoId } = await api.delete<ServiceDeleted>(path)
      onClose()
      await stale(service.accountId)
      toast(t`${service.name} was deleted`, () => undo(undoId))
    })
  return (
    <ServiceForm
      label={t`Edit service`}
      start={start}
      onClose={onClose}
      onDelete={() => void remove()}
      save={(values) =>
        api.patch<ServiceAnswer>(path, serviceDraft(values, start), { version: service.version })
      }
      saved={(answer) => {
        void stale(service.accountId)
        toast(t({ message: `${answer.name} was saved`, context: 'service' }))
        onClose()
      }}
    />
  )
}
