/** Sentences of this module's problems. */
export const words = {
  es: {
    'undo.already-undone': 'Ya se deshizo',
    'undo.too-late': 'Solo se puede deshacer durante 30 días',
  },
  en: {
    'undo.already-undone': 'This has already been undone',
    'undo.too-late': 'Undo is possible for 30 days only',
  },
} as const
