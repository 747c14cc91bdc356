/** Sentences of this module's problems. */
export const words = {
  es: {
    'department.no-name': 'Falta el nombre del departamento',
    'department.plus': 'Sin signo más: detrás de él va lo que distingue cada respuesta',
    'department.not-ascii': 'Delante de la arroba, solo letras sin acentos, cifras y signos',
    'department.local-too-long': ({ max }: { max: number }) =>
      `Delante de la arroba caben ${max} caracteres: el resto lo necesitan las respuestas`,
    'department.name-taken': 'Ya hay un departamento con este nombre',
    'department.address-taken': ({ name }: { name: string }) => `Es la dirección del departamento ${name}`,
    'department.address-claimed': ({ name }: { name: string }) =>
      `Es la dirección de ${name}: un departamento necesita otra`,
    'department.last': 'Queda solo este departamento, y los tickets necesitan uno',
  },
  en: {
    'department.no-name': 'The name of the department is missing',
    'department.plus': 'No plus sign: behind it stands what tells answers apart',
    'department.not-ascii': 'Before the at sign, only plain letters, digits and signs',
    'department.local-too-long': ({ max }: { max: number }) =>
      `Before the at sign there is room for ${max} characters: answers need the rest`,
    'department.name-taken': 'There is a department of this name already',
    'department.address-taken': ({ name }: { name: string }) => `It is the address of the department ${name}`,
    'department.address-claimed': ({ name }: { name: string }) =>
      `It is the address of ${name}: a department needs one of its own`,
    'department.last': 'This is the only department left, and tickets need one',
  },
} as const
