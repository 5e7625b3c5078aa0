package casework_test

import (
	"errors"
	"fmt"
	"testing"
	"time"

	"doudi/calc"
	"doudi/calc/roster"
	"doudi/store/casework"
)

// meanwhile are acts that others do while a month is prepared, whether another
// month comes of them, and how often the month is to be prepared at most.
var meanwhile = []struct {
	name  string
	does  func(b *bureau, n int)
	other bool
	most  int
}{
	{"a note", func(b *bureau, n int) { b.typed("household", "household,note", fmt.Sprintf("000001,%d", n)) }, false, 1},
	{"another account", func(b *bureau, n int) {
		b.typed("household", "household,account", fmt.Sprintf("000001,62300000000099%02d", n))
	}, true, 3},
	{"a removal", func(b *bureau, n int) { b.moves(b.villages()[n], "000001") }, true, 3},
	{"a removal within the town, and back", func(b *bureau, _ int) {
		b.moves("999901001002", "000001")
		b.moves("999901001001", "000001")
	}, false, 1},
	{"a new family", func(b *bureau, n int) {
		number, head := fmt.Sprintf("8%05d", n), card("19600101", 700+n)
		b.imports(b.folder(map[string]string{
			"household": "household,region,payee,payee_id,account\n" + number + ",999901001001,张三," + head + ",6230000000009999\n",
			"member":    "household,name,id,relation,labour\n" + number + ",张三," + head + ",head,none\n",
			"decision":  "household,program,decision,from,percapita,reviewed\n" + number + ",dibao,determine,2026-07,100,2026-06-20\n",
		}))
	}, true, 3},
	{"a new family without an award", func(b *bureau, n int) {
		number := fmt.Sprintf("8%05d", n)
		b.imports(b.folder(map[string]string{
			"household": "household,region\n" + number + ",999901001001\n",
			"member":    "household,name,id,relation,labour\n" + number + ",张三," + card("19600101", 700+n) + ",head,none\n",
		}))
	}, false, 1},
	{"a decision for later", func(b *bureau, n int) {
		b.typed("decision", "household,program,decision,from,reason", fmt.Sprintf("%06d,dibao,stop,2027-05,moved", n))
	}, true, 1}, // the month says up to which decision it counts
	{"new tables", func(b *bureau, n int) {
		b.loads(b.amended("policy", map[string]string{"parameter:": fmt.Sprintf("recovery.share,%d,2026-06,民发〔2026〕1号", 20+n)}))
	}, true, 3},
}

// between lets acts be done when an office asks for the lock to write, and with
// it for the time: behind everything that it has prepared, and before the act that
// uses it. An act that has come to its end asks for the time again, and then must
// not be disturbed.
func between(o *casework.Office, does func(n int), times int) *casework.Office {
	if err := o.Store.Unlock(); err != nil {
		panic(err)
	}
	n, clock := 0, o.Store.Now
	o.Store.Now = func() time.Time {
		if n < times {
			n++
			does(n)
		}
		return clock()
	}
	return o
}

// TestSubmitOvertaken: what is submitted is what the records make when it is
// written, whatever was done since it was prepared, once or every time.
func TestSubmitOvertaken(t *testing.T) {
	for _, tc := range meanwhile {
		for times := 1; times <= tc.most; times += 2 {
			t.Run(fmt.Sprint(tc.name, " ", times), func(t *testing.T) {
				b := qinghe(t)
				before := b.roster(of2026(7)).Digest
				o := between(b.as("li"), func(n int) { tc.does(b, n) }, times)
				s, err := o.Submit(of2026(7), nil, false)
				b.ok(err)
				now := b.roster(of2026(7))
				if now.State != roster.Submitted || now.Stale || now.Digest != s.Digest {
					t.Errorf("submitted %s; the records make %s, %s", s.Digest, now.Digest, now.State)
				}
				if (s.Digest != before) != tc.other {
					t.Errorf("another month: %v", s.Digest != before)
				}
				b.confirmedAlone(of2026(7))
			})
		}
	}
}

// confirmedAlone confirms a month that was submitted, and proves all.
func (b *bureau) confirmedAlone(m calc.Month) {
	b.Helper()
	_, err := b.as("wang").Confirm(m, casework.Expectation{})
	b.ok(err)
	b.replayed()
}

// TestConfirmOvertaken: a month is only confirmed if the records make what was
// submitted when it is written.
func TestConfirmOvertaken(t *testing.T) {
	for _, tc := range meanwhile {
		for times := 1; times <= tc.most; times += 2 {
			t.Run(fmt.Sprint(tc.name, " ", times), func(t *testing.T) {
				b := qinghe(t)
				sent := b.submits(of2026(7))
				o := between(b.as("wang"), func(n int) { tc.does(b, n) }, times)
				s, err := o.Confirm(of2026(7), casework.Expectation{})
				if tc.other {
					b.refused(err, "roster.changed")
				} else if b.ok(err); s.Digest != sent.Digest {
					t.Errorf("submitted %s, confirmed %s", sent.Digest, s.Digest)
				}
				b.sound()
			})
		}
	}
}

// TestSubmitBlockedMeanwhile: a finding that blocks and comes up while a month is
// prepared blocks it.
func TestSubmitBlockedMeanwhile(t *testing.T) {
	b := qinghe(t)
	o := between(b.as("li"), func(int) { b.typed("household", "household,account", "000001,-") }, 1)
	_, err := o.Submit(of2026(7), nil, false)
	var blocked *casework.Blocked
	if !errors.As(err, &blocked) || len(blocked.Findings) != 1 || blocked.Findings[0].Household != "000001" {
		t.Errorf("%v", err)
	}
}

// TestDraftsWhileFamiliesMove: a draft is of one moment, though its townships are
// taken out one after the other: no family is in it twice, and none is missing.
func TestDraftsWhileFamiliesMove(t *testing.T) {
	b := qinghe(t)
	want := len(b.entries(b.roster(of2026(7))))
	busy, over := make(chan struct{}), make(chan error, 1)
	go func() {
		home := [2]calc.RegionCode{"999901001001", "999901003001"}
		for n := 0; ; n++ {
			select {
			case <-busy:
				over <- nil
				return
			default:
			}
			_, err := b.as("li").MoveHousehold("000001", casework.HouseholdChange{
				From: of2026(11), Reason: "搬家", Home: row("household", "region="+string(home[(n+1)%2])),
			})
			if err != nil {
				over <- err
				return
			}
		}
	}()
	for range 30 {
		r := b.roster(of2026(7))
		if n := len(b.entries(r)); n != want {
			t.Errorf("%d entries, want %d", n, want)
		}
		for _, f := range r.Findings {
			if f.Code == "insured.twice" {
				t.Errorf("%+v", f)
			}
		}
	}
	close(busy)
	b.ok(<-over)
	b.sound()
}
