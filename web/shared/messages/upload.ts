import type { UploadAnswer } from '../../../server/modules/tickets/wire.ts'
import { ApiProblem, type ProblemBody, signedOutEvent } from '../api.ts'

type Upload = { promise: Promise<UploadAnswer>; stop: () => void }

/** Sends a file, which then waits for the message it belongs to; `onProgress` is told the part of it that is through. */
export function upload(path: string, file: File, onProgress: (part: number) => void): Upload {
  // fetch does not tell how much of a body has left.
  const request = new XMLHttpRequest()
  const query = new URLSearchParams({ name: file.name, ...(file.type ? { type: file.type } : {}) })
  const promise = new Promise<UploadAnswer>((done, failed) => {
    request.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0)
    request.onerror = () => failed(new ApiProblem(0, { type: '/problems/offline' }))
    request.onload = () => {
      if (request.status >= 200 && request.status < 300) return done(JSON.parse(request.responseText))
      if (request.status === 401) window.dispatchEvent(new Event(signedOutEvent))
      failed(new ApiProblem(request.status, problemIn(request.responseText)))
    }
    request.open('POST', `${path}?${query}`)
    request.setRequestHeader('accept', 'application/json')
    request.setRequestHeader('accept-language', document.documentElement.lang)
    request.setRequestHeader('content-type', 'application/octet-stream')
    request.send(file)
  })
  return { promise, stop: () => request.abort() }
}

function problemIn(text: string): ProblemBody {
  try {
    return JSON.parse(text) as ProblemBody
  } catch {
    return {}
  }
}
