import { useLingui } from '@lingui/react/macro'
import { useQuery, useSuspenseQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { ServiceAnswer } from '../../../../server/modules/accounts/wire.ts'
import { api } from '../../../shared/api.ts'
import { usePageTitle } from '../../../shared/title.ts'
import { toast } from '../../../shared/toasts.ts'
import { NotFound, WentWrong } from '../../../shared/WentWrong.tsx'
import { Panel } from '../../../ui/Panel.tsx'
import { Skeleton } from '../../../ui/Skeleton.tsx'
import { idempotencyKeys } from '../../directory/form/save-new-contact.ts'
import { paths } from '../../paths.ts'
import { ForAccountWriters } from '../form/ForAccountWriters.tsx'
import { accountQuery, servicesQuery } from '../queries.ts'
import { useAccountId, usePartId } from '../record/account-id.ts'
import { useAccountStale } from '../record/use-account-changed.ts'
import { useBackToAccount } from '../record/use-back-to-account.ts'
import { useDeletePart } from '../record/use-delete-part.ts'
import { ServiceForm } from './ServiceForm.tsx'
import { emptyService, serviceDraft, serviceValues } from './service-values.ts'

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
  const close = useBackToAccount({ show: 'services' })
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
  const close = useBackToAccount({ show: 'services' })
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
  const stale = useAccountStale()
  const path = `/api/agent/accounts/${service.accountId}/services/${service.id}`
  const [start] = useState(() => serviceValues(service))
  const remove = useDeletePart({ accountId: service.accountId, part: service, onDone: onClose })
  return (
    <ServiceForm
      label={t`Edit service`}
      start={start}
      onClose={onClose}
      onDelete={() => remove(path)}
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
