import type { Locator } from 'playwright-core'
import { expect } from 'vitest'

/** Waits until what is typed goes here: a page gives the focus a moment after it shows what it gives it to. */
export async function focusIsOn(wanted: Locator): Promise<void> {
  await expect.poll(() => wanted.evaluate((node) => node === document.activeElement)).toBe(true)
}
