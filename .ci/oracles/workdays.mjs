// Asks chinese-days which days of 2007 to 2026 are working days and writes its
// answers, one line a year, one figure a day (1 = working day), to
// calc/workday/testdata/chinese-days.txt:
//
//   npm install --no-package-lock && npm run workdays
//
// calc/workday/oracle_test.go compares the calendar with them day for day.

import { writeFileSync } from 'node:fs'
import chineseDays from 'chinese-days'

const day = 24 * 60 * 60 * 1000
let text = ''
for (let year = 2007; year <= 2026; year++) {
  text += `${year} `
  for (let t = Date.UTC(year, 0, 1); t < Date.UTC(year + 1, 0, 1); t += day) {
    text += chineseDays.isWorkday(new Date(t).toISOString().slice(0, 10)) ? '1' : '0'
  }
  text += '\n'
}
writeFileSync(new URL('../../calc/workday/testdata/chinese-days.txt', import.meta.url), text)
