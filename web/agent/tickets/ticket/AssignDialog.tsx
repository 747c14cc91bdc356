import { useLingui } from '@lingui/react/macro'
import type { TicketAnswer } from '../../../../server/modules/tickets/wire.ts'
import { matchesFolded } from '../../../shared/fold.ts'
import { Button } from '../../../ui/Button.tsx'
import { ComboBox } from '../../../ui/ComboBox.tsx'
import { Dialog } from '../../../ui/Dialog.tsx'
import { Field } from '../../../ui/Field.tsx'
import { useAgents } from './use-choices.ts'
import { useTicketChange } from './use-ticket-change.ts'

/** To whom the ticket goes: write a part of a name, choose it by the arrows and press Enter. */
export function AssignDialog({ ticket, onClose }: { ticket: TicketAnswer; onClose: () => void }) {
  const { t } = useLingui()
  const change = useTicketChange(ticket)
  const agents = useAgents(ticket.assignee)
  const assign = (id: number | null, said: string) => {
    onClose()
    void change({ assigneeId: id }, said)
  }
  const pick = (id: string) => {
    const agent = agents.find(({ value }) => value === id)
    if (agent) assign(Number(id), t`Assigned to ${agent.label}`)
  }
  return (
    <Dialog
      title={t`Assign the ticket`}
      onClose={onClose}
      actions={
        <>
          {ticket.assignee && (
            <Button onClick={() => assign(null, t`Assigned to nobody`)}>{t`To nobody`}</Button>
          )}
          <Button onClick={onClose}>{t`Cancel`}</Button>
        </>
      }
    >
      <Field label={t`Agent`} layout="stacked">
        <ComboBox
          key={agents.length}
          choices={agents.map(({ value, label }) => ({ id: value, label }))}
          value=""
          onChange={pick}
          matches={matchesFolded}
        />
      </Field>
    </Dialog>
  )
}
