/** Sentences of this module's problems. */
export const words = {
  es: {
    'job.finished': 'Este trabajo ya terminó',
    'job.gone': 'Lo que hacía falta para seguir ya no existe',
    'job.no-right': 'Quien lo inició ya no tiene permiso para hacerlo',
    'job.failed': 'El trabajo se detuvo por un error; lo que ya se hizo se puede deshacer',
  },
  en: {
    'job.finished': 'This job has already ended',
    'job.gone': 'What it needed to go on no longer exists',
    'job.no-right': 'Whoever started it may no longer do it',
    'job.failed': 'The job stopped because of an error; what was done can be undone',
  },
} as const
