import { radarPath, radarPoint } from '../../kit/charts/radar.ts'
import { type Texts, useText } from '../texts.tsx'
import { Disclosure } from './disclosure.tsx'

export interface WebSeries {
  /** Which talk: "Startgesprek, 3 nov 2025". */
  readonly label: string
  /** One mark per dimension, 0 to 10; null where nothing was said. */
  readonly values: readonly (number | null)[]
}

interface HealthWebProps {
  /** Unique on the page. */
  id: string
  title: string
  /** Said under the picture: it is a conversation aid, no score. */
  note: string
  /** The six dimensions, in words. */
  dimensions: readonly string[]
  /** Oldest first; the last one is this talk. At most five are drawn. */
  series: readonly WebSeries[]
}

const radius = 120
const max = 10
const lineHeight = 18
/** Half the width of the picture, and how wide a letter of a label is at most. */
const edge = 228
const letterWidth = 10
const rings = [2, 4, 6, 8, 10]

/** The web of six dimensions; earlier talks stay visible, fainter and with their own dash and marker. */
export function HealthWeb({ id, title, note, dimensions, series }: HealthWebProps) {
  const texts = useText()
  const { t } = texts
  const drawn = series.slice(-5)
  const frame = { axes: dimensions.length, radius, max }
  return (
    <figure class="web">
      <svg class="web-picture" viewBox="-230 -160 460 320" role="img" aria-labelledby={`${id}-t ${id}-d`}
       >
        <title id={`${id}-t`}>{title}</title>
        <desc id={`${id}-d`}>
          {drawn.map(({ label, values }) => `${label}: ${spoken(dimensions, values, texts)}`).join('. ')}
        </desc>
        {rings.map((ring) => <path class="web-ring" d={radarPath(dimensions.map(() => ring), frame)} />)}
        {dimensions.map((dimension, axis) => <Axis dimension={dimension} axis={axis} axes={dimensions.length} />)}
        {drawn.map((one, index) => (
          <Line series={one} axes={dimensions.length} age={drawn.length - 1 - index} />
        ))}
      </svg>
      <figcaption>
        <ul class="web-key">
          {drawn.map(({ label }, index) => (
            <li>
              <svg class={`web-swatch web-line--${drawn.length - 1 - index}`} viewBox="0 0 40 12" aria-hidden="true"
               >
                <path class="web-stroke" d="M1 6H39" /><Marker age={drawn.length - 1 - index} x={20} y={6} />
              </svg>
              {label}
            </li>
          ))}
        </ul>
        <p class="web-note">{note}</p>
        <Disclosure label={t('web.figure.table')}>
          <WebTable title={title} dimensions={dimensions} series={drawn} />
        </Disclosure>
      </figcaption>
    </figure>
  )
}

function Axis({ dimension, axis, axes }: { dimension: string; axis: number; axes: number }) {
  const end = radarPoint(axis, max, { axes, radius, max })
  const { x, y, anchor, lines } = labelAt(dimension, radarPoint(axis, max, { axes, radius: radius + 16, max }))
  return (
    <>
      <path class="web-axis" d={`M0,0L${end.x},${end.y}`} />
      <text class="web-label" text-anchor={anchor} x={x} y={y} direction="ltr">
        {lines.map((line, index) => <tspan x={x} dy={index === 0 ? 0 : lineHeight}>{line}</tspan>)}
      </text>
    </>
  )
}

/** Beside the end of its axis; a long word moves back inside the picture, above or below that end. */
function labelAt(dimension: string, { x, y }: { x: number; y: number }) {
  const lines = wrapped(dimension)
  const height = (lines.length - 1) * lineHeight
  if (Math.abs(x) < 1) return { x, y: y < 0 ? y - height : y + 12, anchor: 'middle' as const, lines }
  const over = Math.abs(x) + Math.max(...lines.map((line) => line.length)) * letterWidth - edge
  const inside = Math.abs(x) - Math.max(0, over)
  const away = over > 0 ? 16 : 0
  return {
    x: Math.sign(x) * inside, y: y < 0 ? y - away - height / 2 : y + away + 8,
    anchor: x > 0 ? ('start' as const) : ('end' as const), lines,
  }
}

function Line({ series, axes, age }: { series: WebSeries; axes: number; age: number }) {
  const frame = { axes, radius, max }
  return (
    <g class={`web-line web-line--${age}`}>
      <path class="web-stroke" d={radarPath(series.values, frame)} />
      {series.values.map((value, axis) => (
        value === null ? null : <Marker age={age} {...radarPoint(axis, value, frame)} />
      ))}
    </g>
  )
}

// A circle, a square, a triangle, a diamond, a cross: each age its own.
const markers = ['M-4.5 0a4.5 4.5 0 1 0 9 0a4.5 4.5 0 1 0-9 0z', 'M-3.5-3.5h7v7h-7z', 'M0-4.5L4.5 3.5H-4.5z',
  'M0-5L5 0L0 5L-5 0z', 'M-4-4L4 4M4-4L-4 4']

function Marker({ age, x, y }: { age: number; x: number; y: number }) {
  return <path class="web-marker" d={markers[age]} transform={`translate(${x} ${y})`} />
}

function WebTable({ title, dimensions, series }: Pick<HealthWebProps, 'title' | 'dimensions' | 'series'>) {
  const { t, number } = useText()
  return (
    <section class="table-scroll" tabindex={0} aria-label={`${title}: ${t('web.figure.table')}`}>
      <table class="utrecht-table utrecht-table--html-table">
        <caption>{title}</caption>
        <thead>
          <tr>
            <th scope="col">{t('web.chart.dimension')}</th>
            {series.map(({ label }) => <th scope="col">{label}</th>)}
          </tr>
        </thead>
        <tbody>
          {dimensions.map((dimension, axis) => (
            <tr>
              <th scope="row">{dimension}</th>
              {series.map(({ values }) => (
                <td>{typeof values[axis] === 'number' ? number(values[axis]) : t('web.chart.none')}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function spoken(dimensions: readonly string[], values: readonly (number | null)[], { row }: Texts): string {
  return row(dimensions.map((dimension, axis) => `${dimension} ${values[axis] ?? '-'}`))
}

/** SVG text does not wrap: words are laid out on lines of at most twelve letters. */
function wrapped(text: string): string[] {
  return text.split(' ').reduce<string[]>((lines, word) => {
    const last = lines.at(-1)
    if (last === undefined || last.length + word.length >= 13) return [...lines, word]
    return [...lines.slice(0, -1), `${last} ${word}`]
  }, [])
}
