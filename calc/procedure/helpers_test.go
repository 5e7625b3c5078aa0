package procedure_test

import (
	"strconv"
	"strings"

	"pgregory.net/rapid"

	"doudi/calc"
	"doudi/calc/policy"
	"doudi/calc/procedure"
	"doudi/calc/workday"
)

// tables are parameters "key=value", in force always, ordered by document d1.
type tables []string

func (ts tables) Parameter(key string, program calc.Program, _ calc.Month) (policy.Parameter, bool) {
	for _, wanted := range []string{key + "." + string(program), key} {
		for _, row := range ts {
			if name, value, _ := strings.Cut(row, "="); name == wanted {
				p := policy.Parameter{Key: name, Text: value, Cite: policy.Cite{Document: "d1"}}
				if n, err := strconv.Atoi(value); err == nil {
					p.Value = calc.Whole(int64(n))
				}
				return p, value != ""
			}
		}
	}
	return policy.Parameter{}, false
}

var _ procedure.Tables = (*policy.Policy)(nil)

// rules are those of the law with the county's parameters.
func rules(rows ...string) procedure.Rules {
	return procedure.Rules{Tables: tables(rows), Calendar: workday.National()}
}

// delegated are rules under which the townships decide dibao up to an amount, 0
// for any.
func delegated(upto calc.Money, rows ...string) procedure.Rules {
	r := rules(rows...)
	r.Authorities = []policy.Authority{
		{Program: calc.Dibao, Level: "township", Upto: 1, From: calc.NewMonth(2020, 1)},
		{Program: calc.Dibao, Level: "township", Upto: upto, Unlimited: upto == 0, From: calc.NewMonth(2026, 1)},
		{Program: calc.Dibao, Level: "township", Upto: 1, From: calc.NewMonth(2099, 1)},
		{Program: calc.Tekun, Level: "county", Unlimited: true, From: calc.NewMonth(2020, 1)},
	}
	return r
}

func application(program calc.Program) *procedure.Application {
	return &procedure.Application{Number: "S-1", Household: "1023", Program: program, Source: procedure.Applied}
}

// event reads "2026-03-02 visited by=甲,乙 level=county". What is not said is
// filled in as a careful office would: two people on a visit, an approver who
// decides, a reason where one is needed.
func event(t rapid.TB, line string) *procedure.Event {
	t.Helper()
	fields := strings.Fields(line)
	day, err := calc.ParseDay(fields[0])
	kind, ok := procedure.ParseKind(fields[1])
	if err != nil || !ok {
		t.Fatalf("%q: %v, %v", line, err, ok)
	}
	e := filled(procedure.Event{Kind: kind, Day: day})
	for _, f := range fields[2:] {
		key, value, _ := strings.Cut(f, "=")
		switch key {
		case "by":
			e.By = strings.Split(value, ",")
		case "level":
			e.Level = map[string]procedure.Level{"township": procedure.Township, "county": procedure.County}[value]
		case "note":
			e.Note = value
		case "obligor":
			e.Obligor = calc.IDNumber(value)
		case "reason":
			e.Reason = procedure.Reason(value)
		case "amount":
			if e.Amount, err = calc.ParseMoney(value); err != nil {
				t.Fatal(err)
			}
		default:
			t.Fatalf("%q: %q", line, f)
		}
	}
	return &e
}

func filled(e procedure.Event) procedure.Event {
	e.By, e.Note = []string{"李经办"}, "有记录"
	switch e.Kind {
	case procedure.Visited:
		e.By = []string{"李经办", "赵助理"}
		if e.Level == 0 {
			e.Level = procedure.Township
		}
	case procedure.Approved, procedure.Rejected:
		e.By = []string{"王审核"}
		if e.Level == 0 {
			e.Level = procedure.County
		}
	case procedure.Extended:
		e.Reason = procedure.BecauseHard
	}
	return e
}

// play appends events, each recorded on its own day, which must all be allowed.
func play(t rapid.TB, r procedure.Rules, a *procedure.Application, lines ...string) *procedure.Application {
	t.Helper()
	for _, line := range lines {
		e := event(t, line)
		if err := r.May(a, e, e.Day); err != nil {
			t.Fatalf("%s: %v", line, err)
		}
		a.Events = append(a.Events, *e)
	}
	return a
}

// refused is the code and operands with which an event recorded on its own day is
// refused, "" where it may come.
func refused(t rapid.TB, r procedure.Rules, a *procedure.Application, line string) string {
	t.Helper()
	e := event(t, line)
	if err := r.May(a, e, e.Day); err != nil {
		return err.Error()
	}
	return ""
}

func day(t rapid.TB, s string) calc.Day {
	t.Helper()
	d, err := calc.ParseDay(s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// An ordinary course of dibao, day by day; the notice put up on 16 March ends on
// the 25th.
var dibaoCourse = []string{
	"2026-03-02 filed", "2026-03-02 consented", "2026-03-03 accepted", "2026-03-05 survey_started",
	"2026-03-05 match_requested", "2026-03-06 match_started", "2026-03-09 match_fit", "2026-03-11 visited",
	"2026-03-13 opinion_for", "2026-03-16 notice_started", "2026-03-26 submitted", "2026-04-01 approved",
}

// until is the course up to and with the first event of a kind.
func until(course []string, kind string) []string {
	for i, line := range course {
		if strings.Fields(line)[1] == kind {
			return course[:i+1]
		}
	}
	return course
}
