import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readLog, scriptOf } from './pgbench.ts'

const first = 'aaaaaaaa-0000-4000-8000-000000000001'
const second = 'bbbbbbbb-0000-4000-8000-000000000002'
const fixed = 'cccccccc-0000-4000-8000-000000000003'

test('a request becomes a script: parameters stay parameters, what travelled together is a pipeline', () => {
  const flights = (id: string) => [
    [{ text: 'select * from session\n  where hash = $1', values: ['x'] }],
    [
      { text: `begin; set local role samenspel_app; set local app.scope = 'files'`, values: [] },
      { text: 'insert into t values ($1, $2, $3, $4)', values: [id, fixed, null, ''] },
    ],
    [{ text: 'update t set a = $1 where id::text = $2', values: ['y', id] }, { text: 'commit', values: [] }],
  ]
  const fresh = `('00000000-0000-4000-8000-' || lpad(:r7_1_1_0::text, 12, '0'))`
  assert.deepEqual(scriptOf(flights(first), flights(second), '7'), {
    text: [
      '\\set r7_1_1_0 random(1, 999999999999)',
      'select * from session where hash = :v7_0_0_1;',
      '\\startpipeline',
      'begin;',
      `select set_config('role', 'samenspel_app', true), set_config('app.scope', 'files', true);`,
      `insert into t values (${fresh}::uuid, :v7_1_1_2, null, '');`,
      '\\endpipeline',
      '\\startpipeline',
      `update t set a = :v7_2_0_1 where id::text = ${fresh};`,
      'commit;',
      '\\endpipeline',
      '',
    ].join('\n'),
    variables: { v7_0_0_1: 'x', v7_1_1_2: fixed, v7_2_0_1: 'y' },
  })
})

test('a long list of values is written out, with its quotes doubled', () => {
  const values = Array.from({ length: 251 }, (_, index) => (index === 0 ? `'s` : String(index)))
  const text = `select ${values.map((_, index) => `$${index + 1}`).join(', ')}`
  const script = scriptOf([[{ text, values }]], [[{ text, values }]], '0')
  assert.match(script.text, /^select '''s', '1', '2'/)
  assert.deepEqual(script.variables, {})
})

test('its log gives milliseconds, from a moment on', () => {
  const log = '0 1 9000 0 1699999999 999999\n0 2 2500 0 1700000000 1\n1 2 990 1 1700000001 0\n'
  assert.deepEqual(readLog(log, 1_700_000_000_000_000), [2.5, 0.99])
})
