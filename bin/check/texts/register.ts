/** Who reads a Spanish text: agents are addressed as *usted*, customers as *tú*, and what both read is impersonal. */
export type Reader = 'agent' | 'customer' | 'both'

const start = String.raw`(?:^|[.!?:»]\s+|[¿¡])`
const end = String.raw`(?![\p{L}])`

/** Second person singular: pronouns, common verbs, the future in -ás, and commands where a sentence begins. */
const tú = [
  pattern(
    String.raw`(?<!\p{L})(tú|ti|tu|tus|te|contigo|tuy[oa]s?|puedes|tienes|quieres|debes|eres|estás|has|haces|ves|sabes)${end}`,
  ),
  pattern(String.raw`(?<!\p{L})(?!más|además|jamás|quizás|demás|atrás|detrás|tras)\p{L}+[aei]rás${end}`),
  pattern(
    `${start}(añade|elige|escribe|introduce|pulsa|haz|vuelve|inténtalo|pide|comprueba|selecciona|indica|revisa|espera|confirma|verifica|abre|cierra|deja|usa|crea)${end}`,
  ),
]

/** The polite form: *usted*, its possessive, and commands where a sentence begins. */
const usted = [
  pattern(String.raw`(?<!\p{L})(ustedes|usted|suy[oa]s?|sus?)${end}`),
  pattern(
    `${start}(añada|elija|escriba|introduzca|pulse|haga|vuelva|inténtelo|pida|compruebe|seleccione|indique|revise|espere|confirme|verifique|abra|cierre|deje|use|cree)${end}`,
  ),
]

/** A third person's *su* ("el contacto y su empresa") is right for everybody; the catalogue says so in a comment. */
export const thirdPerson = 'third person'

/** The words of a Spanish text that address its reader in the wrong way, or in any way where both read it. */
export function wrongAddress(text: string, reader: Reader): string[] {
  const refused = { agent: tú, customer: usted, both: [...tú, ...usted] }[reader]
  return refused.flatMap((form) => [...text.matchAll(form)].map((match) => match[0].trim()))
}

function pattern(source: string): RegExp {
  return new RegExp(source, 'giu')
}
