package reports

import (
	"strings"

	"doudi/calc"
	"doudi/calc/roster"
	"doudi/reports/wording"
)

// ChangesText lists every award that is paid otherwise than last month, a line
// for each cause, and the causes' sums.
func ChangesText(m *Month, lang wording.Lang, width int) (string, error) {
	s, err := m.survey()
	if err != nil {
		return "", err
	}
	t := textPage{m: m, survey: s, lang: lang, width: width}
	t.title()
	if err := t.awards(); err != nil {
		return "", err
	}
	t.causes()
	return t.String(), nil
}

func (t *textPage) awards() error {
	table := textTable{right: []bool{false, false, false, true, true, true}}
	var heading []string
	for _, key := range []string{"household", "head", "program", "before", "after", "amount", "cause"} {
		heading = append(heading, t.lang.Heading(key))
	}
	table.add(heading...)
	err := t.m.Each(func(e *roster.Entry) error {
		t.award(&table, e)
		return nil
	})
	table.write(&t.Builder, "  ", t.width)
	return err
}

func (t *textPage) award(table *textTable, e *roster.Entry) {
	was, is := before(e), e.Total()
	for i, c := range e.Causes {
		cells := []string{"", "", "", "", "", Signed(c.Amount), strings.Clone(t.lang.CauseWithDetail(c.Code, c.Detail))}
		if i == 0 {
			copy(cells, []string{
				strings.Clone(string(e.Household)), strings.Clone(e.Head), strings.Clone(t.lang.ProgramOf(e.Program, e.Settlement)), Grouped(was), Grouped(is),
			})
		}
		table.add(cells...)
	}
}

// Grouped is an amount with blanks between thousands, as in "1 034 221.50".
func Grouped(m calc.Money) string {
	return thousands(m, "")
}

// thousands is an amount with blanks between thousands, behind a sign.
func thousands(m calc.Money, sign string) string {
	var digits, room [40]byte
	plain := m.Append(digits[:0])
	out := append(room[:0], sign...)
	for i, c := range plain {
		if left := len(plain) - 3 - i; i > 0 && left > 0 && left%3 == 0 && plain[i-1] != '-' {
			out = append(out, ' ')
		}
		out = append(out, c)
	}
	return string(out)
}

// Signed is Grouped with its sign.
func Signed(m calc.Money) string {
	if m > 0 {
		return thousands(m, "+")
	}
	return thousands(m, "")
}
