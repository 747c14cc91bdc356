export type Action = 'failed' | 'delayed' | 'other'

/** As RFC 3463 has them: neither addresses of machines nor versions of programs. */
const enhanced = /(?:^|[^\d.])([245]\.[0-7]\.\d{1,3})(?![\d.]*\d)/
const plain = /(?:^|[^\d.])([45][0-5]\d)(?=[\s:-]|$)/

/** What a server's words tell as a status (RFC 3463); the first that says more than "something failed". */
export function statusIn(words: string): string | null {
  const all = [...words.slice(0, 20_000).matchAll(new RegExp(enhanced, 'g'))].map((match) => match[1] ?? '')
  return all.find((status) => !isVague(status)) ?? all[0] ?? statusOfCode(words) ?? statusOfMeaning(words)
}

/** "5.0.0" and "4.0.0" only say that it failed, or not yet. */
export const isVague = (status: string): boolean => /^[245]\.0\.0$/.test(status)

/** What was meant by a code of SMTP alone (RFC 5321, 4.2.2). */
function statusOfCode(words: string): string | null {
  const code = plain.exec(words.slice(0, 20_000))?.[1]
  if (code === undefined) return null
  const meaning = statusOfMeaning(words)
  if (meaning?.startsWith(code.charAt(0))) return meaning
  return known[code] ?? `${code.charAt(0)}.0.0`
}

const known: Record<string, string> = {
  '421': '4.3.2',
  '450': '4.2.0',
  '451': '4.3.0',
  '452': '4.2.2',
  '552': '5.2.2',
  '553': '5.1.3',
}

const meanings: [RegExp, string][] = [
  [
    /(mailbox|inbox|account|recipient|user|buz[oó]n|caixa).{0,40}(full|over ?quota|exceeded|lleno|llena|cheia|excedid)|over quota|quota exceeded|exceeded (?:its|the) (?:storage|quota)/i,
    '5.2.2',
  ],
  [
    /(mailbox|account|cuenta|conta).{0,30}(disabled|inactive|suspended|desactivad|deshabilitad|desativad)/i,
    '5.2.1',
  ],
  [
    /(user|recipient|address|mailbox|account|usuario|destinatario|direcci[oó]n|endereço|destinatário|no such).{0,60}(unknown|not found|no existe|doesn.?t exist|does not exist|not exist|no such|invalid|unavailable|rejected|não existe|no (?:se )?encontr|couldn.?t be found|wasn.?t found)|no such (?:user|recipient|person|mailbox|address)|unknown (?:user|recipient|address)|not listed in|no mailbox here|user (?:doesn.?t|does not) have .{0,40}account/i,
    '5.1.1',
  ],
  [
    /(domain|host|dominio|domínio).{0,40}(not found|doesn.?t exist|does not exist|unknown|no existe|não existe|couldn.?t be found)|NXDOMAIN|nullMX|unrouteable/i,
    '5.1.2',
  ],
  [
    /spam|blacklist|block ?list|blocked|reputation|policy|rejected due|not authori[sz]ed|not allowed|access denied|refused by|DMARC|\bSPF\b/i,
    '5.7.1',
  ],
  [/too (?:large|big)|size limit|exceeds? (?:the )?(?:maximum )?size|demasiado grande/i, '5.3.4'],
  [
    /timed? ?out|connection (?:refused|reset|dropped)|could not connect|couldn.?t connect|unable to connect|no (?:respond|respuesta)|temporar/i,
    '4.4.1',
  ],
]

function statusOfMeaning(words: string): string | null {
  const start = words.slice(0, 20_000)
  return meanings.find(([pattern]) => pattern.test(start))?.[1] ?? null
}

/** What becomes of the mail. A delay says so in words, for its status may be that of what was tried last. */
export function actionOf(said: string, status: string | null, words: string): Action {
  const action = said.toLowerCase().trim()
  if (action.startsWith('failed') || action === 'failure') return 'failed'
  if (action.startsWith('delayed')) return 'delayed'
  if (/^(delivered|relayed|expanded)/.test(action)) return 'other'
  if (stillTries.test(words)) return 'delayed'
  if (status?.startsWith('2')) return 'other'
  return status?.startsWith('4') && !/gave up|giving up|expired|too long|final|permanent|abandon/i.test(words)
    ? 'delayed'
    : 'failed'
}

const stillTries =
  /will (?:continue|keep|be) (?:to )?(?:trying|try|retr)|still trying|not yet been delivered|has been delayed|delivery (?:is )?delayed|warning message|you do not need to resend|do not need to resend|no es necesario (?:que )?(?:lo )?reenv|seguir[aá] intent|se ha retrasado|continuar[aá] (?:a )?tent|will retry/i
