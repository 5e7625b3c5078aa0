package procedure_test

import (
	"io"
	"strings"
	"testing"

	"doudi/calc"
	"doudi/calc/policy"
	"doudi/calc/procedure"
	"doudi/calc/workday"
)

// table is rows with cells separated by commas as a calc.Table.
type table struct {
	name string
	rows []string
}

func (t *table) Name() string         { return t.name }
func (t *table) Place(int) calc.Place { return calc.Place{File: t.name} }

func (t *table) Next() ([]string, error) {
	if len(t.rows) == 0 {
		return nil, io.EOF
	}
	row := t.rows[0]
	t.rows = t.rows[1:]
	return strings.Split(row, ","), nil
}

// The county's own tables: a programme's parameter is told from one for all, and
// the table of authority delegates from its month on.
func TestCountyTables(t *testing.T) {
	p, faults := policy.Parse([]calc.Table{
		&table{"standard", []string{"program,from,amount", "dibao,2026-01,600", "tekun,2026-01,900"}},
		&table{"parameter", []string{
			"key,value,from,document", "decide.days,18,2026-01,d1", "decide.days.特困,28,2026-02,d2", "notice.days,9,2026-01,d1", "pay.from.dibao,same_month,2026-01,d2",
		}},
		&table{"authority", []string{"program,upto,level,from", "dibao,,township,2026-02"}},
	})
	if bad := faults.Refusing(); len(bad) > 0 {
		t.Fatal(bad)
	}
	r := procedure.Rules{Tables: p, Authorities: p.Authorities, Calendar: workday.National()}
	for _, row := range []struct {
		program  calc.Program
		accepted string
		level    procedure.Level
		days     int
		document string
	}{
		{calc.Dibao, "2026-01-30", procedure.County, 18, "d1"},
		{calc.Dibao, "2026-02-02", procedure.Township, 18, "d1"},
		{calc.Tekun, "2026-01-30", procedure.County, 30, "民发〔2021〕43号"},
		{calc.Tekun, "2026-02-02", procedure.County, 28, "d2"},
	} {
		a := play(t, r, application(row.program), "2026-01-30 filed", row.accepted+" accepted")
		ds := r.Deadlines(a, day(t, row.accepted))
		total := ds[len(ds)-1]
		if r.Level(a) != row.level || total.Days != row.days || total.Document != row.document {
			t.Errorf("%s accepted %s: %s, %d days by %s", row.program, row.accepted, r.Level(a), total.Days, total.Document)
		}
	}
	a := play(t, r, application(calc.Dibao), until(dibaoCourse, "notice_started")...)
	play(t, r, a, "2026-03-30 approved level=township")
	if month, basis, err := r.Start(a); err != nil || month.String() != "2026-03" || basis.Document != "d2" {
		t.Errorf("paid from %s by %v, %v", month, basis, err)
	}
}
