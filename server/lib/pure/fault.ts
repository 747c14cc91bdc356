import type { pureWords } from './words.ts'

type Sentences = (typeof pureWords)['es']

/** What is wrong with a value that a person typed: a code of `words.ts`, with the values its sentence needs. */
export type Fault = {
  [Code in keyof Sentences]: Sentences[Code] extends (params: infer Params) => string
    ? { code: Code; params: Params }
    : { code: Code }
}[keyof Sentences]

/** What a reader makes of typed text: its value in the form we keep, or the first thing that is wrong. */
export type Reading<Value> = { ok: true; value: Value } | { ok: false; fault: Fault }

export function accepted<Value>(value: Value): Reading<Value> {
  return { ok: true, value }
}

export function faulty(fault: Fault): { ok: false; fault: Fault } {
  return { ok: false, fault }
}
