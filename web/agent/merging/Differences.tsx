import { useLingui } from '@lingui/react/macro'
import { type ReactNode, useId } from 'react'
import { networkName, type SocialNetwork } from '../../../server/lib/pure/social-handles.ts'
import type { MergePreview } from '../../../server/modules/upkeep/wire.ts'
import { Radio } from '../../ui/Tick.tsx'
import { useFieldValue } from '../trail/FieldValue.tsx'
import { useFieldLabels } from '../trail/field-labels.ts'
import type { Chosen } from './chosen.ts'
import css from './merging.module.css'

type DifferencesProps = { preview: MergePreview; chosen: Chosen; onChoose: (chosen: Chosen) => void }
type Option = { contactId: number; key: string; words: ReactNode; isChosen: boolean; choose: () => void }

/** In what contacts differ, a row for each field and under each contact what is hers: one value of each row stays. */
export function Differences({ preview, chosen, onChoose }: DifferencesProps) {
  const { t } = useLingui()
  const title = useId()
  const label = useFieldLabels()
  const words = useFieldValue()
  const { contacts, clashes } = preview
  const all = contacts.map(({ contact }) => contact)
  const nameOf = (path: string): string => {
    const [group, network] = path.split('.')
    return group === 'socialHandles' ? networkName(network as SocialNetwork) : label(path)
  }
  const shown = (path: string, contactId: number, value: unknown): ReactNode => {
    const owner = path === 'avatar' ? all.find(({ id }) => id === contactId) : undefined
    if (owner?.avatar) return <img className={css.picture} src={owner.avatar} alt={owner.name} />
    return words(path.startsWith('socialHandles.') ? 'handle' : path, value)
  }
  const rows = clashes.map(({ path, values, stays: byItself }) => ({
    path,
    name: nameOf(path),
    options: values.map(({ contactId, value }, at): Option => {
      const stays = chosen.choices[path] ?? byItself
      return {
        contactId,
        key: String(at),
        words: shown(path, contactId, value),
        isChosen: stays === contactId,
        choose: () => onChoose({ ...chosen, choices: { ...chosen.choices, [path]: contactId } }),
      }
    }),
  }))
  const addresses = all.flatMap(({ id, emails }) => emails.map(({ address }) => ({ id, address })))
  const email = chosen.email ?? addresses[0]?.address
  const companies = all
    .flatMap(({ id, companies: of }) => of.map((company) => ({ ...company, contactId: id })))
    .filter((each, at, every) => every.findIndex(({ id }) => id === each.id) === at)
  const company = chosen.company ?? (companies.find(({ isPrimary }) => isPrimary) ?? companies[0])?.id
  const lists = [
    {
      path: 'emails',
      name: t`Primary e-mail`,
      options: addresses.map(
        ({ id, address }): Option => ({
          contactId: id,
          key: address,
          words: address,
          isChosen: address === email,
          choose: () => onChoose({ ...chosen, email: address }),
        }),
      ),
    },
    {
      path: 'companies',
      name: t`Primary company`,
      options: companies.map(
        (each): Option => ({
          contactId: each.contactId,
          key: String(each.id),
          words: each.name,
          isChosen: each.id === company,
          choose: () => onChoose({ ...chosen, company: each.id }),
        }),
      ),
    },
  ].filter(({ options }) => options.length > 1)
  const every = [...rows, ...lists]
  return (
    <section className={css.part} aria-labelledby={title}>
      <h2 id={title}>{t`In what they differ`}</h2>
      {every.length === 0 && (
        <p className="soft">{t`In nothing: whatever one has, the other lacks or has too.`}</p>
      )}
      {every.map(({ path, name, options }) => (
        <Row key={path} name={name} options={options} preview={preview} />
      ))}
    </section>
  )
}

function Row({ name, options, preview }: { name: string; options: Option[]; preview: MergePreview }) {
  const id = useId()
  const columns = preview.contacts.toSorted((one, other) => one.contact.id - other.contact.id)
  return (
    <div className={css.row} role="radiogroup" aria-labelledby={id}>
      <span id={id}>{name}</span>
      {columns.map(({ contact }) => {
        const own = options.filter(({ contactId }) => contactId === contact.id)
        return (
          <div key={contact.id} className={own.length === 0 ? css.empty : undefined}>
            {own.map(({ key, words, isChosen, choose }) => (
              <Radio key={key} name={id} checked={isChosen} onChange={choose}>
                {words} <span className={`meta ${css.of}`}>{contact.name}</span>
              </Radio>
            ))}
          </div>
        )
      })}
    </div>
  )
}
