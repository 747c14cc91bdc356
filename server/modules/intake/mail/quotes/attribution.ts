/** How far a program breaks the line that says who wrote what is quoted below. */
const longest = 4

/** "wrote" as programs say it, in the languages of those who write to providers and of whom they write with. */
const verbs =
  'wrote|writes|escribió|escribio|ha escrito|escreveu|escreve|va escriure|ha escrit|a écrit|schrieb|hat geschrieben|ha scritto|scrive|schreef|skrev|kirjoitti|napisał|napisała|napisał\\(a\\)|pisze|napsal|napsala|napsal\\(a\\)|napísal|írta|a scris|написал|написала|написав|пишет|έγραψε|yazdı|写道|寫道|が書きました|님이 작성'
const hasVerb = new RegExp(`(?<!\\p{L})(?:${verbs})(?!\\p{L})`, 'iu')
const endsInVerb = new RegExp(`(?:${verbs})[\\s*-]*$`, 'iu')
/** A moment or an address: without either, "Ana wrote:" is as good as any sentence. */
const tells = /\d{1,4}[/.-]\d{1,2}|\d{1,2}[:.]\d{2}|\b(?:19|20)\d{2}\b|@/
/** No verb, but a moment and an address in brackets: Gmail in Russian, Japanese and Catalan, and as it once was. */
const isDated = (text: string): boolean => /\d{1,2}[:.]\d{2}/.test(text) && /<[^\s<>@]+@[^\s<>@]+>/.test(text)
const start =
  /^[\s>*-]*(?:on|el|em|no dia|le|am|il|op|den|missatge de|på|dnia|w dniu|dne|activado|ativado|a|at|\p{L}{1,4}\.?,)(?!\p{L})|\d{1,4}[-/.年]\d{1,2}|[<(]\S+@\S+[>)]/iu

/** How many lines from here on say who wrote what follows; 0: none. */
export function attributionAt(lines: readonly string[], at: number): number {
  const first = lines[at] ?? ''
  if (first.length > 500 || !(start.test(first) || hasVerb.test(first))) return 0
  let joined = ''
  for (let count = 1; count <= longest && at + count <= lines.length; count++) {
    const line = lines[at + count - 1] ?? ''
    if (line.trim() === '') return 0
    joined = `${joined} ${line}`.trim()
    if (joined.length > 600) return 0
    if (endsSo(line) && tells.test(joined) && (hasVerb.test(joined) || isDated(joined))) return count
  }
  return 0
}

/** A cheap look before the thorough one: the last line ends in the verb or a colon. */
const endsSo = (line: string): boolean => /[:：][\s*-]*$|--\s*$/.test(line) || endsInVerb.test(line)
