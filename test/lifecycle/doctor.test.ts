// What `samenspel doctor` says of installations that are broken: in plain words, with exit code 1, changing nothing.
import assert from 'node:assert/strict'
import { chmodSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { Client } from 'pg'
import { spaceFinding } from '../../src/commands/doctor.ts'
import { clusterUrl } from '../../src/db/embedded/cluster.ts'
import { refuseOther } from '../../src/db/own-server.ts'
import { seal } from '../../src/web/sealing.ts'
import { command, emptyFolder, launch, type Launched, own } from './launch.ts'

const place = emptyFolder()
const postgres = join(place.folder, 'postgres')
let running: Launched
let owner: Client

before(async () => {
  running = await launch(place.folder)
  await running.firstAnswer()
  owner = new Client({ connectionString: clusterUrl({ socket: `${place.folder}/socket` }, 'samenspel') })
  await owner.connect()
})
after(place.remove)

async function doctor(environment: Readonly<Record<string, string>> = own): Promise<{ code: unknown; wrong: string[] }> {
  const ran = command(place.folder, ['doctor'], environment)
  const code = await ran.ended
  return { code, wrong: ran.printed().trimEnd().split('\n').filter((line) => !/^(goed|    )  [A-Z].*\.$/.test(line)) }
}

/** Breaks something, hears what the doctor says of it, and puts it right again. */
async function broken(breaking: string, mending: string): Promise<string> {
  await owner.query(breaking)
  const { code, wrong } = await doctor()
  await owner.query(mending)
  assert.equal(code, 1)
  assert.equal(wrong.length, 1, wrong.join('\n'))
  return wrong[0] ?? ''
}

test('an installation that is well has nothing wrong', async () => {
  assert.deepEqual(await doctor(), { code: 0, wrong: [] })
})

test('a migration that is missing is named, and not added on the way', async () => {
  const { rows: [last] } = await owner.query('select name, applied_at from migration order by name desc limit 1')
  const said = await broken(`delete from migration where name = '${last.name}'`, 'select 1')
  assert.equal(said, `FOUT  De database is ouder dan dit programma. Er ontbreekt: ${last.name}. ` +
    'Breng haar bij met: npm run samenspel -- migrate')
  const { rowCount } = await owner.query('insert into migration values ($1, $2)', [last.name, last.applied_at])
  assert.equal(rowCount, 1)
})

test('a migration of a later version is named', async () => {
  const said = await broken("insert into migration values ('9999_later.sql', now())",
    "delete from migration where name = '9999_later.sql'")
  assert.equal(said, 'FOUT  De database is van een nieuwere versie dan dit programma: 9999_later.sql. ' +
    'Breng het programma bij, of zet een back-up terug.')
})

test('AZN-01 a role that passes by the locks between municipalities is named', async () => {
  for (const right of ['bypassrls', 'superuser']) {
    const said = await broken(`alter role samenspel_app ${right}`, `alter role samenspel_app no${right}`)
    assert.match(said, /^FOUT {2}De sloten tussen gemeenten gelden niet voor samenspel_app: .+NOBYPASSRLS\.$/)
  }
})

test('AZN-01 a table without its lock is named', async () => {
  for (const lock of ['force row level security', 'row level security']) {
    const [off, on] = lock.startsWith('force') ? [`no ${lock}`, lock] : [`disable ${lock}`, `enable ${lock}`]
    const said = await broken(`alter table contact_moment ${off}`, `alter table contact_moment ${on}`)
    assert.equal(said, 'FOUT  Deze tabellen hebben geen slot tussen gemeenten meer: contact_moment.')
  }
})

test('CRY-01 a secret that changed since codes on phones were sealed is named, with what to do', async () => {
  const id = '11111111-2222-4333-8444-555555555555'
  const seed = seal(own['SAMENSPEL_SECRET'] ?? '', 'second factor', id, 'JBSWY3DPEHPK3PXP')
  await owner.query('insert into account (id, email, name, totp_seed) values ($1, $2, $3, $4)',
    [id, 'sanne@voorbeeld.example', 'Sanne', seed])
  assert.deepEqual(await doctor(), { code: 0, wrong: [] })
  const other = { ...own, SAMENSPEL_SECRET: 'fedcba9876543210fedcba9876543210' }
  const { code, wrong } = await doctor(other)
  await owner.query('delete from account where id = $1', [id])
  assert.equal(code, 1)
  assert.deepEqual(wrong, ['FOUT  SAMENSPEL_SECRET is veranderd sinds de codes op telefoons zijn verzegeld: één mens kan ' +
    'niet aanmelden. Zet het vorige geheim terug; is dat kwijt, laat dan ieder opnieuw beginnen met: ' +
    'npm run samenspel -- user reset --email ADRES'])
  assert.deepEqual(await doctor(other), { code: 0, wrong: [] })
})

test('what others may read or write in the data folder is named, with the command that shuts it', async () => {
  await owner.end()
  running.process.kill('SIGTERM')
  assert.equal(await running.ended, 0)
  writeFileSync(join(place.folder, 'secret'), 'geheim\n')
  chmodSync(join(place.folder, 'secret'), 0o644)
  chmodSync(place.folder, 0o777)
  const { code, wrong } = await doctor()
  assert.equal(code, 1)
  assert.deepEqual(wrong, [
    `FOUT  Ook anderen kunnen in de gegevensmap schrijven. Maak haar dicht met: chmod go-w ${place.folder}`,
    `FOUT  Ook anderen kunnen het geheim lezen. Maak het dicht met: chmod 600 ${place.folder}/secret`,
  ])
  chmodSync(place.folder, 0o711)
  rmSync(join(place.folder, 'secret'))
})

test('a database folder that stands open is named by doctor and by a start, in the same words', async () => {
  chmodSync(postgres, 0o755)
  const { code, wrong } = await doctor()
  const started = await launch(place.folder)
  assert.equal(await started.ended, 1)
  chmodSync(postgres, 0o700)
  assert.equal(code, 1)
  assert.equal(wrong[0], `FOUT  De map van de database staat open voor anderen. Maak haar dicht met: chmod 700 ${postgres}`)
  const sentence = `PostgreSQL start niet: de map ${postgres} staat open voor anderen; maak haar dicht met: ` +
    `chmod 700 ${postgres} (zie ${place.folder}/postgres.log).`
  assert.deepEqual(wrong.slice(1), [`FOUT  ${sentence}`])
  assert.equal(started.printed(), `${sentence}\n`)
})

test('files of another PostgreSQL are said to be that', async () => {
  const version = readFileSync(join(postgres, 'PG_VERSION'), 'utf8')
  writeFileSync(join(postgres, 'PG_VERSION'), '17\n')
  const { code, wrong } = await doctor()
  writeFileSync(join(postgres, 'PG_VERSION'), version)
  assert.equal(code, 1)
  assert.deepEqual(wrong, [`FOUT  PostgreSQL start niet: de bestanden in ${postgres} zijn van een andere versie van ` +
    `PostgreSQL; zie docs/operations.md, Upgrade (zie ${place.folder}/postgres.log).`])
})

test('a missing secret is asked for', async () => {
  const { code, wrong } = await doctor({ SAMENSPEL_DEMO: '0' })
  assert.equal(code, 1)
  assert.equal(wrong.length, 1)
  assert.match(wrong[0] ?? '', /^FOUT {2}De instelling SAMENSPEL_SECRET ontbreekt: geef minstens 32 /)
})

test('a data folder that cannot be one is said to be that', async () => {
  const ran = command('/dev/null/gegevens', ['doctor'])
  assert.equal(await ran.ended, 1)
  assert.match(ran.printed(), /^FOUT {2}De gegevensmap \/dev\/null\/gegevens is niet te beschrijven: .+\.\n$/)
})

test('an unused data folder has no database yet, and gets none from looking', async () => {
  const other = emptyFolder()
  const ran = command(other.folder, ['doctor'])
  assert.equal(await ran.ended, 0, ran.printed())
  assert.match(ran.printed(), /Er is nog geen database: npm start maakt haar\.\n$/)
  assert.equal(existsSync(join(other.folder, 'postgres')), false)
  await other.remove()
})

test('a disk that is nearly full and a PostgreSQL that is too old or too new are said to be that', () => {
  assert.deepEqual(spaceFinding(2_500_000_000), [true, 'Vrije schijfruimte: 2 GB.'])
  assert.deepEqual(spaceFinding(999_999_999),
    [false, 'De schijf van de gegevensmap is bijna vol: nog 999 MB vrij. Maak ruimte, minstens 1 GB.'])
  for (const major of [15, 18]) refuseOther(major)
  for (const major of [14, 19]) {
    assert.throws(() => refuseOther(major), {
      message: `De server van DATABASE_URL draait PostgreSQL ${major}: Samenspel werkt met 15 tot en met 18.`,
    })
  }
})
