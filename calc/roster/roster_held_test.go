package roster_test

import (
	"slices"
	"testing"

	"doudi/calc"
)

// reviewed are tables by which every award falls due for review one month after
// the last look, and is held when overdue by more than after months.
func reviewed(after string) tables {
	ts := county().with("review", ",,1").and("recovery.share=30", "taper.share=50")
	if after != "never" {
		ts = ts.and("review.hold_after=" + after)
	}
	return ts
}

// TestHeld: an award determined in July is due for review in August; the months
// on, at and past the limit of review.hold_after.
func TestHeld(t *testing.T) {
	for _, row := range []struct {
		after string
		want  []string // from July on
	}{
		{"0", []string{"100 = 100", "100 = 100", "off held"}},
		{"1", []string{"100 = 100", "100 = 100", "100 = 100", "off held"}},
		{"2", []string{"100 = 100", "100 = 100", "100 = 100", "100 = 100", "off held"}},
		{"", []string{"100 = 100", "100 = 100", "100 = 100", "100 = 100", "100 = 100", "100 = 100"}},
		{"never", []string{"100 = 100", "100 = 100", "100 = 100", "100 = 100", "100 = 100", "100 = 100"}},
	} {
		t.Run("after "+row.after, func(t *testing.T) {
			d := newDesk(t, m(7), reviewed(row.after))
			h := family("1")
			a := d.open(h, elder(h))
			d.record(a, det("a", 7))
			for _, want := range row.want {
				month, before := d.month, d.before(a)
				r := d.seal()[0]
				if got := shown(&r.Entry); got != want {
					t.Errorf("%s: %q, want %q", month, got, want)
				}
				checkCauses(t, before, &r.Entry)
				if overdue := slices.Contains(codes(r.Findings), "review.overdue"); overdue != (month > m(8) && !r.Entry.Held) {
					t.Errorf("%s: review.overdue is %v", month, overdue)
				}
				if !r.Entry.Held {
					continue
				}
				if got, want := causes(&r.Entry), "suspended(review) -100"; got != want {
					t.Errorf("%s: causes %q, want %q", month, got, want)
				}
				if got := codes(r.Findings); !slices.Equal(got, []string{"review.held"}) {
					t.Errorf("%s: findings %q", month, got)
				}
				if r.Entry.Settled || len(insured(&r, month)) != 0 {
					t.Errorf("%s: held, but settled %v, insured %d", month, r.Entry.Settled, len(insured(&r, month)))
				}
			}
		})
	}
}

// TestHeldOneMonth: a review done brings the held month back as arrears.
func TestHeldOneMonth(t *testing.T) {
	visit := func(kind calc.Decision, day calc.Day) calc.Decision { kind.Reviewed = day; return kind }
	for _, row := range []struct {
		name   string
		done   []calc.Decision // recorded before October
		want   string
		causes string
	}{
		{"kept as it was", []calc.Decision{visit(det("a", 10), 20260925)}, "200 = 100 +09:100", "resumed 100, arrears 100"},
		{"raised from October", []calc.Decision{visit(det("b", 10), 20260925)}, "350 = 250 +09:100", "resumed 250, arrears 100"},
		{"lowered from September", []calc.Decision{visit(det("c", 9), 20260925)}, "80 = 40 +09:40", "resumed 40, arrears 40"},
		{"stopped from September", []calc.Decision{visit(stop(calc.IncomeAbove, 9), 20260925)}, "off", ""},
		{"stopped from August", []calc.Decision{visit(stop(calc.IncomeAbove, 8), 20260925)}, "off debt 100", ""},
		{"stopped from October", []calc.Decision{visit(stop(calc.IncomeAbove, 10), 20260925)}, "100 = 0 +09:100", "arrears 100"},
		{"tapered from October", []calc.Decision{visit(taper(10, 11), 20260925)}, "150 = 50 +09:100", "resumed 50, arrears 100"},
	} {
		t.Run(row.name, func(t *testing.T) {
			d := newDesk(t, m(7), reviewed("0"))
			h := family("1")
			a := d.open(h, elder(h))
			d.record(a, det("a", 7))
			d.seal()
			d.seal()
			if e := d.seal()[0].Entry; !e.Held {
				t.Fatal("September is not held")
			}
			d.record(a, row.done...)
			before := d.before(a)
			e := &d.seal()[0].Entry
			if got := shown(e); got != row.want {
				t.Errorf("%q, want %q", got, row.want)
			}
			if got := causes(e); got != row.causes {
				t.Errorf("causes %q, want %q", got, row.causes)
			}
			checkCauses(t, before, e)
		})
	}
}

// TestHeldMonths: nothing is paid while the review is not done, neither the
// month nor the months held before it.
func TestHeldMonths(t *testing.T) {
	d := newDesk(t, m(7), reviewed("0"))
	h := family("1")
	a := d.open(h, elder(h))
	d.record(a, det("a", 7))
	for _, want := range []string{"100 = 100", "100 = 100", "off held", "off held", "off held"} {
		month, before := d.month, d.before(a)
		e := &d.seal()[0].Entry
		if got := shown(e); got != want {
			t.Errorf("%s: %q, want %q", month, got, want)
		}
		checkCauses(t, before, e)
	}
	done := det("a", 12)
	done.Reviewed = 20261125
	d.record(a, done)
	if got, want := shown(&d.seal()[0].Entry), "400 = 100 +09:100 +10:100 +11:100"; got != want {
		t.Errorf("after the review: %q, want %q", got, want)
	}
}

// TestNeverHeld: what does not pay by facts is not held.
func TestNeverHeld(t *testing.T) {
	for _, row := range []struct {
		name string
		ds   []calc.Decision
		want string // September's line
	}{
		{"suspended", []calc.Decision{det("a", 7), suspend(8)}, "off"},
		{"stopped", []calc.Decision{det("a", 7), stop(calc.Moved, 8)}, "off"},
		{"taper has ended", []calc.Decision{det("a", 7), taper(8, 8)}, "off"},
		{"not begun", []calc.Decision{det("a", 10)}, "off"},
	} {
		t.Run(row.name, func(t *testing.T) {
			d := newDesk(t, m(7), reviewed("0"))
			h := family("1")
			d.record(d.open(h, elder(h)), row.ds...)
			d.seal()
			d.seal()
			if got := shown(&d.seal()[0].Entry); got != row.want {
				t.Errorf("%q, want %q", got, row.want)
			}
		})
	}
}
