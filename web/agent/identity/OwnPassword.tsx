import { plural } from '@lingui/core/macro'
import { useLingui } from '@lingui/react/macro'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { ChangePassword } from '../../shared/security/ChangePassword.tsx'
import { toast } from '../../shared/toasts.ts'
import { Button } from '../../ui/Button.tsx'
import { Fact, Facts } from '../../ui/Facts.tsx'
import { paths } from '../paths.ts'
import { useAgent } from '../use-agent.ts'

/** The password, and its form when the address of the page says so. */
export function OwnPassword() {
  const { t } = useLingui()
  const navigate = useNavigate()
  const { session } = useAgent()
  const { change } = useSearch({ strict: false })
  const open = () => void navigate({ to: paths.security(), search: { change: 'password' } })
  const close = () => void navigate({ to: paths.security() })
  const changed = (count: number) => {
    const ended = plural(count, { one: '# other session ended', other: '# other sessions ended' })
    toast(count > 0 ? `${t`Password changed`} · ${ended}` : t`Password changed`)
    close()
  }
  if (change === 'password')
    return <ChangePassword door="agent" email={session.person.email} onDone={changed} onCancel={close} />
  return (
    <Facts>
      <Fact name={t`Password`} actions={<Button onClick={open}>{t`Change the password`}</Button>}>
        {t`Set`}
      </Fact>
    </Facts>
  )
}
