// Asks two validators of identity numbers about 100 000 made-up numbers and
// writes their verdicts, one bit a number, lowest bit first, to
// calc/testdata/idnumbers_<validator>.bits:
//
//   npm install --no-package-lock && npm run idnumbers
//
// calc/idnumber_oracle_test.go makes the same numbers from the same seed. The
// numbers are never written down. Their areas are whole provinces (370000),
// which no county's police issue, because the validators refuse made-up ones.
// Dates lie before 2021 or after 2099, so the day of the run does not matter.

import { writeFileSync } from 'node:fs'
import idcard from 'idcard'
import validator from 'validator'

const count = 100_000
const provinces = ('11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 ' +
  '50 51 52 53 54 61 62 63 64 65').split(' ')
const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
const checkDigits = '10X98765432'
const lengths = [14, 16, 17, 19, 20]

let state = 20261121

// next is a number from 0 to n-1, n at most 65536.
function next(n) {
  state = (Math.imul(state, 1664525) + 1013904223) >>> 0
  return (state >>> 16) % n
}

function pad(n, width) {
  return String(n).padStart(width, '0')
}

function days(year, month) {
  if (month !== 2) return [4, 6, 9, 11].includes(month) ? 30 : 31
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28
}

function close(body) {
  let sum = 0
  for (let i = 0; i < 17; i++) sum += weights[i] * Number(body[i])
  return body + checkDigits[sum % 11]
}

function person(area, year) {
  const month = 1 + next(12)
  const day = 1 + next(days(year, month))
  return close(area + pad(year, 4) + pad(month, 2) + pad(day, 2) + pad(next(1000), 3))
}

function changed(id) {
  const at = next(18)
  if (at === 17) return id.slice(0, 17) + checkDigits[(checkDigits.indexOf(id[17]) + 1 + next(10)) % 11]
  return id.slice(0, at) + (Number(id[at]) + 1 + next(9)) % 10 + id.slice(at + 1)
}

function impossible(area, year) {
  let month = 1 + next(12)
  let day = 1 + next(days(year, month))
  switch (next(4)) {
    case 0: month = 0; break
    case 1: month = 13 + next(87); break
    case 2: day = 0; break
    default: day = days(year, month) + 1 + next(3)
  }
  return close(area + pad(year, 4) + pad(month, 2) + pad(day, 2) + pad(next(1000), 3))
}

function resized(id) {
  const length = lengths[next(5)]
  while (id.length < length) id += next(10)
  return id.slice(0, length)
}

function lowerX(id) {
  for (let order = 0; ; order++) {
    const s = close(id.slice(0, 14) + pad(order, 3))
    if (s[17] === 'X') return s.slice(0, 17) + 'x'
  }
}

function number() {
  const kind = next(12)
  const area = provinces[next(provinces.length)] + '0000'
  const year = 1880 + next(141)
  switch (kind) {
    case 4: case 5: return changed(person(area, year))
    case 6: return impossible(area, year)
    case 7: return resized(person(area, year))
    case 8: return person(area, 2100 + next(100))
    case 9: return person(area, 1700 + next(180))
    case 10: return lowerX(person(area, year))
    case 11: {
      const id = person(next(2) ? area : '990000', 1900 + next(100))
      return id.startsWith('99') ? id : id.slice(0, 6) + id.slice(8, 17)
    }
    default: return person(area, year)
  }
}

const oracles = {
  idcard: s => idcard.verify(s),
  validator: s => validator.isIdentityCard(s, 'zh-CN'),
}
const bits = Object.fromEntries(Object.keys(oracles).map(name => [name, Buffer.alloc(count / 8)]))
for (let i = 0; i < count; i++) {
  const s = number()
  for (const name in oracles) if (oracles[name](s)) bits[name][i >> 3] |= 1 << (i & 7)
}
for (const name in bits) {
  writeFileSync(new URL(`../../calc/testdata/idnumbers_${name}.bits`, import.meta.url), bits[name])
}
