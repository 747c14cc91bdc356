/** Names of the headers that programs write above what they quote, as Outlook and phones do, in the languages we meet. */
const from = /^(from|de|von|da|remitente|desde|expéditeur)$/i
const when =
  /^(sent|date|enviado|enviado el|enviada|enviada em|enviado em|enviado a la\(s\)|fecha|data|envoyé|gesendet|datum|fecha de envío)$/i
const others =
  /^(to|para|a|destinatario|destinatarios|destinatário|cc|cco|bcc|subject|asunto|assunto|objet|betreff|an|importance|importancia|importância|prioridad|reply-to|responder a|attachments|datos adjuntos|anexos)$/i
const subject = /^(subject|asunto|assunto|objet|betreff)$/i
const label = /^[\s>|]*[*_]{0,2}([\p{L}()\s-]{1,25}?)\s*:\s*[*_]{0,2}\s*(.*)$/u

/** How many lines from here on are headers of what is quoted below; 0: these are not. */
export function headerBlockAt(lines: readonly string[], at: number): number {
  const seen = { from: false, when: false, subject: false, others: 0 }
  let end = at
  for (let index = at; index < Math.min(at + 14, lines.length); index++) {
    const line = lines[index] ?? ''
    const name = line.length > 2000 ? undefined : label.exec(line)?.[1]?.trim()
    if (name !== undefined && from.test(name)) seen.from = true
    else if (name !== undefined && when.test(name)) seen.when = true
    else if (name !== undefined && others.test(name)) {
      seen.others++
      if (subject.test(name)) seen.subject = true
    } else if (index === at) return 0
    // Long lists of recipients are wrapped, and some programs leave a line free between headers.
    else if (line.trim() === '' && end > at && seen.subject) break
    else continue
    end = index + 1
  }
  return seen.from && (seen.when || seen.subject) && seen.others > 0 ? end - at : 0
}

const original =
  /^[\s>]*[-_=*]{2,}\s*(original message|mensaje original|mensagem original|original appointment|cita original|message d'origine|ursprüngliche nachricht|messaggio originale|reply message|mensaje de respuesta|reply above this line)\s*[-_=*]{2,}\s*$/i
const forward =
  /^[\s>]*(?:[-_=*]{2,}\s*(?:forwarded message|mensaje reenviado|mensagem encaminhada|mensaje enviado|message transféré|forwarded by .{1,80})\s*[-_=*]*|(?:begin forwarded message|inicio del mensaje reenviado|início da mensagem encaminhada|início da mensagem reencaminhada)\s*:)\s*$/i

/** "-----Original Message-----" and its like. */
export const isOriginalMark = (line: string): boolean => line.length < 200 && original.test(line)
/** What follows is the point of the mail, not what it answers. */
export const isForwardMark = (line: string): boolean => line.length < 200 && forward.test(line)
/** A ruler, as Outlook draws it above the headers. */
export const isRuler = (line: string): boolean => line.length < 400 && /^[\s>]*[_-]{8,}\s*$/.test(line)
