/**
 * Takes the end of npm's shell as a SIGTERM of our own. npm sends its SIGTERM to the `sh -c` it started, and that
 * (dash, at least) dies of it without telling the program it runs.
 */
export function stopWithShell(): void {
  if (process.env.npm_lifecycle_event === undefined) return
  const shell = process.ppid
  const watch = setInterval(() => {
    if (process.ppid === shell) return
    clearInterval(watch)
    process.kill(process.pid, 'SIGTERM')
  }, 200)
  watch.unref()
}
