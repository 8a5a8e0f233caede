import { Disclosure } from '../../../web/components/disclosure.tsx'
import { TextField } from '../../../web/components/fields.tsx'
import { useFormState } from '../../../web/components/form-state.tsx'
import { useText } from '../../../web/texts.tsx'

const languageNames: Readonly<Record<string, string>> = {
  en: 'English', ar: 'العربية', ti: 'ትግርኛ', tr: 'Türkçe', uk: 'Українська', fa: 'فارسی',
}

/** A text in Dutch, which must be there, and its translations, which may wait; the Dutch is shown meanwhile. */
export function TextFields({ name, label, text, help }: {
  name: string
  label: string
  text: Readonly<Record<string, string>>
  help?: string
}) {
  const { t } = useText()
  const { problems } = useFormState()
  const others = Object.keys(languageNames).filter((language) => text[language] !== undefined)
  return (
    <>
      <TextField name={`${name}_nl`} label={label} value={text['nl']} maxLength={400} {...(help ? { help } : {})} />
      <Disclosure label={<>{t('adoptions.text.translations')}<span class="sr-only">: {label}</span></>}
        open={others.some((language) => problems[`${name}_${language}`])}>
        <p>{t('adoptions.text.fallback')}</p>
        {others.map((language) => (
          <TextField name={`${name}_${language}`} value={text[language]} maxLength={400} optional
            label={<><span lang={language}>{languageNames[language]}</span><span class="sr-only">: {label}</span></>} />
        ))}
      </Disclosure>
    </>
  )
}
