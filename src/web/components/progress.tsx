import { assetPath } from '../assets.ts'
import { useText } from '../texts.tsx'

interface ProgressProps {
  /** What is being done: "Rijen lezen". */
  label: string
  done: number
  /** Unknown while it is being counted. */
  total?: number | undefined
  /** Asked by the island every two seconds until the answer is { done, total, ready: true, next }. */
  watch?: string
}

/** Long work, with how far it is. Without scripts the page reloads itself by its own header. */
export function Progress({ label, done, total, watch }: ProgressProps) {
  const { t, number } = useText()
  const words = total === undefined ? number(done) : t('web.progress.of', { done: number(done), total: number(total) })
  return (
    <div class="progress" data-progress={watch} data-words={t('web.progress.of', { done: '{done}', total: '{total}' })}>
      <p class="progress-label"><span id="voortgang">{label}</span> <span data-progress-words>{words}</span></p>
      <progress aria-labelledby="voortgang" max={total ?? undefined} value={total === undefined ? undefined : done} />
      {watch && <script type="module" src={assetPath('progress.js')} />}
    </div>
  )
}
