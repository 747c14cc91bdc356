const longestSilence = 5000

/** A line for the person, beside what a program may read from standard output. */
export function note(line: string): void {
  process.stderr.write(`${line}\n`)
}

/** What the command gives: for people, or with --json for programs. */
export function give(lines: readonly string[]): void {
  process.stdout.write(lines.map((line) => `${line}\n`).join(''))
}

export function giveJson(value: unknown): void {
  process.stdout.write(`${JSON.stringify(value, null, 2)}\n`)
}

/** Columns under their headings, as wide as their widest cell. */
export function table(headings: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const all = [headings, ...rows]
  const widths = headings.map((_, at) => Math.max(...all.map((row) => [...(row[at] ?? '')].length)))
  return all.map((row) =>
    row
      .map((cell, at) => cell + ' '.repeat((widths[at] ?? 0) - [...cell].length))
      .join('  ')
      .trimEnd(),
  )
}

/** What is being done: one line that changes in a terminal, else a line now and then. */
export function progress(): { say(text: string): void; end(): void } {
  let last = performance.now()
  let isOpen = false
  return {
    say(text) {
      if (process.stderr.isTTY) {
        process.stderr.write(`\r\x1b[K${text}`)
        isOpen = true
        return
      }
      if (performance.now() - last < longestSilence) return
      last = performance.now()
      note(text)
    },
    end() {
      if (isOpen) process.stderr.write('\r\x1b[K')
      isOpen = false
    },
  }
}

export const number = (value: number): string => value.toLocaleString('en')

export function bytes(value: number): string {
  if (value < 1_000_000) return `${Math.ceil(value / 1000)} kB`
  return value < 1e9 ? `${(value / 1e6).toFixed(1)} MB` : `${(value / 1e9).toFixed(1)} GB`
}
