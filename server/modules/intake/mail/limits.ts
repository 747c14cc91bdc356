/** How much of a mail is read. What is beyond is told as a fault and stays in the mail as it came, which is kept. */
export const limits = {
  /** Octets of a header block, and of one header. */
  headerBlock: 512 * 1024,
  header: 128 * 1024,
  headers: 1000,
  /** Message-IDs of References: the first names the thread, the last ones what is answered. */
  references: 100,
  addresses: 1000,
  /** Levels of multiparts in multiparts, and parts of all levels together. */
  depth: 40,
  parts: 1000,
  /** Parts that are handed on as attachments. */
  attachments: 100,
  /** Octets of a part that are read as text. */
  textPart: 2 * 1024 * 1024,
  /** Characters of the text, and of the HTML that is made harmless. */
  text: 500_000,
  html: 400_000,
  /** Characters of a subject, and of an attachment's name. */
  subject: 1000,
  name: 200,
} as const

/** What was wrong with a mail, gathered while it is read: each once. */
export type Faults = Set<string>
