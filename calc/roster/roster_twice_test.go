package roster_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"doudi/calc"
)

// TestArrearsTwice lets two or three households' awards live from July on: what was
// recorded before a month, and whom the checks of later months find paid twice. 1 is
// the household where somebody lived, 2 the one where they live now.
func TestArrearsTwice(t *testing.T) {
	type decided struct {
		before int // the month before which it was recorded
		award  string
		calc.Decision
	}
	at := func(before int, award string, x calc.Decision) decided { return decided{before, award, x} }
	away, home := []calc.Insured{zhang, spouse}, []calc.Insured{sick}
	both := func(from int) calc.Decision { return need(from, 200, zhang, sick) }
	twice := func(person calc.Insured, month int, of, other string) string {
		return fmt.Sprintf("arrears.twice %s %s %s %s", person.ID.Tail(), m(month), of, other)
	}
	rows := []struct {
		name  string
		story []decided
		want  map[int][]string // by month; insured.twice and programs.exclusive by their codes alone
	}{
		{
			name: "moved on time", story: []decided{
				at(7, "1", need(7, 200, away...)), at(7, "2", need(7, 200, home...)),
				at(9, "1", need(9, 200, spouse)), at(9, "2", both(9)),
			},
		},
		{
			name: "moved back to August", story: []decided{
				at(7, "1", need(7, 200, away...)), at(7, "2", need(7, 200, home...)),
				at(10, "1", need(8, 200, spouse)), at(10, "2", both(8)),
			},
		},
		{
			name: "moved from October on there, back to August here", story: []decided{
				at(7, "1", need(7, 200, away...)), at(7, "2", need(7, 200, home...)),
				at(10, "1", need(10, 200, spouse)), at(10, "2", both(8)),
			},
			want: map[int][]string{10: {twice(zhang, 8, "2 dibao", "1 dibao"), twice(zhang, 9, "2 dibao", "1 dibao")}},
		},
		{
			name: "still paid there", story: []decided{
				at(7, "1", need(7, 200, away...)), at(7, "2", need(7, 200, home...)), at(9, "2", both(8)),
			},
			want: map[int][]string{9: {"insured.twice", twice(zhang, 8, "2 dibao", "1 dibao")}, 10: {"insured.twice"}, 11: {"insured.twice"}},
		},
		{
			name: "the older household later in order", story: []decided{
				at(7, "2", need(7, 200, away...)), at(9, "2", need(9, 200, spouse)), at(9, "1", both(8)),
			},
			want: map[int][]string{9: {twice(zhang, 8, "1 dibao", "2 dibao")}},
		},
		{
			name: "stopped there back to August", story: []decided{
				at(7, "1", need(7, 200, away...)), at(10, "1", stop(calc.Moved, 8)), at(10, "2", both(8)),
			},
		},
		{
			name: "stopped there from October on only", story: []decided{
				at(7, "1", need(7, 200, zhang)), at(10, "1", stop(calc.Moved, 10)), at(10, "2", both(9)),
			},
			want: map[int][]string{10: {twice(zhang, 9, "2 dibao", "1 dibao")}},
		},
		{
			name: "stopped there a month ago, and put right a month later", story: []decided{
				at(7, "1", need(7, 200, zhang)), at(9, "1", stop(calc.Moved, 9)), at(10, "2", both(8)), at(11, "1", stop(calc.Moved, 8)),
			},
			want: map[int][]string{10: {twice(zhang, 8, "2 dibao", "1 dibao")}},
		},
		{
			name: "suspended there", story: []decided{
				at(7, "1", need(7, 200, zhang)), at(8, "1", suspend(8)), at(10, "2", both(8)), at(10, "1", stop(calc.Moved, 8)),
			},
		},
		{
			name: "suspended there and resumed after all", story: []decided{
				at(7, "1", need(7, 200, zhang)), at(8, "1", suspend(8)), at(8, "2", both(8)), at(10, "1", resume(8)), at(10, "2", stop(calc.Moved, 10)),
			},
			want: map[int][]string{10: {twice(zhang, 8, "1 dibao", "2 dibao"), twice(zhang, 9, "1 dibao", "2 dibao")}},
		},
		{
			name: "arrears of both, said once", story: []decided{
				at(7, "1", suspend(7)), at(9, "1", need(8, 200, zhang)), at(9, "2", need(8, 200, zhang)), at(9, "1", stop(calc.Moved, 9)),
			},
			want: map[int][]string{9: {twice(zhang, 8, "2 dibao", "1 dibao")}},
		},
		{
			name: "worth nothing there", story: []decided{
				at(7, "1", need(7, 600, zhang)), at(9, "1", stop(calc.IncomeAbove, 9)), at(9, "2", both(8)),
			},
		},
		{
			name: "tapering there", story: []decided{
				at(7, "1", need(7, 200, zhang)), at(8, "1", taper(8, 8)), at(10, "2", both(8)),
			},
			want: map[int][]string{10: {twice(zhang, 8, "2 dibao", "1 dibao")}},
		},
		{
			name: "alone and with the household", story: []decided{
				at(7, "1", need(7, 200, away...)), at(9, "1", need(9, 200, spouse)), at(9, "1 dibao alone", need(8, 200, zhang)),
			},
			want: map[int][]string{9: {twice(zhang, 8, "1 dibao alone", "1 dibao")}},
		},
		{
			name: "less than was paid", story: []decided{
				at(7, "1", need(7, 200, zhang)), at(7, "2", both(7)), at(8, "2", need(7, 300, zhang, sick)), at(8, "1", stop(calc.Moved, 8)),
			},
			want: map[int][]string{7: {"insured.twice"}},
		},
		{
			name: "another programme", story: []decided{
				at(7, "1", need(7, 200, zhang)), at(9, "1 nursing", need(7, 0, zhang)),
			},
		},
		{
			name: "programmes that exclude each other from August on", story: []decided{
				at(7, "1", need(7, 200, zhang)), at(9, "1", need(9, 200, spouse)), at(9, "1 elder", det("a", 7)),
			},
			want: map[int][]string{9: {twice(zhang, 8, "1 elder", "1 dibao")}},
		},
		{
			name: "other people joined", story: []decided{
				at(7, "1", need(7, 200, away...)), at(9, "1", need(7, 200, zhang, spouse, ageing)),
			},
		},
		{
			name: "three awards", story: []decided{
				at(7, "1", need(7, 200, zhang)), at(8, "1", stop(calc.Moved, 8)), at(8, "2", need(8, 200, zhang)), at(9, "2", stop(calc.Moved, 9)), at(10, "3", need(7, 200, zhang)),
			},
			want: map[int][]string{10: {twice(zhang, 7, "3 dibao", "1 dibao"), twice(zhang, 8, "3 dibao", "2 dibao")}},
		},
	}
	ts := gap().with("standard", "nursing,,,,2020-01,80,month,").with("exclusive", "elder,dibao,2026-08,")
	for _, row := range rows {
		t.Run(row.name, func(t *testing.T) {
			d := newDesk(t, m(7), ts)
			awards := map[string]*calc.Award{}
			for _, name := range []string{"1", "1 dibao alone", "1 elder", "1 nursing", "2", "3"} {
				number, program, _ := strings.Cut(name, " ")
				key := calc.AwardKey{Household: calc.HouseholdNumber(number), Program: calc.Dibao}
				if program != "" {
					key.Person = zhang.ID
				}
				if program == "elder" || program == "nursing" {
					key.Program = calc.Program(program)
				}
				h := family(number)
				awards[name] = d.open(h, &calc.Award{AwardKey: key})
			}
			for d.month < m(12) {
				for _, x := range row.story {
					if m(x.before) == d.month {
						d.record(awards[x.award], x.Decision)
					}
				}
				if got, want := d.foundTwice(), row.want[d.month.Number()]; !slices.Equal(got, want) {
					t.Errorf("%s: %q, want %q", d.month, got, want)
				}
				d.seal()
			}
		})
	}
}

// TestArrearsTwiceHeld: an award that is held covers nobody in a month for which it was
// not paid, as in the month itself; when the review is done its own arrears are found.
func TestArrearsTwiceHeld(t *testing.T) {
	d := newDesk(t, m(7), gap().and("review.hold_after=0").with("review", "dibao,,1"))
	there, here := family("1"), family("2")
	old, moved := d.open(there, whole(there)), d.open(here, whole(here))
	d.record(old, need(7, 200, zhang)) // due in August, held from September on
	reviewed := need(8, 200, zhang)
	reviewed.Reviewed = m(12).First()
	visited := need(7, 200, zhang)
	visited.Reviewed = m(12).First()
	august := "arrears.twice " + zhang.ID.Tail() + " 2026-08 2 dibao 1 dibao"
	for _, month := range []struct {
		before func()
		want   []string
	}{
		{func() {}, nil},
		{func() {}, nil},
		{func() {}, nil},
		{func() { d.record(moved, reviewed) }, []string{august}},
		{func() { d.record(old, visited) }, []string{
			"insured.twice", "arrears.twice " + zhang.ID.Tail() + " 2026-09 1 dibao 2 dibao", "arrears.twice " + zhang.ID.Tail() + " 2026-10 1 dibao 2 dibao",
		}},
	} {
		month.before()
		if got := d.foundTwice(); !slices.Equal(got, month.want) {
			t.Errorf("%s: %q, want %q", d.month, got, month.want)
		}
		d.seal()
	}
}

// foundTwice are the findings about persons paid twice in the month at work.
func (d *desk) foundTwice() (found []string) {
	for _, f := range d.preflight() {
		switch f.Code {
		case "insured.twice", "programs.exclusive":
			found = append(found, f.Code)
		case "arrears.twice":
			who := fmt.Sprint(f.Args[3], " ", f.Args[2])
			if f.Person != "" && f.Program == calc.Dibao {
				who += " alone"
			}
			if !f.Block || string(f.Household) != f.Args[3] || string(f.Program) != f.Args[2] {
				d.t.Errorf("%+v", f)
			}
			found = append(found, fmt.Sprintf("%s %s %s %s %s %s", f.Code, f.Args[0], f.Args[1], who, f.Args[5], f.Args[4]))
		}
	}
	return found
}
