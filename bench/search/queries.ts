import { foldText } from '../../server/lib/pure/fold-text.ts'
import { chanceOf } from '../../server/modules/upkeep/sample/chance.ts'
import { nameFrom } from '../../server/modules/upkeep/sample/names.ts'

const many = 40
const accented = 'ibanez munoz nunez pena zuniga aguero lucia inigo sigue echeverria guem ocana'.split(' ')

/** What people type, of each kind, drawn from those whom `generate` makes: frequent names are asked for as often as they are met. */
export const searches: Readonly<Record<string, readonly string[]>> = {
  'two letters': drawn(({ given, family }, at) => foldText(at % 2 === 0 ? given : family).slice(0, 2)),
  surnames: drawn(({ family }) => longestWord(family)),
  'e-mail fragments': drawn((name, at) => {
    const local = `${plain(name.given).split(' ')[0]}.${plain(name.family).split(' ').at(-1)}`
    return [`${local}.`, local.slice(2), `${local}.${at}`, `${local.slice(-5)}.1`][at % 4] as string
  }),
  'phone fragments': drawn(
    (_name, at) =>
      [
        `${digits(at, 6)}`,
        `55 ${digits(at, 2)} ${digits(at + 1, 2)}`,
        `443${digits(at, 3)}`,
        `+52 55 ${digits(at, 4)}`,
      ][at % 4] as string,
  ),
  'without accents': drawn((_name, at) => accented[at % accented.length] as string),
  'two words': drawn(
    ({ given, family }) => `${plain(family).split(' ')[0]} ${plain(given).split(' ')[0]?.slice(0, 4)}`,
  ),
  misses: drawn(
    ({ family }, at) =>
      [`${longestWord(family)} qxz`, `zzq${at}`, `wq${longestWord(family)}`, `99${digits(at, 8)}`][
        at % 4
      ] as string,
  ),
}

type Name = { given: string; family: string }

function drawn(query: (name: Name, at: number) => string): string[] {
  return Array.from({ length: many }, (_, at) => query(nameFrom(chanceOf('contact', at * 37 + 5)), at))
}

function plain(name: string): string {
  return foldText(name).replace(/[^a-z ]/g, '')
}

function longestWord(name: string): string {
  return name.split(/[ -]/).toSorted((one, other) => other.length - one.length)[0] ?? name
}

function digits(at: number, count: number): string {
  return String((at * 7_919_317 + 48_271) % 10 ** count).padStart(count, '0')
}
