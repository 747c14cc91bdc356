/** Whether a password is among the first that anybody would try: known lists, keyboard rows, sequences, dates. */
export async function isCommonPassword(password: string): Promise<boolean> {
  const estimate = await loadEstimate()
  return estimate(password.slice(0, longestJudged)) < fewestGuesses
}

type Estimate = (password: string) => number

// 10^6 guesses are what zxcvbn calls protection from throttled online attacks; ours are throttled far below.
const fewestGuesses = 1e6
// Its matchers grow faster than the password is long; what is weak in 50 characters is refused, what is strong is enough.
const longestJudged = 50

// Lists and graphs take some 30 MB and 110 ms to load: only a process in which somebody chooses a password pays that.
let loaded: Promise<Estimate> | undefined

async function loadEstimate(): Promise<Estimate> {
  loaded ??= load()
  return loaded
}

async function load(): Promise<Estimate> {
  const [{ ZxcvbnFactory }, common] = await Promise.all([
    import('@zxcvbn-ts/core'),
    import('@zxcvbn-ts/language-common'),
  ])
  const zxcvbn = new ZxcvbnFactory({
    dictionary: { ...common.dictionary, ours: spanish },
    graphs: common.adjacencyGraphs,
  })
  return (password) => zxcvbn.check(password).guesses
}

// The kept lists are of English leaks mostly.
const spanish = (
  'contraseña contrasena clave acceso usuario administrador bienvenido bienvenida encopia teamo tequiero amorcito hola ' +
  'futbol barcelona madrid realmadrid mexico argentina colombia españa espana chile peru princesa estrella angelito ' +
  'mariposa corazon bonita chocolate pokemon alejandro alejandra fernando daniela andrea carlos maria jose antonio ' +
  'francisco guadalupe cliente soporte empresa secreto secreta entrar cambiame cambiar prueba ejemplo'
).split(' ')
