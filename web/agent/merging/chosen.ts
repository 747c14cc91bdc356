/** What was chosen: by field whose value stays, and which address and company come first. */
export type Chosen = { choices: Record<string, number>; email: string | null; company: number | null }
