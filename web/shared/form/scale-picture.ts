const side = 512
const webp = 'image/webp'

export type ScaledPicture = { ok: true; blob: Blob } | { ok: false }

/** Crops a picture to its middle square and scales it to 512 px: WebP, or PNG where the browser writes no WebP. */
export async function scalePicture(file: Blob): Promise<ScaledPicture> {
  try {
    const bitmap = await createImageBitmap(file)
    const square = Math.min(bitmap.width, bitmap.height)
    const size = Math.min(side, square)
    const canvas = document.createElement('canvas')
    canvas.width = size
    canvas.height = size
    const pen = canvas.getContext('2d')
    if (!pen || size === 0) return { ok: false }
    const [left, top] = [(bitmap.width - square) / 2, (bitmap.height - square) / 2]
    pen.imageSmoothingQuality = 'high'
    pen.drawImage(bitmap, left, top, square, square, 0, 0, size, size)
    bitmap.close()
    const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, webp, 0.86))
    return blob ? { ok: true, blob } : { ok: false }
  } catch {
    return { ok: false }
  }
}

/** For a draft, which holds only text. */
export function asDataUrl(blob: Blob): Promise<string> {
  return new Promise((done, failed) => {
    const reader = new FileReader()
    reader.onload = () => done(String(reader.result))
    reader.onerror = () => failed(reader.error)
    reader.readAsDataURL(blob)
  })
}

/** The reverse. `fetch` of a data address is closed by the content security policy. */
export function fromDataUrl(url: string): Blob {
  const [head = '', body = ''] = url.split(',')
  const type = /^data:([^;]+)/.exec(head)?.[1] ?? webp
  const bytes = Uint8Array.from(atob(body), (character) => character.charCodeAt(0))
  return new Blob([bytes], { type })
}
