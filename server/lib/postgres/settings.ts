import { totalmem } from 'node:os'

/** `durable` is for data that matter; `throw-away` is for tests, whose cluster nobody will miss. */
export type Durability = 'durable' | 'throw-away'

/** Where PostgreSQL listens: a folder with its socket, or a host where there are no such sockets (Windows). */
export type Address = { host: string; port: number }

export function isSocket(address: Address): boolean {
  return address.host.startsWith('/')
}

/** The settings of postgresql.conf that we choose, given on the command line so that an upgrade brings its own. */
export function settingsFor(address: Address, durability: Durability): string[] {
  const settings = {
    ...(isSocket(address)
      ? { listen_addresses: '', unix_socket_directories: address.host, unix_socket_permissions: '0700' }
      : { listen_addresses: address.host, unix_socket_directories: '' }),
    port: address.port,
    cluster_name: 'encopia',
    max_connections: 100,
    ...memory(),
    // Server disks are flash by now; the default prices a seek.
    random_page_cost: 1.1,
    max_wal_size: '1GB',
    checkpoint_timeout: '15min',
    jit: 'off',
    timezone: 'UTC',
    log_timezone: 'UTC',
    // The program logs its own errors. Here they would repeat what people typed: no statements, no details.
    log_min_messages: 'log',
    log_min_error_statement: 'panic',
    log_error_verbosity: 'terse',
    log_checkpoints: 'off',
    log_line_prefix: '%m [%p] ',
    ...(durability === 'durable'
      ? { fsync: 'on', synchronous_commit: 'on', full_page_writes: 'on' }
      : { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }),
  }
  return Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
}

const megabyte = 1024 * 1024

// A sixteenth of the machine for itself, since the same machine runs the program and much else.
function memory(): Record<string, string> {
  const total = totalmem() / megabyte
  const between = (low: number, value: number, high: number) =>
    Math.round(Math.min(high, Math.max(low, value)))
  return {
    shared_buffers: `${between(64, total / 16, 512)}MB`,
    effective_cache_size: `${between(256, total / 3, 16_384)}MB`,
    maintenance_work_mem: `${between(32, total / 64, 256)}MB`,
    work_mem: `${between(4, total / 1024, 16)}MB`,
  }
}
