import { type Chance, zipf } from './chance.ts'

// The most frequent first, as one meets them in Mexico and Spain; the tail has what breaks careless software: ñ, ü,
// accents at either end, particles, hyphens, Catalan, Galician and Basque names, one letter.
const list = (text: string): string[] => text.trim().split(/\s*,\s*/)

const women =
  list(`María, Guadalupe, Carmen, Ana, Juana, Margarita, Leticia, Patricia, Laura, Lucía, Rosa, Sofía,
  Verónica, Alejandra, Adriana, Gabriela, Martha, Isabel, Elena, Cristina, Paula, Mónica, Silvia, Marta, Raquel, Andrea,
  Fernanda, Daniela, Valeria, Ximena, Regina, Natalia, Claudia, Beatriz, Rocío, Pilar, Teresa, Concepción, Inés, Julia,
  Noelia, Ángela, Irene, Nuria, Miriam, Yolanda, Alicia, Esther, Araceli, Dolores, Montserrat, Begoña, Úrsula, Ainhoa,
  Nerea, Itziar, Uxía, Sabela, Laia, Mireia, Núria, Citlali, Xóchitl, Itzel, Yaretzi, Nayeli, Zoé, Belén`)
const men =
  list(`José, Juan, Luis, Carlos, Francisco, Miguel, Antonio, Jorge, Manuel, Javier, Alejandro, Jesús, Pedro,
  Fernando, Roberto, Ricardo, Sergio, Eduardo, Daniel, David, Rafael, Héctor, Raúl, Arturo, Mario, Óscar, Víctor, Martín,
  Andrés, Enrique, Diego, Pablo, Álvaro, Rubén, Iván, Adrián, Hugo, Gustavo, Ángel, Gerardo, Julio, Alberto, Guillermo,
  Marcos, Ignacio, Joaquín, Emilio, Tomás, Nicolás, Sebastián, Santiago, Mateo, Íñigo, Iker, Unai, Xabier, Jordi, Oriol,
  Martí, Brais, Xoán, Cuauhtémoc, Agustín, Efraín, Saúl, Noé, Matías, Valentín`)
const families =
  list(`Hernández, García, Martínez, López, González, Rodríguez, Pérez, Sánchez, Ramírez, Cruz, Flores,
  Gómez, Morales, Vázquez, Jiménez, Reyes, Torres, Díaz, Gutiérrez, Ruiz, Mendoza, Aguilar, Ortiz, Moreno, Castillo, Álvarez,
  Romero, Méndez, Chávez, Rivera, Juárez, Ramos, Domínguez, Herrera, Medina, Castro, Vargas, Guzmán, Fernández, Muñoz,
  Velázquez, Rojas, Contreras, Salazar, Luna, Ortega, Guerrero, Estrada, Bautista, Soto, Alonso, Navarro, Serrano, Blanco,
  Molina, Suárez, Delgado, Ríos, Núñez, Peña, Cabrera, Campos, Vega, Fuentes, Carrillo, León, Ibáñez, Marín, Iglesias,
  Cortés, Garrido, Lozano, Cano, Prieto, Calvo, Gallego, Vidal, Ferrer, Yáñez, Ocaña, Zúñiga, Acuña, Cedeño, Patiño,
  Montaño, Castañeda, Escañuela, Güemes, Agüero, Argüelles, Sigüenza, Echeverría, Zubizarreta, Etxeberria, Goikoetxea,
  Aramburu, Puig, Bosch, Casanovas, Guàrdia, Sallés, Rovira, Castiñeira, Piñeiro, Mariño, Otero, Feijóo, de la Cruz,
  de la Fuente, del Río, De León, de los Santos, San Martín, Santa María, Ponce de León, Saint-Exupéry, O’Donojú, Li`)

const womanName = zipf(women)
const manName = zipf(men)
const familyName = zipf(families)

/** A full name as people there have it: one or two given names, the father's and the mother's family names. */
export function nameFrom(chance: Chance): { given: string; family: string; full: string } {
  const first = chance.onceIn(2) ? womanName : manName
  const given = [first(chance), ...(chance.onceIn(3) ? [first(chance)] : [])]
    .filter(isFirstOfItsKind)
    .join(' ')
  const families = [familyName(chance), ...(chance.onceIn(20) ? [] : [familyName(chance)])]
  const family = families.join(chance.onceIn(40) ? ' y ' : ' ')
  return { given, family, full: `${given} ${family}` }
}

const isFirstOfItsKind = (name: string, at: number, all: string[]): boolean => all.indexOf(name) === at

const trades =
  list(`Papelera, Ferretería, Editorial, Clínica, Librería, Panadería, Constructora, Transportes, Agencia,
  Bodega, Consultoría, Óptica, Farmacia, Imprenta, Escuela, Taller, Cooperativa, Inmobiliaria, Viajes, Textiles,
  Laboratorio, Gestoría, Floristería, Jardinería, Carpintería, Cerrajería, Hotel, Restaurante, Cafetería, Almacenes`)
const qualities =
  list(`del Bajío, del Norte, de la Sierra, del Mar, del Valle, Ñandú, La Montaña, El Águila, Cenzontle,
  Quetzal, Alameda, El Olivo, La Cigüeña, Tres Ríos, San Ángel, El Faro, Nuevo Mundo, La Peña, del Puerto, Santa Fe,
  El Roble, Los Álamos, de Ultramar, La Unión, El Pingüino, Aurora, La Rioja, Tlaxcala, Montserrat, Urdaibai`)
const legalForms = ['', ' S.A. de C.V.', ' S.L.', ' y Asociados', ' Hermanos', ' S. de R.L.', ' e Hijos']

/**
 * The name of the company with this number. No two numbers share one: the parts are counted through like digits, in an
 * order that a prime stride shuffles.
 */
export function companyName(number: number): string {
  const parts = [trades, families, qualities, legalForms] as const
  const many = parts.reduce((product, part) => product * part.length, 1)
  let rest = (number * 15_485_863) % many
  const [trade, family, quality, form] = parts.map((part) => {
    const one = part[rest % part.length] as string
    rest = Math.floor(rest / part.length)
    return one
  })
  const again = Math.floor(number / many)
  return `${trade} ${family} ${quality}${form}${again > 0 ? ` ${again + 1}` : ''}`
}
