// Package reports writes what leaves the program: a month's roster as files for
// programs, for the office's printer and for the bank, and as text for the
// terminal. It is handed neutral records and knows neither store nor clock: the
// same records give the same bytes.
package reports

import (
	"errors"
	"fmt"
	"strings"

	"doudi/calc"
	"doudi/calc/roster"
)

// Month is a month's roster, draft or sealed, as its files are made from it. A
// draft's files follow from the records alone, whoever makes them and however often.
// Other months name who submitted and confirmed them, and have their seal and the
// journal's head of then at the foot.
type Month struct {
	roster.Book

	// Each hands over all entries in the roster's order; those that are no
	// lines are for the changes only. It is called several times, also at the
	// same time, and an entry is good until the function returns.
	Each func(func(*roster.Entry) error) error

	RegionName func(calc.RegionCode) string // of a code of twelve digits, "" if unknown
	Blocked    bool                         // a draft with unresolved blocks
}

// Lines are what a month's roster has beside its book: the entries, the names of
// their regions, and what blocks it.
type Lines interface {
	Each(func(*roster.Entry) error) error
	RegionName(calc.RegionCode) string
	Blocking() []roster.Finding
}

// MonthOf is the office's roster of a month as its files and texts are made from it.
func MonthOf(book roster.Book, lines Lines) *Month {
	return &Month{Book: book, Each: lines.Each, RegionName: lines.RegionName, Blocked: len(lines.Blocking()) > 0}
}

// ErrTotals says that the lines do not add up to the month's totals or to its
// seal. Nothing is written then.
var ErrTotals = errors.New("lines of the roster do not add up to its totals")

func (m *Month) regionName(code calc.RegionCode) string {
	if m.RegionName == nil {
		return ""
	}
	return m.RegionName(code)
}

// regionOrCode is a region's name for people, its code where it has none.
func (m *Month) regionOrCode(code calc.RegionCode) string {
	if name := m.regionName(code); name != "" {
		return name
	}
	return strings.Clone(string(code))
}

// said is what the month's totals say of all lines.
func (m *Month) said() roster.Total {
	var said roster.Total
	for _, t := range m.Totals {
		if t.Level == "county" && t.Program == "" {
			said.Lines += t.Lines
			said.Persons += t.Persons
			said.Amount += t.Amount
		}
	}
	return said
}

// check compares the lines with the totals that came with them.
func (m *Month) check(s *survey) error {
	if err := m.compare(s, m.said()); err != nil || m.Sealed() == nil {
		return err
	}
	return m.compare(s, m.Sealed().All)
}

func (m *Month) compare(s *survey, said roster.Total) error {
	sum := s.all
	if sum.Lines != said.Lines || sum.Persons != said.Persons || sum.Amount != said.Amount {
		return fmt.Errorf("roster of %s: %w: %d lines of %s yuan, not %d of %s", m.Month, ErrTotals, sum.Lines, sum.Amount, said.Lines, said.Amount)
	}
	return nil
}
