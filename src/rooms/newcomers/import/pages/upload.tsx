import { Card, Cards } from '../../../../web/components/card.tsx'
import { FileField } from '../../../../web/components/fields.tsx'
import { Form, SubmitRow } from '../../../../web/components/form.tsx'
import { Disclosure } from '../../../../web/components/disclosure.tsx'
import { PageHead } from '../../../../web/components/text.tsx'
import type { FormState } from '../../../../web/form-state.ts'
import { useText } from '../../../../web/texts.tsx'

export const importPath = '/nieuwkomers/importeren'

export interface OpenFile {
  readonly id: string
  readonly name: string
  readonly rows: number
  readonly at: Date
}

/** Choosing a file, and going on with one that waits. */
export function UploadPage({ state, open }: { state: FormState; open: readonly OpenFile[] }) {
  const { t } = useText()
  return (
    <>
      <PageHead title={t('import.upload.title')} lead={t('import.upload.lead')}
        back={{ href: '/nieuwkomers', label: t('newcomers.list.title') }} />
      <Form action={importPath} enctype="multipart/form-data" state={state}>
        <FileField name="bestand" label={t('import.upload.file')} help={t('import.upload.file_help')}
          accept=".csv,.txt,.tsv,.xlsx" />
        <SubmitRow label={t('import.upload.read')} cancel={{ href: '/nieuwkomers', label: t('newcomers.cancel') }} />
      </Form>
      <Disclosure label={t('import.upload.how')}>
        <p>{t('import.upload.how_columns')}</p>
        <p>{t('import.upload.how_bsn')}</p>
        <p>{t('import.upload.how_again')}</p>
      </Disclosure>
      {open.length > 0 && <OpenFiles open={open} />}
    </>
  )
}

function OpenFiles({ open }: { open: readonly OpenFile[] }) {
  const { t, moment } = useText()
  return (
    <section aria-labelledby="open">
      <h2 id="open">{t('import.upload.open')}</h2>
      <Cards>
        {open.map(({ id, name, rows, at }) => (
          <Card title={name} href={`${importPath}/${id}`} level={3}>
            <p>{t('import.upload.open_rows', { rows })} {moment(at)}</p>
          </Card>
        ))}
      </Cards>
    </section>
  )
}
