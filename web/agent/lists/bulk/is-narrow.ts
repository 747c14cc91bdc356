/** Whether there is room for a few acts only, as on a phone; what stands beside the menu elsewhere is in it then. */
export const isNarrow = (): boolean => window.matchMedia('(max-width: 720px)').matches
