// A sender of mail in a process of its own, to be killed: node sender-process.ts DATABASE_URL SMTP_URL
import { secretsFrom } from '../../server/lib/crypto.ts'
import { openDatabase } from '../../server/lib/db.ts'
import { openLog } from '../../server/lib/log.ts'
import { deliverMail, openMail } from '../../server/modules/delivery/index.ts'
import { folderOfFiles } from './files.ts'

const [databaseUrl = '', smtpUrl = ''] = process.argv.slice(2)
const { db } = openDatabase({ url: databaseUrl, connections: 3, onError: () => undefined })
const publicUrl = 'http://localhost:3000'
const mail = openMail({ smtpUrl, mailFrom: 'soporte@alameda.example', publicUrl })
const secrets = secretsFrom('a secret for tests that is long enough')
const files = folderOfFiles()
const now = () => new Date()
await deliverMail({ db, secrets, publicUrl, files: files.store, now, mail, log: openLog('silent') })
files.remove()
await mail.close()
await db.destroy()
