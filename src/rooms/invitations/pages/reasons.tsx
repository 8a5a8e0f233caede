import type { Texts } from '../../../web/texts.tsx'
import type { Reason, Term } from '../rules/proposals.ts'

const areaTerms: readonly Term[] = ['goal', 'wish', 'child']

/** One reason in plain words: "spreekt Tigrinya, tolk is er". */
export function reasonText({ term, about }: Reason, { t }: Texts): string {
  if (areaTerms.includes(term)) return t(`invitations.why.${term}`, { about: t(`approaches.area.${about}`) })
  if (term === 'level') return t('invitations.why.level', { about: t(`conversations.level.${about}`) })
  if (term === 'low_level') return t('invitations.why.low_level', { about: t(`activities.level.${about}`) })
  if (term === 'need') return t('invitations.why.need', { about: t(`invitations.need.${about}`) })
  return t(`invitations.why.${term}`, { about: isCounted(term) ? Number(about) : about })
}

function isCounted(term: Term): boolean {
  return term === 'waited' || term === 'cycling' || term === 'far'
}

/** What speaks for somebody, and what is missing. */
export function ReasonLines({ reasons, texts }: { reasons: readonly Reason[]; texts: Texts }) {
  const words = (of: readonly Reason[]) =>
    of.map((reason) => reasonText(reason, texts)).join(texts.t('invitations.why.join'))
  const [good, missing] = [reasons.filter(({ points }) => points > 0), reasons.filter(({ points }) => points < 0)]
  return (
    <>
      {good.length > 0 && <span class="reasons"><bdi>{words(good)}</bdi></span>}
      {missing.length > 0 && (
        <span class="reasons"><b>{texts.t('invitations.why.missing')}</b> <bdi>{words(missing)}</bdi></span>
      )}
    </>
  )
}
