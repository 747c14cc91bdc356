// A name server in a process of its own: it gets its records and says where it is.
import { startDnsServer } from '../../test/harness/dns-server.ts'

process.once('message', async (records: [string, string][]) => {
  const server = await startDnsServer(records)
  process.send?.(server.address)
})
process.on('disconnect', () => process.exit())
