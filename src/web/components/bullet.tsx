import { type BulletValues, bulletPlaces } from '../../kit/charts/bullet.ts'
import { useText } from '../texts.tsx'

interface BulletProps extends BulletValues {
  /** Unique on the page. */
  id: string
  title: string
  /** The whole in words, for who listens: "11 van 14; doel 13 van 14; marge 7 tot 13". */
  description: string
  /** Word under the target line: "doel 90%". */
  targetWord?: string | undefined
}

/** A value against its target; the soft band is how far it could be off. Good when it reaches the line. */
export function Bullet({ id, title, description, targetWord, ...values }: BulletProps) {
  const { t } = useText()
  const { value, target, band } = bulletPlaces(values)
  const reached = target !== undefined && value >= target
  return (
    <div class="bullet">
      <svg class="bullet-picture" width="100%" height="30" role="img" aria-labelledby={`${id}-t ${id}-d`}
       >
        <title id={`${id}-t`}>{title}</title>
        <desc id={`${id}-d`}>{description}</desc>
        <rect class="bullet-ground" y="5" width="100%" height="20" rx="6" />
        {band && <rect class="bullet-band" x={`${band.start}%`} y="5" width={`${band.length}%`} height="20" />}
        <rect class={reached ? 'bullet-value bullet-value--reached' : 'bullet-value'} y="10" width={`${value}%`}
          height="10" rx="3" />
        {target !== undefined && <line class="bullet-target" x1={`${target}%`} x2={`${target}%`} y1="0" y2="30" />}
      </svg>
      {target !== undefined && (
        <svg class="bullet-scale" width="100%" height="22" aria-hidden="true">
          <text x={`${target}%`} y="16" text-anchor={target > 50 ? 'end' : 'start'}>
            {targetWord ?? t('web.figure.target')}
          </text>
        </svg>
      )}
    </div>
  )
}

/** What the marks of the bullets mean, once for all of them. */
export function BulletKey({ hasTarget }: { hasTarget: boolean }) {
  const { t } = useText()
  return (
    <p class="bullet-key" aria-hidden="true">
      <span class="key key--value">{t('web.figure.value')}</span>
      <span class="key key--band">{t('web.figure.interval')}</span>
      {hasTarget && <span class="key key--target">{t('web.figure.target')}</span>}
      {hasTarget && <span class="key key--reached">{t('web.figure.reached')}</span>}
    </p>
  )
}
