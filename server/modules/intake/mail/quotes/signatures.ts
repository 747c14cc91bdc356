const separator = /^\s*--\s*$/
const program =
  /^\s*(?:sent from (?:my|outlook|yahoo|mail|proton)|sent with proton|enviado (?:desde|con) (?:mi|outlook|yahoo|el|correo|proton)|enviado do|enviada do|get outlook for|obtener outlook|baixe o outlook|obter o outlook|libre de virus|virus-free|livre de vírus|este correo electrónico ha sido comprobado|este email foi escaneado)/i
const list = /^\s*_{5,}\s*$/

/** Lines that end a mail without saying anything: a signature, what a phone or a list adds. */
export function isClosingOnly(lines: readonly string[]): boolean {
  const first = lines.find((line) => line.trim() !== '')
  if (first === undefined) return true
  return separator.test(first) || program.test(first) || list.test(first)
}
