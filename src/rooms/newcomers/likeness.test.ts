import assert from 'node:assert/strict'
import { test } from 'node:test'
import { likelyDuplicate, likeness, nameKeys, searchKeys, worthShowing, type Likeable } from './likeness.ts'

const born = (date: string) => {
  const [birthYear, birthMonth, birthDay] = date.split('-').map(Number)
  return { birthYear: birthYear ?? null, birthMonth: birthMonth || null, birthDay: birthDay || null }
}
const file = (given: string, family: string, date = '', rest: Partial<Likeable> = {}): Likeable =>
  ({ name: `${given} ${family}`, givenName: given, ...(date ? born(date) : {}), ...rest })
const score = (first: Likeable, second: Likeable) => likeness(first, second).score
const isLikely = (first: Likeable, second: Likeable) => score(first, second) >= likelyDuplicate

/** True when a search for the second finds the first. */
const isFound = (name: string, query: string) => {
  const keys = new Set(nameKeys(name))
  return searchKeys(query).every((some) => some.some((key) => keys.has(key)))
}

const sameName: readonly (readonly [string, string])[] = [
  ['Mohamed', 'Muhammad'], ['Mohammed', 'Mohamad'], ['Mohamed', 'Mohammed'], ['Tesfay', 'Tesfai'],
  ['Tesfay', 'Tesfaye'], ['Yousef', 'Youssef'], ['Yousef', 'Yusuf'], ['Yousef', 'Jousef'], ['Çağla', 'Cagla'],
  ['Şahin', 'Sahin'],
  ['Şahin', 'Shahin'], ['Khaled', 'Chaled'], ['Khalil', 'Chalil'], ['Nour', 'Noor'], ['Nour', 'Nur'],
  ['Fatima', 'Fatma'], ['Maryam', 'Mariam'], ['Daoud', 'Dawud'], ['Nawal', 'Naoual'], ['Dijkstra', 'Dykstra'],
  ['Ghebremedhin', 'Gebremedhin'], ['Mebrahtu', 'Mebratu'], ['Layla', 'Leila'], ['Abdulrahman', 'Abd al-Rahman'],
  ['Abdurrahman', 'Abdel Rahman'],
  ['Al-Hassan', 'Alhassan'], ['Al Masri', 'El-Masri'], ['Al Masri', 'Masri'], ['Gebre Medhin', 'Gebremedhin'],
  ['Олександр', 'Oleksandr'], ['أحمد', 'احمد'], ['المصري', 'مصري'], ['ሐና', 'ሀና'], ['Abu Bakr', 'Aboubakr'],
  ["M'hamed", 'Mhamed'], ['O’Brien', "O'Brien"], ['Zeynep', 'Zeinep'], ['Ahmed', 'Ahmad'], ['İbrahim', 'Ibrahim'],
]

test('spellings and transliterations of one name find each other', () => {
  for (const [one, other] of sameName) {
    assert.ok(isFound(one, other), `${other} finds ${one}`)
    assert.ok(isFound(other, one), `${one} finds ${other}`)
  }
})

test('spellings of one name with one birth date are a likely duplicate', () => {
  for (const [one, other] of sameName) {
    assert.ok(isLikely(file(one, 'Kidane', '1988-05-14'), file(other, 'Kidane', '1988-05-14')), `${one} ${other}`)
  }
})

test('a name is found in any order and without its prefix', () => {
  assert.ok(isFound('Noor van der Berg', 'berg noor'))
  assert.ok(isFound('Ahmad Al-Hassan', 'hassan ahmed'))
  assert.ok(isLikely(file('Ahmad', 'Saleh', '1961-06-22'), { name: 'Saleh Ahmad', ...born('1961-06-22') }))
  assert.equal(isFound('Noor van der Berg', 'Noor Smit'), false)
})

test('names in their own script are found by themselves', () => {
  assert.deepEqual(nameKeys('ሰላም'), ['ሰላም'])
  assert.ok(isFound('مُحَمَّد الحسن', 'محمد الحسن'))
  assert.equal(isFound('ሰላም', 'ዮናስ'), false)
})

const different: readonly (readonly [string, string])[] = [
  ['Hassan', 'Hussein'], ['Mohammed', 'Mahmoud'], ['Amir', 'Amira'], ['Samir', 'Samira'], ['Hala', 'Hana'],
  ['Dana', 'Dina'], ['Lina', 'Dina'], ['Ahmad', 'Hamid'], ['Omar', 'Amir'], ['Karim', 'Karima'], ['Yusuf', 'Yasin'],
  ['Sara', 'Sami'], ['Abdulrahman', 'Abdulrahim'], ['Nour', 'Nora'], ['Mohammed Ali', 'Mohammed Amin'],
  ['Abel', 'Adam'],
]

test('twins with one birth date, phone and household are two people', () => {
  for (const [one, other] of different) {
    const shared = { phone: '06-12345678', household: 'G1' }
    const twins = [file(one, 'Khalil', '2001-04-09', shared), file(other, 'Khalil', '2001-04-09', shared)] as const
    assert.equal(isLikely(...twins), false, `${one} ${other} ${score(...twins)}`)
  }
})

test('a father and his son with one name, phone and household are two people', () => {
  const shared = { phone: '+31 6 1234 5678', household: 'G1', email: 'thuis@example.nl' }
  const [father, son] = ['1971-02-03', '1999-08-21'].map((date) => file('Mohammed', 'Saleh', date, shared))
  assert.equal(isLikely(father as Likeable, son as Likeable), false)
})

test('brothers and spouses who share surname, phone and household are two people', () => {
  const shared = { phone: '0612345678', household: 'G1' }
  const omar = file('Omar', 'Khalil', '1990-01-05', shared)
  assert.equal(isLikely(omar, file('Khaled', 'Khalil', '1992-07-15', shared)), false)
  assert.equal(isLikely(file('Amal', 'Khalil', '', shared), file('Yousef', 'Khalil', '', shared)), false)
})

test('two of one name in one household with a number behind it are two people', () => {
  const household = { household: 'G145' }
  assert.equal(isLikely(file('Oleksandr', 'Kovalenko', '2022-01-27', household),
    file('Oleksandr (6)', 'Kovalenko', '2022-01-23', household)), false)
})

test('a swapped day and month, an unknown day or one slip with the same phone still point to one person', () => {
  const amal = (date: string, rest = {}) => file('Amal', 'Haddad', date, rest)
  assert.deepEqual(likeness(amal('1990-03-04'), amal('1990-04-03')).reasons, ['name', 'birth-date-swapped'])
  assert.ok(isLikely(amal('1990-03-04'), amal('1990-04-03')))
  assert.ok(isLikely(amal('1990-00-00', { phone: '06-12345678' }), amal('1990-04-03', { phone: '0031612345678' })))
  assert.ok(isLikely(amal('1990-03-04', { phone: '06-12345678' }), amal('1990-03-05', { phone: '0612345678' })))
  assert.equal(isLikely(amal('1990-03-04'), amal('1990-03-05')), false)
  assert.equal(isLikely(amal('1990-03-04'), amal('1991-07-22')), false)
})

test('the same name alone is worth showing but no likely duplicate', () => {
  const found = score(file('Amal', 'Haddad'), file('Amal', 'Haddad'))
  assert.ok(found >= worthShowing && found < likelyDuplicate, String(found))
})

test('the reasons say on what two files are alike', () => {
  const shared = { phone: '06-55766175', household: 'G146' }
  assert.deepEqual(likeness(file('Ahmad', 'Saleh', '1961-06-22', shared), file('Ahmed', 'Saleh', '1961-06-22', shared)),
    { score: 1, reasons: ['name', 'birth-date', 'phone', 'household'] })
})

test('a file of another sex is never a likely duplicate by name and birth date alone', () => {
  const nour = (sex: string) => file('Nour', 'Darwish', '1998-12-09', { sex })
  assert.equal(isLikely(nour('female'), nour('male')), false)
  assert.ok(isLikely(nour('female'), nour('not_asked')))
})

test('likeness is the same from both sides', () => {
  for (const [one, other] of [...sameName, ...different]) {
    const first = file(one, 'Kidane', '1988-05-14')
    const second = file(other, 'Tekle', '1988-05-14', { phone: '0612345678' })
    assert.equal(score(first, second), score(second, first), `${one} ${other}`)
  }
})
