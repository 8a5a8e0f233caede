import { pathDates } from '../../forms/person.ts'

export const levelFields = ['level_reading', 'level_listening', 'level_writing', 'level_speaking'] as const

/** What a column of a caseload file can mean to us. */
export const importFields = [
  'external_number', 'household_number', 'full_name', 'given_name', 'name_prefix', 'family_name', 'called', 'birth',
  'sex',
  'origin', 'target_group', 'languages', 'interpreter_needed', 'interpreter_language', ...pathDates, 'village',
  'area_team',
  'address', 'address_protected', 'email', 'phone', 'case_worker', ...levelFields,
] as const

export type ImportField = (typeof importFields)[number]
export type LevelField = (typeof levelFields)[number]
export type DateField = (typeof pathDates)[number]

/** Headings as Dutch municipalities write them, for each field; compared without case, accents, spaces and signs. */
export const knownHeadings: Readonly<Record<ImportField, readonly string[]>> = {
  external_number: ['cliëntnummer', 'cliëntnr', 'klantnummer', 'klantnr', 'dossiernummer', 'dossiernr',
    'persoonsnummer',
    'registratienummer', 'extern nummer', 'nummer', 'nr', 'id', 'cliënt id', 'client number', 'file number'],
  household_number: ['gezinsnummer', 'gezinsnr', 'huishoudnummer', 'huishoudnr', 'huishouden', 'gezin', 'gezins id',
    'huishoudensnummer', 'household', 'household number'],
  full_name: ['naam', 'volledige naam', 'naam cliënt', 'cliëntnaam', 'naam nieuwkomer', 'nieuwkomer',
    'naam statushouder',
    'full name', 'name'],
  given_name: ['voornaam', 'voornamen', 'eerste naam', 'voorna(a)m(en)', 'first name', 'given name'],
  name_prefix: ['tussenvoegsel', 'tussenvoegsels', 'voorvoegsel', 'voorvoegsels', 'tv', 'prefix'],
  family_name: ['achternaam', 'familienaam', 'geslachtsnaam', 'geboortenaam', 'last name', 'surname', 'family name'],
  called: ['roepnaam', 'noemt zich', 'aanspreeknaam'],
  birth: ['geboortedatum', 'geb datum', 'gebdatum', 'geboren', 'geboren op', 'geboortedag', 'geboortejaar',
    'birth date',
    'date of birth'],
  sex: ['geslacht', 'm/v', 'mv', 'm/v/x', 'sekse', 'gender', 'sex'],
  origin: ['land van herkomst', 'herkomst', 'herkomstland', 'geboorteland', 'land', 'country', 'country of origin'],
  target_group: ['doelgroep', 'groep', 'soort nieuwkomer', 'categorie'],
  languages: ['talen', 'taal', 'spreektaal', 'spreektalen', 'gesproken talen', 'moedertaal', 'voertaal', 'languages',
    'language'],
  interpreter_needed: ['tolk nodig', 'tolk', 'tolk gewenst', 'tolk ja/nee', 'interpreter'],
  interpreter_language: ['tolktaal', 'taal tolk', 'taal van de tolk'],
  permit_on: ['datum vergunning', 'vergunning', 'vergunningsdatum', 'datum verblijfsvergunning', 'statusdatum',
    'datum status', 'vergunning op', 'datum vergunningverlening', 'ingangsdatum vergunning', 'permit date'],
  coupled_on: ['datum koppeling', 'koppeling', 'koppeldatum', 'gekoppeld op', 'datum gekoppeld', 'koppelingsdatum'],
  offered_on: ['datum aanbod', 'datum woningaanbod', 'woning aangeboden', 'woning aangeboden op', 'datum aanbod woning',
    'aanbod woning', 'woningaanbod'],
  contract_on: ['datum contract', 'datum huurcontract', 'huurcontract', 'contract getekend', 'contractdatum'],
  key_on: ['datum sleutel', 'sleutel', 'sleuteldatum', 'sleuteloverdracht', 'datum sleuteloverdracht',
    'sleutel gekregen'],
  housed_on: ['datum huisvesting', 'huisvesting', 'huisvestingsdatum', 'gehuisvest op', 'gehuisvest',
    'datum gehuisvest',
    'datum vestiging', 'gevestigd op', 'vestigingsdatum', 'housing date'],
  registered_on: ['datum inschrijving brp', 'inschrijving brp', 'datum brp', 'brp datum', 'ingeschreven op',
    'datum inschrijving', 'inschrijfdatum', 'ingeschreven brp'],
  village: ['dorp', 'kern', 'woonplaats', 'plaats', 'woonkern', 'plaatsnaam', 'village'],
  area_team: ['gebiedsteam', 'wijkteam', 'dorpenteam', 'team', 'basisteam'],
  address: ['adres', 'straat', 'woonadres', 'straat en huisnummer', 'address'],
  address_protected: ['geheim adres', 'adres geheim', 'geheimhouding', 'geheimhouding adres', 'afgeschermd adres'],
  email: ['e-mail', 'e-mailadres', 'mail', 'mailadres', 'emailadres'],
  phone: ['telefoon', 'telefoonnummer', 'tel', 'telnr', 'mobiel', 'mobiel nummer', 'mobiele telefoon', 'gsm', '06',
    'telefoon mobiel', 'phone'],
  case_worker: ['klantmanager', 'begeleider', 'consulent', 'casemanager', 'casusregisseur', 'gezinscoach', 'regisseur',
    'contactpersoon gemeente', 'klantregisseur', 'case worker'],
  level_reading: ['taal lezen', 'niveau lezen', 'lezen', 'leesniveau', 'taalniveau lezen', 'leesvaardigheid'],
  level_listening: ['taal luisteren', 'niveau luisteren', 'luisteren', 'luisterniveau', 'taalniveau luisteren',
    'luistervaardigheid'],
  level_writing: ['taal schrijven', 'niveau schrijven', 'schrijven', 'schrijfniveau', 'taalniveau schrijven',
    'schrijfvaardigheid'],
  level_speaking: ['taal spreken', 'niveau spreken', 'spreken', 'spreekniveau', 'taalniveau spreken',
    'spreekvaardigheid', 'gespreksniveau'],
}

/** Numbers that belong to the state and have no place here: their columns are left out, unread (PRIV-03). */
export const refusedHeadings = [
  'bsn', 'bsn nummer', 'bsnnummer', 'burgerservicenummer', 'sofinummer', 'sofi', 'sofi nummer', 'v-nummer', 'vnummer',
  'vnr',
  'vreemdelingennummer', 'a-nummer', 'anummer', 'cliënt bsn', 'bsn cliënt',
]
