import { useText } from '../texts.tsx'
import { ButtonLink } from './button.tsx'

interface ExportLinksProps {
  /** Without the ending. */
  readonly path: string
  /** Without the question mark. */
  readonly query?: string
  /** Names the list where a page has several. */
  readonly what?: string
}

/** The two ways in which a list or figure leaves the house. */
export function ExportLinks({ path, query = '', what = '' }: ExportLinksProps) {
  const { t } = useText()
  return (
    <>
      {(['csv', 'xlsx'] as const).map((kind) => (
        <ButtonLink look="secondary" icon="export" href={`${path}.${kind}${query && `?${query}`}`}>
          {what && <>{what}: </>}{t(`web.export.${kind}`)}
        </ButtonLink>
      ))}
    </>
  )
}
