package policy_test

import (
	"errors"
	"testing"

	"doudi/calc"
	"doudi/calc/policy"
)

func TestParameter(t *testing.T) {
	p := load(t, `
-- standard --
program,class,from,amount
dibao,,2025-01,600
tekun,basic,2025-01,900
-- parameter --
key,value,from
taper.share,100,2025-01
taper.share,80,2026-07
taper.share,90,2026-01
taper.share.tekun,50,2026-03
taper.share.tekun,,2026-09
dibao.minimum,50,2025-01
dibao.minimum,,2026-02
dibao.minimum,60.50,2026-04
`)
	for _, c := range []struct {
		key     string
		program calc.Program
		month   string
		want    string // "" = none in force
		row     string
	}{
		{"taper.share", "dibao", "2024-12", "", ""},
		{"taper.share", "dibao", "2025-01", "100", "parameter.csv:2:2"},
		{"taper.share", "dibao", "2025-12", "100", "parameter.csv:2:2"},
		{"taper.share", "dibao", "2026-01", "90", "parameter.csv:4:2"},
		{"taper.share", "dibao", "2026-06", "90", "parameter.csv:4:2"},
		{"taper.share", "dibao", "2026-07", "80", "parameter.csv:3:2"},
		// The programme's own row wins once it has begun; blank, the rule is
		// not in use for the programme, whatever the plain key says.
		{"taper.share", "tekun", "2026-02", "90", "parameter.csv:4:2"},
		{"taper.share", "tekun", "2026-03", "50", "parameter.csv:5:2"},
		{"taper.share", "tekun", "2026-08", "50", "parameter.csv:5:2"},
		{"taper.share", "tekun", "2026-09", "", ""},
		{"taper.share", "", "2026-09", "80", "parameter.csv:3:2"},
		// A blank row, and a value again.
		{"dibao.minimum", "dibao", "2026-01", "50", "parameter.csv:7:2"},
		{"dibao.minimum", "dibao", "2026-02", "", ""},
		{"dibao.minimum", "dibao", "2026-03", "", ""},
		{"dibao.minimum", "dibao", "2026-04", "60.50", "parameter.csv:9:2"},
		{"arrears.months", "dibao", "2026-04", "", ""},
	} {
		v, ok := p.Parameter(c.key, c.program, month(t, c.month))
		if ok != (c.want != "") {
			t.Errorf("%s of %s in %s: in force %v", c.key, c.program, c.month, ok)
		}
		if ok && (v.Text != c.want || v.Place.String() != c.row) {
			t.Errorf("%s of %s in %s: %s of %s, want %s of %s", c.key, c.program, c.month, v.Text, v.Place, c.want, c.row)
		}
	}
}

// A programme goes by its Chinese name here as everywhere, and two spellings
// of one key are one key.
func TestParameterOfANamedProgramme(t *testing.T) {
	const rows = "-- parameter --\nkey,value,from\ntaper.share,50,2025-01\ntaper.share.低保,60,2025-01\n"
	for _, program := range []calc.Program{calc.Dibao, calc.Tekun} {
		want := map[calc.Program]string{calc.Dibao: "60", calc.Tekun: "50"}[program]
		if v, ok := load(t, rows).Parameter("taper.share", program, month(t, "2025-01")); !ok || v.Text != want {
			t.Errorf("%s: %s, %v", program, v.Text, ok)
		}
	}
	_, faults := policy.Parse(tables(withBoth(rows + "taper.share.dibao,70,2025-01\n")))
	if got, want := faultLines(faults), "parameter.csv:4:2: policy.duplicate parameter taper.share.dibao 2025-01 parameter.csv:3:2"; got != want {
		t.Errorf("faults:\n%s\nwant:\n%s", got, want)
	}
}

// Every key of R2 and of the procedure is known, with values of its own sort.
func TestParameterValues(t *testing.T) {
	for _, c := range []struct{ key, text, want string }{
		{"rounding.unit", "1", "1.00"},
		{"rounding.unit", "0.1", "0.10"},
		{"rounding.unit", "0.01", "0.01"},
		{"rounding.mode", "down", "0.00"},
		{"dibao.minimum", "50.50", "50.50"},
		{"dibao.single.share", "33.333333", "33.333333"},
		{"pay.from", "next_month", "0.00"},
		{"pay.from", "same_month", "0.00"},
		{"pay.from", "application_month", "0.00"},
		{"taper.months", "6", "6.00"},
		{"taper.share", "50", "50.00"},
		{"taper.ceiling", "1.5", "1.50"},
		{"exit.bonus_months", "1.5", "1.50"},
		{"arrears.months", "12", "12.00"},
		{"recovery.share", "30", "30.00"},
		{"review.hold_after", "0", "0.00"},
		{"roster.alarm_percent", "20", "20.00"},
		{"relief.cap", "20000", "20000.00"},
		{"relief.papers_days", "10", "10.00"},
		{"edge.ceiling", "1.5", "1.50"},
		{"notice.days", "7", "7.00"},
		{"decide.days", "20", "20.00"},
		{"notice.unit", "calendar", "0.00"},
		{"notice.unit", "working", "0.00"},
		{"survey.days", "3", "3.00"},
		{"match.days", "3", "3.00"},
		{"township.days", "15", "15.00"},
		{"county.days", "10", "10.00"},
		{"decide.delegated", "18", "18.00"},
		{"decide.extended", "40", "40.00"},
		{"resurvey.days", "12", "12.00"},
		{"refusal.days", "2", "2.00"},
		{"pause.days", "10", "10.00"},
		{"permit.apply", "yes", "0.00"},
		{"permit.apply", "no", "0.00"},
		{"appraisal.always", "yes", "0.00"},
		{"appraisal.always", "no", "0.00"},
		{"recognition.months", "12", "12.00"},
		{"remedy.review", "60", "60.00"},
		{"remedy.action", "6", "6.00"},
	} {
		for _, key := range []string{c.key, c.key + ".dibao"} {
			p, faults := policy.Parse(tables(withBoth("-- parameter --\nkey,value,from\n" + key + "," + c.text + ",2025-01")))
			v, ok := p.Parameter(c.key, "dibao", month(t, "2025-01"))
			if len(faults.Refusing()) != 0 || !ok || v.Text != c.text || v.Value.String() != c.want {
				t.Errorf("%s %s: %s, %v %v", key, c.text, v.Value, ok, faults)
			}
		}
	}
}

func TestRounding(t *testing.T) {
	p := load(t, `
-- parameter --
key,value,from
rounding.unit,1,2025-02
rounding.unit,0.1,2026-01
rounding.unit.dibao,0.01,2026-03
rounding.mode,half_up,2025-03
rounding.mode.dibao,up,2026-02
rounding.mode,down,2026-04
`)
	for _, c := range []struct {
		program calc.Program
		month   string
		want    calc.Rounding
		missing string
	}{
		{"dibao", "2025-01", calc.Rounding{}, "rounding.unit"},
		{"dibao", "2025-02", calc.Rounding{}, "rounding.mode"},
		{"dibao", "2025-03", calc.Rounding{Unit: 100, Mode: calc.HalfUp}, ""},
		{"dibao", "2025-12", calc.Rounding{Unit: 100, Mode: calc.HalfUp}, ""},
		{"dibao", "2026-01", calc.Rounding{Unit: 10, Mode: calc.HalfUp}, ""},
		{"dibao", "2026-02", calc.Rounding{Unit: 10, Mode: calc.Up}, ""},
		{"dibao", "2026-03", calc.Rounding{Unit: 1, Mode: calc.Up}, ""},
		{"dibao", "2026-04", calc.Rounding{Unit: 1, Mode: calc.Up}, ""},
		{"tekun", "2026-04", calc.Rounding{Unit: 10, Mode: calc.Down}, ""},
	} {
		for range 2 { // the second answer is a remembered one
			got, err := p.Rounding(c.program, month(t, c.month))
			var none *policy.NoParameter
			errors.As(err, &none)
			switch {
			case c.missing == "" && (err != nil || got != c.want):
				t.Errorf("%s in %s: %v, %v", c.program, c.month, got, err)
			case c.missing != "" && (none == nil || none.Key != c.missing || none.Program != c.program || none.Month != month(t, c.month)):
				t.Errorf("%s in %s: %v, %v", c.program, c.month, got, err)
			}
		}
	}
	_, err := p.Rounding("dibao", month(t, "2025-01"))
	if want := "no value in force: parameter rounding.unit, program dibao, month 2025-01"; err.Error() != want {
		t.Errorf("got %v", err)
	}
}

func TestMonths(t *testing.T) {
	p := load(t, "-- parameter --\nkey,value,from\narrears.months,12,2025-01\narrears.months.dibao,24,2026-01\narrears.months.dibao,,2027-01")
	for _, c := range []struct {
		month string
		want  int
		ok    bool
	}{{"2024-12", 0, false}, {"2025-12", 12, true}, {"2026-01", 24, true}, {"2027-01", 0, false}} {
		if n, ok := p.Months("arrears.months", "dibao", month(t, c.month)); n != c.want || ok != c.ok {
			t.Errorf("%s: %d, %v", c.month, n, ok)
		}
	}
}
