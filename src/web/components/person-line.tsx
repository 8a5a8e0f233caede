import type { ComponentChildren } from 'preact'

interface PersonLineProps {
  name: string
  href?: string | undefined
  /** What follows the name: role, organisation, birth year, village. */
  facts?: readonly (string | null | undefined | false)[]
  phone?: string | null | undefined
  /** Badge or buttons at the end. */
  children?: ComponentChildren
}

/** A person in one line: the name first, then what you need to recognise them. */
export function PersonLine({ name, href, facts = [], phone, children }: PersonLineProps) {
  const shown = facts.filter((fact): fact is string => Boolean(fact))
  return (
    <div class="person">
      <p class="person-name">{href ? <a class="nl-link" href={href}><bdi>{name}</bdi></a> : <bdi>{name}</bdi>}</p>
      {shown.length > 0 && <p class="person-facts">{shown.map((fact) => <span><bdi>{fact}</bdi></span>)}</p>}
      {phone && (
        <p class="person-phone">
          <a class="nl-link" href={`tel:${phone.replaceAll(/[^\d+]/g, '')}`}><bdi dir="ltr">{phone}</bdi></a>
        </p>
      )}
      {children && <div class="person-end">{children}</div>}
    </div>
  )
}
