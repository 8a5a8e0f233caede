import { renderToStringAsync } from 'preact-render-to-string'
import { Button } from '../../src/web/components/button.tsx'
import { LongText } from '../../src/web/components/fields.tsx'
import { Form, PostButton } from '../../src/web/components/form.tsx'
import { FormTokenProvider } from '../../src/web/components/form-state.tsx'
import { Page } from '../../src/web/components/page.tsx'
import { SavedLine } from '../../src/web/components/saved-line.tsx'
import { TextProvider, textsOf } from '../../src/web/texts.tsx'

export interface DraftPage {
  readonly session: { readonly id: string; readonly key: string }
  /** What the server has of the answer now. */
  readonly text: string
  readonly hasField: boolean
}

/** A form with one text that is kept while typing, as the talk has many. */
export async function draftPageHtml({ session, text, hasField }: DraftPage): Promise<string> {
  const html = await renderToStringAsync(
    <TextProvider texts={textsOf('nl')}>
      <FormTokenProvider tokens={{ csrf: 'token', once: 'once' }}>
        <Page title="Gesprek" look="bare" islands={['drafts']} draftKey={{ ...session, url: '/concepten/sleutel' }}>
          <main>
            {hasField && (
              <Form action="/opslaan">
                <SavedLine />
                <LongText name="worries" label="Waar maakt u zich zorgen over?" value={text}
                  draft={{ url: '/concepten', key: 'talk:1', base: '1' }} />
                <Button>Opslaan</Button>
              </Form>
            )}
            <PostButton action="/afmelden" signOut>Afmelden</PostButton>
          </main>
        </Page>
      </FormTokenProvider>
    </TextProvider>,
  )
  return `<!doctype html>${html}`
}
