import { useLingui } from '@lingui/react/macro'
import { useEffect, useState } from 'react'
import css from './skeleton.module.css'

/** Grey bars where text will be, only when loading takes over 300 ms. Different widths in percent, one per line. */
export function Skeleton({ lines = [58, 72, 50] }: { lines?: number[] }) {
  const { t } = useLingui()
  const isLate = useIsLate()
  return (
    <div className={css.bones} role="status">
      {isLate && <span className="visually-hidden">{t`Loading`}</span>}
      {isLate && lines.map((width) => <Bone key={width} width={width} />)}
    </div>
  )
}

/** One bar, for a cell of a table that is still loading. */
export function Bone({ width }: { width: number }) {
  return <span className={css.bone} style={{ width: `${width}%` }} aria-hidden="true" />
}

/** False for the first 300 ms: what comes sooner needs no sign of waiting. */
export function useIsLate(): boolean {
  const [isLate, setLate] = useState(false)
  useEffect(() => {
    const clock = setTimeout(() => setLate(true), 300)
    return () => clearTimeout(clock)
  }, [])
  return isLate
}
