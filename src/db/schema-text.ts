import type pg from 'pg'

interface Column {
  table: string
  name: string
  type: string
  isNullable: boolean
  hasDefault: boolean
}

const scalar: Record<string, string> = {
  uuid: 'string', text: 'string', date: 'string', int4: 'number', float8: 'number', bool: 'boolean',
  timestamptz: 'Timestamp', time: 'string', jsonb: 'Json', _uuid: 'string[]', _text: 'string[]',
}

/** The TypeScript of the migrated database: a type per table and an array of values per enum. */
export async function schemaText(client: pg.Client): Promise<string> {
  const enums = await readEnums(client)
  const columns = await readColumns(client)
  const tables = [...new Set(columns.map((column) => column.table))]
  return [
    '// GENERATED from the migrated database by bin/generate-schema.ts; do not edit.',
    `import type { ColumnType, Generated } from 'kysely'\n`,
    'export type Timestamp = ColumnType<Date, Date | string, Date | string>',
    'export type Json = ColumnType<unknown, string, string>\n',
    ...[...enums].map(([name, values]) => enumText(name, values)),
    ...tables.map((table) => tableText(table, columns.filter((column) => column.table === table), enums)),
    'export interface Schema {',
    ...tables.map((table) => `  ${table}: ${typeName(table)}Table`),
    '}\n',
  ].join('\n')
}

async function readEnums(client: pg.Client): Promise<Map<string, string[]>> {
  const { rows } = await client.query<{ name: string; labels: string[] }>(`
    select t.typname as name, array_agg(e.enumlabel::text order by e.enumsortorder) as labels
    from pg_type t join pg_enum e on e.enumtypid = t.oid join pg_namespace n on n.oid = t.typnamespace
    where n.nspname = 'public' group by t.typname order by t.typname`)
  return new Map(rows.map((row) => [row.name, row.labels]))
}

async function readColumns(client: pg.Client): Promise<Column[]> {
  const { rows } = await client.query<Column>(`
    select c.relname as table, a.attname as name, t.typname as type, not a.attnotnull as "isNullable",
      a.atthasdef as "hasDefault"
    from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_type t on t.oid = a.atttypid
      join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = 'public' and a.attnum > 0 and not a.attisdropped and c.relkind in ('r', 'p', 'v')
      and not c.relispartition and c.relname <> 'migration'
    order by c.relname, a.attnum`)
  return rows
}

function enumText(name: string, values: string[]): string {
  const list = values.map((value) => `'${value}'`)
  const line = `export const ${camel(name)}Values = [${list.join(', ')}] as const`
  const text = line.length <= 120 ? line : `export const ${camel(name)}Values = [\n  ${list.join(',\n  ')},\n] as const`
  return `${text}\nexport type ${typeName(name)} = (typeof ${camel(name)}Values)[number]\n`
}

function tableText(table: string, columns: Column[], enums: Map<string, string[]>): string {
  const lines = columns.map((column) => {
    const known = scalar[column.type] ?? (enums.has(column.type) ? typeName(column.type) : undefined)
    if (!known) throw new Error(`${table}.${column.name}: no TypeScript type for ${column.type}`)
    const type = column.isNullable ? `${known} | null` : known
    return `  ${column.name}: ${column.hasDefault ? `Generated<${type}>` : type}`
  })
  return `export interface ${typeName(table)}Table {\n${lines.join('\n')}\n}\n`
}

function camel(name: string): string {
  return name.replace(/_(.)/g, (_, letter: string) => letter.toUpperCase())
}

function typeName(name: string): string {
  const text = camel(name)
  return text[0]?.toUpperCase() + text.slice(1)
}
