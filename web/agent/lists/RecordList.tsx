import { type ReactNode, useEffect, useRef } from 'react'
import { PageTitle } from '../../shared/PageTitle.tsx'
import { WentWrong } from '../../shared/WentWrong.tsx'
import css from './list.module.css'

type RecordListProps = {
  title: string
  /** How many there are, beside the title. */
  count: ReactNode
  /** Views that the list has by itself, under the title. */
  tabs?: ReactNode
  tools: ReactNode
  /** Chips of the filter and what became of the view. */
  filter: ReactNode
  /** What can be done with those that are selected; stands in the place of the filter. */
  batch: ReactNode
  error: Error | null
  retry: () => void
  /** Instead of rows. */
  none: ReactNode
  rows: ReactNode
  /** The letters at the right edge. */
  index: ReactNode
  /** Another page of rows begins at its top. */
  page: string
  scrollId: string
}

/** The frame of a list: title, tools, conditions, the register between its rules, the index. */
export function RecordList(props: RecordListProps) {
  const register = useRef<HTMLDivElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another page begins at its top
  useEffect(() => {
    register.current?.scrollTo(0, 0)
  }, [props.page])
  return (
    <div className={css.page}>
      <section className={css.column} aria-label={props.title}>
        <div className={css.head}>
          <PageTitle title={props.title} />
          {props.count}
        </div>
        {props.tabs}
        <div className={css.tools}>{props.tools}</div>
        {props.batch ?? props.filter}
        {props.error ? <WentWrong error={props.error} reset={props.retry} /> : null}
        {props.error
          ? null
          : (props.none ?? (
              <div className={css.register} ref={register} data-scroll-restoration-id={props.scrollId}>
                {props.rows}
              </div>
            ))}
      </section>
      {props.index}
    </div>
  )
}
