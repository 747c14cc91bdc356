import { useLingui } from '@lingui/react/macro'
import { Link } from '@tanstack/react-router'
import { CopyButton } from '../../../ui/CopyButton.tsx'
import { Fact, Facts } from '../../../ui/Facts.tsx'
import { Rows } from '../../../ui/Rows.tsx'
import { Switch } from '../../../ui/Tick.tsx'
import { paths } from '../../paths.ts'
import type { GuideName } from '../guides/guides.ts'
import { useGuideTitle } from '../guides/use-guide-title.ts'
import css from '../settings.module.css'

type DoorProps = {
  name: string
  isOn: boolean
  onTurn: (isOn: boolean) => void
  address: string
  hint: string
  /** What to read. */
  guides: GuideName[]
}

/** One product's programs: whether they are let in, under which address, by what. */
export function Door({ name, isOn, onTurn, address, hint, guides }: DoorProps) {
  const { t } = useLingui()
  const titleOf = useGuideTitle()
  return (
    <Rows title={name}>
      <div className={css.door}>
        <Switch checked={isOn} onChange={(event) => onTurn(event.target.checked)} hint={hint}>
          {t`Let in programs made for ${name}`}
        </Switch>
        {!isOn && <p className="soft">{t`Turned off: under this address there is nothing for them.`}</p>}
        <Facts>
          <Fact name={t`Address`}>
            <span className={css.copied}>
              <code className={css.key}>{address}</code>
              <CopyButton look="link" text={address}>
                {t`Copy the address`} <span className="visually-hidden">{name}</span>
              </CopyButton>
            </span>
          </Fact>
          <Fact name={t`To read`}>
            <ul className={css.guides}>
              {guides.map((guide) => (
                <li key={guide}>
                  <Link to={paths.guide(guide)}>{titleOf(guide)}</Link>
                </li>
              ))}
            </ul>
          </Fact>
        </Facts>
      </div>
    </Rows>
  )
}
