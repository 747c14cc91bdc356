/** Header and lines of a mail within which its signatures are checked; no honest mail comes near, and DKIM wants far less. */
const most = { headerOctets: 512 * 1024, headerLines: 5000, lines: 1_000_000, lineOctets: 1024 * 1024 }

/**
 * Whether the signatures of a mail are looked at: checking folds headers and white space line by line, in the thread that all
 * others wait for, and what is made of 100,000 folded lines would keep it for a minute. Beyond it nothing is proven.
 */
export function isCheckable(content: Buffer): boolean {
  let isHeader = true
  let lines = 0
  for (let start = 0; start < content.length; lines += 1) {
    const found = content.indexOf(0x0a, start)
    const end = found === -1 ? content.length : found
    if (end - start > most.lineOctets || lines >= most.lines) return false
    // An empty line, whether or not its CR is there, ends the header.
    if (isHeader && (end === start || (end === start + 1 && content[start] === 0x0d))) isHeader = false
    if (isHeader && (end > most.headerOctets || lines >= most.headerLines)) return false
    start = end + 1
  }
  return true
}
