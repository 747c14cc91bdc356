import { attributionAt } from './attribution.ts'
import { headerBlockAt, isForwardMark, isOriginalMark, isRuler } from './header-block.ts'
import { isClosingOnly } from './signatures.ts'

export type Folded = { text: string; quoted: string }

/**
 * What somebody wrote, and what his program quoted of earlier mails; no line is lost between the two.
 *
 * Folded is what stands below all he wrote, or above it all. Where he answered between the lines, those stay: his words
 * mean nothing without them. Of a mail that answers none only what is marked is folded: what he forwards or pastes is what
 * he wants to show. Signatures stay: they tell phones and names that cards lack.
 */
export function foldQuotes(whole: string, { isAnswer }: { isAnswer: boolean }): Folded {
  const lines = whole.split('\n')
  const cut = isAnswer ? cutOf(lines) : lines.length
  const above = foldMarked(lines.slice(0, cut))
  const isWhole = above.quoted.length === 0 && cut === lines.length
  if (isWhole) return { text: trimLines(whole), quoted: '' }
  const text = tidy(above.text)
  const quoted = tidy([...above.quoted, ...lines.slice(cut)])
  // Who answers inside the quote, or sends nothing else, is shown rather than folded away.
  return text === '' ? { text: trimLines(whole), quoted: '' } : { text, quoted }
}

/** Where all the rest is quoted though no line is marked; the number of lines where nothing is. */
function cutOf(lines: readonly string[]): number {
  let hasOwn = false
  for (const [index, line] of lines.entries()) {
    if (line.trim() === '') continue
    if (isForwardMark(line)) return lines.length
    if (isOriginalMark(line)) return index
    if (headerBlockAt(lines, isRuler(line) ? nextFull(lines, index + 1) : index) > 0) return index
    const says = hasOwn ? attributionAt(lines, index) : 0
    const isUnmarked = says > 0 && !isQuote(lines[nextFull(lines, index + says)] ?? '')
    if (isUnmarked && isCertain(lines.slice(index, index + says).join(' '))) return index
    if (!isQuote(line)) hasOwn = true
  }
  return lines.length
}

/** "El 3/2 el servidor escribió:" may stand above a log; with an address, or with a time and a name, it is a program's. */
const isCertain = (says: string): boolean => /@|\d{1,2}:\d{2}[^,]{0,20},\s*["*]?\p{Lu}/u.test(says)

function nextFull(lines: readonly string[], from: number): number {
  let at = from
  while (at < lines.length && at < from + 5 && (lines[at] ?? '').trim() === '') at++
  return at
}

const isQuote = (line: string): boolean => /^ {0,2}[>＞]/.test(line)

type Run = { isQuote: boolean; lines: string[] }

/** Sets aside the marked quotes below everything own, and one above it. */
function foldMarked(lines: readonly string[]): { text: string[]; quoted: string[] } {
  const runs = runsOf(lines)
  const isOwn = (run: Run): boolean => !run.isQuote && !isClosingOnly(run.lines)
  const last = runs.findLastIndex(isOwn)
  const first = runs.findIndex(isOwn)
  const quoted = (run: Run, index: number): boolean =>
    run.isQuote && (index > last || (index < first && first === last))
  return {
    text: runs.flatMap((run, index) => (quoted(run, index) ? [''] : run.lines)),
    quoted: runs.flatMap((run, index) => (quoted(run, index) ? run.lines : [])),
  }
}

/** Lines as stretches of own and of quoted ones; who wrote the quoted ones belongs to them, and so do blanks between. */
function runsOf(lines: readonly string[]): Run[] {
  const runs: Run[] = []
  for (let at = 0; at < lines.length; ) {
    const says = attributionAt(lines, at)
    const isIntroduced = says > 0 && isQuote(lines[nextFull(lines, at + says)] ?? '')
    const count = isIntroduced ? nextFull(lines, at + says) - at : 1
    const piece = lines.slice(at, at + count)
    const last = runs.at(-1)
    const isMarked =
      isIntroduced || isQuote(piece[0] ?? '') || (last?.isQuote === true && piece[0]?.trim() === '')
    if (last && last.isQuote === isMarked) last.lines.push(...piece)
    else runs.push({ isQuote: isMarked, lines: piece })
    at += count
  }
  return runs
}

/** What is left once something was taken out: no gap tells of it. */
const tidy = (lines: readonly string[]): string =>
  trimLines(lines.map((line) => line.trimEnd()).join('\n')).replace(/\n{3,}/g, '\n\n')

const trimLines = (text: string): string => text.replace(/^(?:[ \t]*\n)+/, '').trimEnd()
