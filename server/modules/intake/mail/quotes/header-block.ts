// Names of the headers that programs write above what they quote, as Outlook and phones do.
const from = names(
  'from|de|von|da|van|fra|från|od|от|от кого|від|remitente|desde|expéditeur|lähettäjä|kimden|feladó|发件人|寄件者|差出人|보낸 사람',
)
const when = names(
  'sent|date|sent at|enviado|enviado el|enviada|enviada em|enviado em|enviado a la(s)|fecha|fecha de envío|data|envoyé|envoyé le|gesendet|datum|inviato|verzonden|sendt|skickat|dato|wysłano|odesláno|отправлено|дата|enviat|lähetetty|päivämäärä|gönderildi|tarih|发送时间|日期|寄件日期|送信日時|日付|보낸 날짜',
)
const subject = names(
  'subject|asunto|assunto|assumpte|objet|betreff|oggetto|onderwerp|emne|ämne|temat|předmět|тема|aihe|konu|tárgy|主题|主旨|件名|제목',
)
const others = names(
  'to|para|a|à|per|per a|an|aan|til|till|do|komu|кому|кому|vastaanottaja|kime|címzett|destinatario|destinatarios|destinatário|destinatari|cc|cco|bcc|kopie|kopia|kopi|копия|kopio|importance|importancia|importância|prioridad|reply-to|responder a|attachments|datos adjuntos|anexos|收件人|宛先|받는 사람|抄送',
)
const label = /^[\s>|]*[*_]{0,2}([\p{L}()\s-]{1,25}?)\s*[:：]\s*[*_]{0,2}\s*(.*)$/u

function names(list: string): ReadonlySet<string> {
  return new Set(list.split('|'))
}

/** How many lines from here on are headers of what is quoted below; 0: these are not. */
export function headerBlockAt(lines: readonly string[], at: number): number {
  const seen = { from: false, when: false, subject: false, others: 0 }
  let end = at
  for (let index = at; index < Math.min(at + 14, lines.length); index++) {
    const line = lines[index] ?? ''
    const name = line.length > 2000 ? '' : (label.exec(line)?.[1]?.trim().toLowerCase() ?? '')
    if (from.has(name)) seen.from = true
    else if (when.has(name)) seen.when = true
    else if (subject.has(name)) seen.subject = true
    else if (others.has(name)) seen.others++
    else if (index === at) return 0
    // Long lists of recipients are wrapped, and some programs leave a line free between headers.
    else if (line.trim() === '' && end > at && seen.subject) break
    else continue
    end = index + 1
  }
  const { from: hasFrom, when: hasWhen, subject: hasSubject } = seen
  const count = Number(hasWhen) + Number(hasSubject) + Math.min(seen.others, 1)
  return hasFrom && (hasWhen || hasSubject) && count > 1 ? end - at : 0
}

const original =
  /^[\s>]*[-_=*]{2,}\s*(original message|mensaje original|mensagem original|missatge original|original appointment|cita original|message d['’]origine|message original|(?:ursprüngliche|original)[- ]?nachricht|messaggio originale|oorspronkelijk bericht|oprindelig meddelelse|opprinnelig melding|ursprungligt meddelande|alkuperäinen viesti|wiadomość oryginalna|oryginalna wiadomość|původní zpráva|исходное сообщение|оригинальное сообщение|orijinal mesaj|原始邮件|原始郵件|元のメッセージ|reply message|mensaje de respuesta|reply above this line)\s*[-_=*]{2,}\s*$/i
const forward =
  /^[\s>]*(?:[-_=*]{2,}\s*(?:forwarded message|mensaje reenviado|mensagem encaminhada|mensagem reencaminhada|missatge reenviat|mensaje enviado|message transféré|weitergeleitete nachricht|messaggio inoltrato|doorgestuurd bericht|vidarebefordrat meddelande|videresendt melding|wiadomość przekazana|пересылаемое сообщение|转发邮件|forwarded by .{1,80})\s*[-_=*]*|(?:begin forwarded message|inicio del mensaje reenviado|início da mensagem (?:encaminhada|reencaminhada)|début du message (?:transféré|réexpédié)|anfang der weitergeleiteten nachricht|inizio messaggio inoltrato)\s*:)\s*$/i

/** "-----Original Message-----" and its like. */
export const isOriginalMark = (line: string): boolean => line.length < 200 && original.test(line)
/** What follows is the point of the mail, not what it answers. */
export const isForwardMark = (line: string): boolean => line.length < 200 && forward.test(line)
/** A ruler, as Outlook draws it above the headers. */
export const isRuler = (line: string): boolean => line.length < 400 && /^[\s>]*[_-]{8,}\s*$/.test(line)
