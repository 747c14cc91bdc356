import type { ReactNode } from 'react'
import css from './status.module.css'

/** full: done. half: under way. ring: none. square: blocked. cross: refused. diamond: waiting. triangle: attention. */
export type StatusShape = 'full' | 'half' | 'ring' | 'square' | 'cross' | 'diamond' | 'triangle'
export type Tone = 'ok' | 'warn' | 'danger' | 'plain' | 'quiet'

const usualTone: Record<StatusShape, Tone> = {
  full: 'ok',
  half: 'warn',
  ring: 'plain',
  square: 'danger',
  cross: 'danger',
  diamond: 'plain',
  triangle: 'warn',
}

/** A word and a shape, never colour alone. */
export function Status({ shape, tone, children }: { shape: StatusShape; tone?: Tone; children: ReactNode }) {
  return <span className={`${css.status} ${css[shape]} ${css[tone ?? usualTone[shape]]}`}>{children}</span>
}
