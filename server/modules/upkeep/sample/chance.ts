/** A source of chance that gives the same for the same number, on every machine. */
export type Chance = {
  /** From 0 up to but not including 1. */
  next(): number
  /** Whole, from 0 up to but not including `end`. */
  below(end: number): number
  /** True once in so many times. */
  onceIn(times: number): boolean
  one<Value>(of: readonly Value[]): Value
}

/** Chance for one record: each has its own, so that what one takes changes nothing for the others. */
export function chanceOf(kind: string, number: number): Chance {
  let state = number
  for (const letter of kind) state = Math.imul(state ^ letter.charCodeAt(0), 0x9e3779b1)
  const next = () => {
    // splitmix32, of the SplitMix family (Steele, Lea and Flood, 2014).
    state = (state + 0x9e3779b9) | 0
    let mixed = state ^ (state >>> 16)
    mixed = Math.imul(mixed, 0x21f0aaad)
    mixed ^= mixed >>> 15
    mixed = Math.imul(mixed, 0x735a2d97)
    return ((mixed ^ (mixed >>> 15)) >>> 0) / 2 ** 32
  }
  const below = (end: number) => Math.floor(next() * end)
  return {
    next,
    below,
    onceIn: (times) => next() * times < 1,
    one: <Value>(of: readonly Value[]) => of[below(of.length)] as Value,
  }
}

/** Picks the first of a list often and the last seldom, as names and words are spread (Zipf's law). */
export function zipf<Value>(values: readonly Value[], exponent = 0.8): (chance: Chance) => Value {
  let sum = 0
  const sums = values.map((_, rank) => {
    sum += (rank + 1) ** -exponent
    return sum
  })
  return (chance) => {
    const wanted = chance.next() * sum
    let low = 0
    for (let high = sums.length - 1; low < high; ) {
      const middle = (low + high) >> 1
      if ((sums[middle] ?? 0) < wanted) low = middle + 1
      else high = middle
    }
    return values[low] as Value
  }
}
