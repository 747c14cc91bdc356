/** A dozen contacts as a provider in Mexico has them, for what a page weighs and for the pictures. */
export const people = [
  ['Ainhoa Etxeberria Otero', 'ainhoa@clinicasanangel.example', 'Recepción', ['hosting']],
  ['Álvaro Ibáñez Zúñiga', 'alvaro.ibanez@libreriacenzontle.example', 'Webmaster', ['dominios']],
  ['Begoña Peña Aramburu', 'begona@gestoriapena.example', 'Asesoría fiscal', ['facturación']],
  ['Citlali Hernández Güemes', 'citlali@textilesquetzal.example', 'Compras', []],
  ['Efraín Núñez Ocaña', 'efrain@ferreteriadelnorte.example', 'Contabilidad', ['facturación', 'vip']],
  ['Itzel Domínguez Reyes', 'itzel@viajestresrios.example', 'Dirección', ['revendedor']],
  ['Jordi Casanovas i Puig', 'jordi@impremtapuig.example', 'Sistemas', ['hosting', 'dominios']],
  ['José María de la Fuente', 'jm.delafuente@papeleradelbajio.example', 'Administración', ['vip']],
  ['Nayeli Cruz Argüelles', 'nayeli@panaderiaelolivo.example', 'Dueña', ['pyme']],
  ['Sabela Piñeiro Mariño', 'sabela@editorialurdaibai.example', 'Diseño', []],
  ['Úrsula Íñiguez Agüero', 'ursula@opticaaurora.example', 'Jefa de tecnología', ['hosting']],
  ['Xóchitl Castañeda Luna', 'xochitl@transportesdelvalle.example', 'Programación', ['dominios']],
].map(([name, email, jobTitle, tags], index) => ({
  name,
  emails: [email],
  jobTitle,
  tags,
  mobilePhone: `+52 55 5604 ${String(9218 + index * 37)}`,
  language: 'es-MX',
  timeZone: 'America/Mexico_City',
}))
