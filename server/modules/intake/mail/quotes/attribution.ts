/** How far a program breaks the line that says who wrote what is quoted below. */
const longest = 4

const verbs =
  'wrote|writes|escribió|escribio|escribi=F3|ha escrito|escrib[ií]a|escreveu|escreve|va escriure|a écrit|schrieb|ha scritto|schreef'
/** "On … wrote:", "El … escribió:", "Em … escreveu:", and the others a provider meets; Zoho puts dashes around them. */
const says = new RegExp(
  `^[\\s>*-]*(?:(?:on|el|em|no dia|le|am|il|op|a|at|activado|ativado)\\b[\\s\\S]{0,400}|[\\s\\S]{0,200}[<(][^\\s<>()]+@[^\\s<>()]+[>)][\\s\\S]{0,60}|[\\s\\S]{3,120}?)[\\s,]*\\b(?:${verbs})\\s*(?:el\\s+[\\s\\S]{4,60}|on\\s+[\\s\\S]{4,60}|em\\s+[\\s\\S]{4,60})?:?[\\s*-]*$`,
  'i',
)
/** A moment or an address: without either, "Ana wrote:" is as good as any sentence. */
const tells = /\d{1,4}[/.-]\d{1,2}|\d{1,2}:\d{2}|\b(?:19|20)\d{2}\b|@/
/** Older programs of Gmail: "2025-02-03 10:00 GMT-06:00 Ana <ana@x.es>:". */
const dated = /^\s*\d{4}[-/]\d{1,2}[-/]\d{1,2}[\s\S]{0,80}<[^\s<>@]+@[^\s<>@]+>\s*:\s*$/
const start =
  /^[\s*-]*(?:on|el|em|no dia|le|am|il|op|activado|ativado|a|at)\b|\d{4}[-/]\d{1,2}[-/]\d{1,2}|[<(]\S+@\S+[>)]|\b(?:wrote|escribió|escreveu)\b/i

/** How many lines from here on say who wrote what follows; 0: none. */
export function attributionAt(lines: readonly string[], at: number): number {
  const first = lines[at] ?? ''
  if (first.length > 500 || !start.test(first)) return 0
  let joined = ''
  for (let count = 1; count <= longest && at + count <= lines.length; count++) {
    const line = lines[at + count - 1] ?? ''
    if (line.trim() === '') return 0
    joined = `${joined} ${line}`.trim()
    if (joined.length > 600) return 0
    if (endsSo(line) && tells.test(joined) && (isSaid(joined) || dated.test(joined))) return count
  }
  return 0
}

const hasVerb = new RegExp(verbs, 'i')
const isSaid = (text: string): boolean => hasVerb.test(text) && says.test(text)

const endsInVerb = new RegExp(`(?:${verbs})\\s*$`, 'i')

/** A cheap look before the thorough one: the last line ends in the verb or a colon. */
const endsSo = (line: string): boolean => /[:-]\s*\*?$/.test(line) || endsInVerb.test(line)
