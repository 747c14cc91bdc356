import { useLingui } from '@lingui/react/macro'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { TicketListItem } from '../../../../server/modules/lists/wire.ts'
import { type Category, useCategoryWords } from '../../../shared/routing-words.ts'
import { useValueCell, When } from '../../lists/cells.tsx'
import type { Column } from '../../lists/columns.ts'
import { paths } from '../../paths.ts'
import { useAgent } from '../../use-agent.ts'
import { TicketPriority, TicketStatus } from '../TicketStatus.tsx'
import css from '../tickets.module.css'

/** What stands in a cell of the inbox. */
export function useTicketCell(): (item: TicketListItem, column: Column) => ReactNode {
  const { t } = useLingui()
  const { language } = useAgent().session.workspace
  const value = useValueCell()
  const categoryWords = useCategoryWords()
  return (item, column) => {
    switch (column.path) {
      case 'number':
        return <span className="num soft">{item.id}</span>
      case 'subject':
        return <span className="soft cut">{item.excerpt}</span>
      case 'requester':
        return <span className="soft cut">{item.requester.name}</span>
      case 'requesterAddress':
        return <span className="soft cut">{item.requesterAddress}</span>
      case 'status':
        return <TicketStatus status={item.status} />
      case 'priority':
        return <TicketPriority priority={item.priority} />
      case 'category':
        return <span className="soft cut">{categoryWords(item.category as Category)}</span>
      case 'assignee':
        return item.assignee ? (
          <span className="soft cut">{item.assignee.name}</span>
        ) : (
          <span className="meta">{t`nobody`}</span>
        )
      case 'department':
        return (
          <span className="soft cut" lang={language}>
            {item.department.name}
          </span>
        )
      case 'account':
        return (
          item.account && (
            <Link className="cut" to={paths.account(item.account.id)}>
              {item.account.name}
            </Link>
          )
        )
      case 'company':
        return (
          item.company && (
            <Link className="cut" to={paths.company(item.company.id)}>
              {item.company.name}
            </Link>
          )
        )
      case 'tags':
        return <span className="soft cut">{item.tags.join(', ')}</span>
      case 'lastMessageAt':
        return (
          <span className={css.lastWord}>
            <When at={item.lastMessageAt} />
            {item.lastAuthor === 'customer' && <span className="meta">{t`from the customer`}</span>}
          </span>
        )
      default:
        return value(item.values[column.path], column)
    }
  }
}
