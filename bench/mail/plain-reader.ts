// What is compared with: mailauth and postal-mime alone, on the same mails, asking the same name server.

import { Resolver } from 'node:dns/promises'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { authenticate } from 'mailauth'
import PostalMime from 'postal-mime'
import { processorSeconds } from '../stage.ts'

type Order = { folder: string; nameServer: string; warmUp: number }

process.once('message', async ({ folder, nameServer, warmUp }: Order) => {
  const dns = new Resolver()
  dns.setServers([nameServer])
  const resolver = (name: string, type: string) => dns.resolve(name, type as 'A')
  const names = readdirSync(folder)
  let next = 0
  let passed = 0
  const readTo = async (end: number): Promise<void> => {
    while (next < end) {
      const name = names[next++] ?? ''
      const raw = readFileSync(join(folder, name))
      const sender = name.replace(/^\d+ (.*)\.eml$/, '$1')
      const { dmarc } = await authenticate(raw, {
        ip: '127.0.0.1',
        helo: 'bench.example',
        sender,
        mta: 'bench.example',
        resolver,
      })
      if (dmarc && dmarc.status.result === 'pass') passed += 1
      await PostalMime.parse(raw)
    }
  }
  const atOnce = (end: number) => Promise.all(Array.from({ length: 16 }, () => readTo(end)))
  await atOnce(Math.min(warmUp, names.length))
  next = 0
  passed = 0
  const before = processorSeconds(process.pid)
  const started = performance.now()
  await atOnce(names.length)
  const seconds = (performance.now() - started) / 1000
  process.send?.({ seconds, passed, processor: processorSeconds(process.pid) - before }, () => process.exit())
})
