import { glyphPaths } from '../../kit/charts/jigsaw.ts'

const four = glyphPaths({ rows: 2, columns: 2, size: 12 })

/** The name with its mark: four pieces of which one still stands apart. */
export function Brand({ href }: { href: string }) {
  return (
    <a class="brand" href={href}>
      <svg class="brand-mark" viewBox="-1 -1 27 27" aria-hidden="true">
        {four.map((d, index) => <path d={d} class={`brand-piece brand-piece--${index}`} />)}
      </svg>
      <span>Samenspel</span>
    </a>
  )
}
