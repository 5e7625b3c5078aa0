package roster

import (
	"sort"

	"doudi/calc"
)

// Total is one row of the month's totals: a programme, or all of them, in the
// county, a township or a village.
type Total struct {
	Program    calc.Program // "" = all programmes
	Region     calc.RegionCode
	Level      string // county, township, village
	Households int
	Persons    int
	Lines      int
	Amount     calc.Money
}

// Totals adds up the lines of a month. Add them in the roster's order, so that
// a household's lines follow each other.
type Totals struct {
	rows    map[totalKey]*tally
	current [len(levels)]regionTally // of the regions that the last line lay in
}

type totalKey struct {
	region  calc.RegionCode
	level   uint8
	program calc.Program
}

// regionTally is the sums of one region by programme, all programmes under "".
type regionTally struct {
	region   calc.RegionCode
	programs map[calc.Program]*tally
}

type tally struct {
	Total
	last calc.HouseholdNumber
}

var levels = [...]string{"county", "township", "village"}

// NewTotals begins a sum.
func NewTotals() *Totals { return &Totals{rows: map[totalKey]*tally{}} }

// Add takes a line into its village, township and county, for its programme and
// for all. Entries that are no lines do not count.
func (t *Totals) Add(e *Entry) {
	if !e.OnRoster() {
		return
	}
	for level := range t.current {
		now := &t.current[level]
		if code := upTo(e.Region, level); now.programs == nil || now.region != code {
			*now = regionTally{code, map[calc.Program]*tally{}}
		}
		t.row(uint8(level), e.Program).add(e)
		t.row(uint8(level), "").add(e)
	}
}

func upTo(r calc.RegionCode, level int) calc.RegionCode {
	switch level {
	case 0:
		return r.County()
	case 1:
		return r.Township()
	}
	return r
}

// row is the sum of a programme in the current region of a level.
func (t *Totals) row(level uint8, program calc.Program) *tally {
	now := &t.current[level]
	if row := now.programs[program]; row != nil {
		return row
	}
	key := totalKey{now.region.Full(), level, program}
	row := t.rows[key]
	if row == nil {
		row = &tally{Total: Total{Program: program, Region: key.region, Level: levels[level]}}
		t.rows[key] = row
	}
	now.programs[program] = row
	return row
}

func (row *tally) add(e *Entry) {
	if row.last != e.Household {
		row.last = e.Household
		row.Households++
	}
	row.Persons += e.People
	row.Lines++
	row.Amount += e.Total()
}

// Rows are the totals: county, then townships, then villages, each by region
// and programme, all programmes last.
func (t *Totals) Rows() []Total {
	keys := make([]totalKey, 0, len(t.rows))
	for k := range t.rows {
		keys = append(keys, k)
	}
	sort.Slice(keys, func(i, j int) bool {
		a, b := keys[i], keys[j]
		switch {
		case a.level != b.level:
			return a.level < b.level
		case a.region != b.region:
			return a.region < b.region
		case (a.program == "") != (b.program == ""):
			return b.program == ""
		}
		return a.program < b.program
	})
	rows := make([]Total, len(keys))
	for i, k := range keys {
		rows[i] = t.rows[k].Total
	}
	return rows
}

// Programs are the county's rows by programme and the one of all programmes.
func (t *Totals) Programs() (programs []Total, all Total) {
	for _, row := range t.Rows() {
		switch {
		case row.Level != "county":
		case row.Program == "":
			all.Households += row.Households
			all.Persons += row.Persons
			all.Lines += row.Lines
			all.Amount += row.Amount
		default:
			programs = addProgram(programs, row)
		}
	}
	return programs, all
}

// addProgram joins rows of one programme from several counties' codes.
func addProgram(rows []Total, row Total) []Total {
	for i := range rows {
		if rows[i].Program == row.Program {
			rows[i].Households += row.Households
			rows[i].Persons += row.Persons
			rows[i].Lines += row.Lines
			rows[i].Amount += row.Amount
			return rows
		}
	}
	return append(rows, row)
}
