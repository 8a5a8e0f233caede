type Camel<S extends string> = S extends `${infer Head}_${infer Tail}` ? `${Head}${Capitalize<Camel<Tail>>}` : S
type Snake<S extends string> = S extends `${infer Letter}${infer Rest}`
  ? `${Letter extends Lowercase<Letter> ? Letter : `_${Lowercase<Letter>}`}${Snake<Rest>}` : S

export type CamelKeys<T> = { [K in keyof T as K extends string ? Camel<K> : K]: T[K] }
export type SnakeKeys<T> = { [K in keyof T as K extends string ? Snake<K> : K]: T[K] }

/** `housed_on` as `housedOn`. */
export function camelName(name: string): string {
  return name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase())
}

/** The fields of a form or row under the names that programs use. */
export function camelKeys<T extends object>(fields: T): CamelKeys<T> {
  return Object.fromEntries(Object.entries(fields).map(([name, value]) => [camelName(name), value])) as CamelKeys<T>
}

/** `housedOn` as `housed_on`. */
export function snakeName(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
}

/** The fields of a program's body under the names that forms and actions use. */
export function snakeKeys<T extends object>(fields: T): SnakeKeys<T> {
  return Object.fromEntries(Object.entries(fields).map(([name, value]) => [snakeName(name), value])) as SnakeKeys<T>
}
