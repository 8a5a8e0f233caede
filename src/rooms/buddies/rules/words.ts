/** What a buddy can be to somebody; the order in which it is asked. */
export const kindWords = ['friend', 'language', 'way_finder', 'family', 'club', 'earlier_arrival'] as const
export type KindWord = (typeof kindWords)[number]

/** What people like to do, or would rather not do. */
export const interestWords = [
  'walking', 'cycling', 'sport', 'cooking', 'coffee', 'games', 'music', 'crafts', 'garden', 'animals', 'reading',
  'children', 'work_study', 'village_life',
] as const
export type InterestWord = (typeof interestWords)[number]

export const ageBands = ['18_24', '25_34', '35_49', '50_64', '65'] as const
export type AgeBand = (typeof ageBands)[number]

export const householdWords = ['alone', 'couple', 'family', 'one_parent', 'other'] as const
export const childBands = ['0_3', '4_11', '12_17'] as const

/** Day parts on which one can meet. */
export const slotWords = [
  'weekday_morning', 'weekday_afternoon', 'weekday_evening', 'saturday_morning', 'saturday_afternoon',
  'saturday_evening', 'sunday_morning', 'sunday_afternoon', 'sunday_evening',
] as const

export const genderWishes = ['any', 'women', 'men'] as const

/** What is true of somebody and may be a reason not to meet for somebody else. */
export const traitWords = ['smokes', 'pets', 'at_home'] as const

/** Languages that are offered to tick; any other is typed. */
export const offeredLanguages = [
  'Nederlands', 'Engels', 'Arabisch', 'Tigrinya', 'Dari', 'Turks', 'Koerdisch', 'Oekraïens', 'Russisch', 'Fries',
] as const

/** How far people go to meet, in km. */
export const travelChoices = [0, 2, 5, 10, 25] as const
