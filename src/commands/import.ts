import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { parseArgs } from 'node:util'
import { Invalid, Refused } from '../kit/errors.ts'
import { importFile, type FileOutcome } from '../rooms/newcomers/import/actions/from-file.ts'
import type { PlannedRow, RowState } from '../rooms/newcomers/import/rules/decided.ts'
import { textsOf } from '../web/texts.tsx'
import { type Command, onDatabase } from './command.ts'
import { said } from './user.ts'

const usage = `Gebruik: npm run samenspel -- import BESTAND --municipality CODE [--dry-run] [--json]

Leest een caseloadbestand (CSV of XLSX) in. Regels met een fout en waarschijnlijke dubbelen blijven erbuiten;
de rest wordt in één keer geschreven, of niets. Hetzelfde bestand nog een keer verandert niets.

  --municipality CODE   naam in kleine letters of CBS-code, zoals achtkarspelen of 0059
  --dry-run             zegt alleen wat er zou gebeuren
  --json                de uitkomst als JSON`

const { t } = textsOf('nl')

export const importCommand: Command = {
  summary: 'leest een caseloadbestand in',
  usage,
  run: (words) => said(async () => {
    const { file, municipality, isDryRun, asJson } = readWords(words)
    const bytes = await readFile(file).catch(() => {
      throw new Refused('import.refused.no_file', { file })
    })
    const order = { name: basename(file), bytes, municipality, isDryRun }
    const does = isDryRun ? 'reads' : 'writes'
    const outcome = await onDatabase(does, (database) => importFile(database, order, new Date()))
    return asJson ? jsonOf(outcome) : reportOf(outcome)
  }),
}

function readWords(words: readonly string[]) {
  const { values, positionals } = parseArgs({
    args: [...words], strict: true, allowPositionals: true,
    options: { municipality: { type: 'string' }, 'dry-run': { type: 'boolean' }, json: { type: 'boolean' } },
  })
  const [file] = positionals
  if (file === undefined || positionals.length > 1) throw new Refused('import.refused.which_file')
  if (!values.municipality) throw new Invalid({ municipality: ['web.problem.required'] })
  return { file, municipality: values.municipality, isDryRun: values['dry-run'] ?? false, asJson: values.json ?? false }
}

function jsonOf({ dryRun, planned, written }: FileOutcome): string {
  const existing = planned.flatMap(({ row, alike }) => alike.map(({ personId }) => [row.line, personId]))
  return JSON.stringify({
    ...dryRun,
    ...(existing.length > 0 ? { likely_existing: existing } : {}),
    ...(written ? { created: written.created.length, changed: written.changed.length } : {}),
  }, null, 1)
}

function reportOf({ dryRun, planned, written }: FileOutcome): string {
  const count = (state: RowState) => planned.filter((row) => row.state === state).length
  const states = ['new', 'changed', 'same', 'duplicate', 'wrong', 'left_out'] as const
  return [
    t('import.report.read', { rows: dryRun.rows, importable: dryRun.importable }),
    ...states.filter((state) => count(state) > 0).map((state) => t(`import.report.${state}`, { count: count(state) })),
    ...planned.flatMap(reasonsOf),
    written
      ? t('import.report.written', { created: written.created.length, changed: written.changed.length })
      : t('import.report.dry_run'),
  ].join('\n')
}

function reasonsOf({ row, problems, double, alike, state }: PlannedRow): string[] {
  const { line } = row
  return [
    ...problems.map(({ column, key, value, suggestion = 'none' }) =>
      t('import.report.problem', { line, column, reason: t(`import.problem.${key}`, { value, suggestion }) })),
    ...(double && state !== 'wrong' ? [t('import.report.double', { line, other: double.line })] : []),
    ...(alike.length > 0 && state === 'duplicate' ? [t('import.report.alike', { line })] : []),
  ]
}
