import { useLingui } from '@lingui/react/macro'
import { Link } from '@tanstack/react-router'
import type { DecisionAnswer } from '../../../server/modules/routing/wire.ts'
import { languageName } from '../../shared/formats.ts'
import { useRuleWords } from '../../shared/routing-words.ts'
import { Ledger } from '../../ui/Ledger.tsx'
import { paths } from '../paths.ts'
import css from './notices.module.css'
import { Verdict } from './Verdict.tsx'

/** Who would get a message: in or out, who, by which rule. */
export function Decisions({ items, caption }: { items: DecisionAnswer[]; caption: string }) {
  const { t } = useLingui()
  const inFirst = items.toSorted((one, other) => one.verdict.localeCompare(other.verdict))
  return (
    <Ledger caption={caption} className={css.decisions}>
      <thead>
        <tr>
          <th scope="col">{t`Copy`}</th>
          <th scope="col">{t`Person`}</th>
          <th scope="col">{t`Why`}</th>
        </tr>
      </thead>
      <tbody>
        {inFirst.map((item) => (
          <Row key={`${item.as} ${item.cardId} ${item.address}`} item={item} />
        ))}
      </tbody>
    </Ledger>
  )
}

function Row({ item }: { item: DecisionAnswer }) {
  const ruleWords = useRuleWords()
  const { name, address, contactId, verdict, rule, ruleFacts, language } = item
  return (
    <tr>
      <td className={css.verdict}>
        <Verdict verdict={verdict} />
      </td>
      <td className={css.person}>
        {contactId ? <Link to={paths.contact(contactId)}>{name}</Link> : <b>{name}</b>}
        <span className={`${css.under} meta`}>
          {address} · {languageName(language)}
        </span>
      </td>
      <td className={css.why}>{ruleWords(rule, ruleFacts)}</td>
    </tr>
  )
}
