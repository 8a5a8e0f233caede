import type { Translation } from '../rules/plan.ts'

/** The second text, in the newcomer's language, as a person wrote it. */
export function TranslationLine({ translation }: { translation: Translation }) {
  if (!translation.text) return null
  return <p class="plan-translation" lang={translation.language || undefined} dir="auto">{translation.text}</p>
}
